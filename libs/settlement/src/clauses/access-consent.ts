import { addDays } from '../period';
import type { Cents } from '../money';
import { amount, count, list, optional, role, text } from './fields';
import type { ClauseKind, ClauseOf } from './kind';
import type { Role } from './moment';

/**
 * The way in: who may refer, whose local team must agree before help starts, by when, and which
 * officer agrees when that team does not answer. Payment that depends on consent is a matter of
 * scope (`homeConsent`).
 */
export interface AccessConsentClause extends ClauseOf<'access-consent'> {
  readonly referrers: readonly string[];
  readonly consentBy: Role | null;
  readonly answerDays: number;
  readonly fallbackOfficer: string | null;
  /** Only help that costs this much or more; null = all help. */
  readonly fromCents: Cents | null;
}

export const accessConsent: ClauseKind<AccessConsentClause> = {
  kind: 'access-consent',
  title: { nl: 'toegang en toestemming vooraf', en: 'access and prior consent' },
  fields: {
    referrers: list('wie mag verwijzen', 'who may refer', text('verwijzer', 'referrer')),
    consentBy: optional(role('wie moet instemmen', 'who must agree')),
    answerDays: count('antwoord binnen dagen', 'answer within days', 1),
    fallbackOfficer: optional(text('wie anders beslist', 'who decides otherwise')),
    fromCents: optional(amount('vanaf bedrag', 'from amount')),
  },
  says: ({ referrers }) => ({
    nl: `verwijzen mag ${referrers.join(', ')}, met toestemming vooraf`,
    en: `${referrers.join(', ')} may refer, with prior consent`,
  }),
  duties: ({ consentBy, answerDays, fallbackOfficer: officer }, { happening, on }) =>
    happening === 'help-requested'
      ? [
          {
            holder: consentBy,
            due: addDays(on, answerDays),
            what: {
              nl: `zegt of het lokale team instemt${officer ? `; anders beslist ${officer}` : ''}`,
              en: `says whether the local team agrees${officer ? `; else ${officer} decides` : ''}`,
            },
          },
        ]
      : [],
};
