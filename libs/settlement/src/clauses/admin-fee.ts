import { amount, fraction, role } from './fields';
import type { Cents, Fraction } from '../money';
import type { ClauseKind, ClauseOf } from './kind';
import { other, type Role } from './moment';
import { euros, part, ROLE } from './wording';

/**
 * What one municipality pays the other for the work, on top of the cost: a part of what it bears of
 * a line and a fixed amount per line. The part is rounded on its own, once.
 */
export interface AdminFeeClause extends ClauseOf<'admin-fee'> {
  readonly payer: Role;
  readonly part: Fraction;
  readonly fixedCents: Cents;
}

export const adminFee: ClauseKind<AdminFeeClause> = {
  kind: 'admin-fee',
  title: { nl: 'vergoeding voor de uitvoering', en: 'administrative fee' },
  fields: {
    payer: role('wie betaalt', 'who pays'),
    part: fraction('deel van de kosten', 'part of the cost'),
    fixedCents: amount('vast bedrag per regel', 'fixed amount per line'),
  },
  says: (clause) => ({
    nl:
      `${ROLE[clause.payer].nl} betaalt voor de uitvoering ${part(clause.part)} van de kosten ` +
      `en ${euros(clause.fixedCents, 'nl')} per regel`,
    en:
      `${ROLE[clause.payer].en} pays ${part(clause.part)} of the cost ` +
      `and ${euros(clause.fixedCents, 'en')} per line for the work`,
  }),
  surcharge: ({ payer, part: fraction, fixedCents }, roles) => ({
    debtor: roles[payer],
    creditor: roles[other(payer)],
    part: fraction,
    fixedCents,
  }),
};
