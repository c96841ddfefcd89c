import { fraction } from './fields';
import type { Fraction } from '../money';
import type { ClauseKind, ClauseOf } from './kind';
import { splitBetween } from './shares';

/** The school municipality bears this part of the cost, the home municipality the rest. */
export interface ShareCostsClause extends ClauseOf<'share-costs'> {
  readonly schoolShare: Fraction;
}

export const shareCosts: ClauseKind<ShareCostsClause> = {
  kind: 'share-costs',
  title: { nl: 'kostenverdeling', en: 'shared costs' },
  fields: {
    schoolShare: fraction('deel van de schoolgemeente', 'part of the school municipality'),
  },
  says: ({ schoolShare: { numerator, denominator } }) => ({
    nl: `de schoolgemeente draagt ${numerator}/${denominator} van de kosten`,
    en: `the school municipality bears ${numerator}/${denominator} of the cost`,
  }),
  bearers: ({ schoolShare }, { school, home }) => splitBetween(school, schoolShare, home),
};
