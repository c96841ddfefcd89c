import { addDays } from '../period';
import { count } from './fields';
import type { ClauseDuty, ClauseKind, ClauseOf, Happening } from './kind';

/** How many days each party has for an answer, an invoice, an objection and a payment. */
export interface TermsClause extends ClauseOf<'terms'> {
  readonly answerDays: number;
  readonly invoiceDays: number;
  readonly objectionDays: number;
  readonly paymentDays: number;
}

export const terms: ClauseKind<TermsClause> = {
  kind: 'terms',
  title: { nl: 'termijnen', en: 'terms' },
  fields: {
    answerDays: count('antwoord op een vraag (dagen)', 'answer to a question (days)', 1),
    invoiceDays: count('afrekening na de maand (dagen)', 'statement after the month (days)', 1),
    objectionDays: count('bezwaar (dagen)', 'objection (days)', 1),
    paymentDays: count('betaling (dagen)', 'payment (days)', 1),
  },
  says: ({ answerDays, paymentDays }) => ({
    nl: `antwoord binnen ${answerDays} dagen, betaling binnen ${paymentDays} dagen`,
    en: `answer within ${answerDays} days, payment within ${paymentDays} days`,
  }),
  duties: (clause, { happening, on }) =>
    termsOn(clause, happening).map(({ days, ...duty }) => ({ ...duty, due: addDays(on, days) })),
};

type TermDuty = Omit<ClauseDuty, 'due'> & { readonly days: number };

function termsOn(clause: TermsClause, happening: Happening): TermDuty[] {
  const { answerDays, invoiceDays, objectionDays, paymentDays } = clause;
  const answers = { nl: 'zegt of zij verantwoordelijk is', en: 'says whether it is responsible' };
  const invoices = { nl: 'stuurt de afrekening', en: 'sends the statement' };
  const objects = { nl: 'maakt bezwaar als iets niet klopt', en: 'objects if something is wrong' };
  const pays = { nl: 'betaalt het saldo', en: 'pays the balance' };
  if (happening === 'help-requested') return [{ holder: 'home', days: answerDays, what: answers }];
  if (happening === 'month-ended') return [{ holder: 'both', days: invoiceDays, what: invoices }];
  if (happening !== 'statement-sent') return [];
  return [
    { holder: 'both', days: objectionDays, what: objects },
    { holder: 'both', days: paymentDays, what: pays },
  ];
}
