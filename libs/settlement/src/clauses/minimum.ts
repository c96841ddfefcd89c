import { amount, window } from './fields';
import { exactly, isLess, type Cents } from '../money';
import type { ClauseKind, ClauseOf, Window } from './kind';
import { borneBy } from './shares';
import { euros, PER } from './wording';

/** Too small to send around: under the minimum the receiver that paid keeps the cost. */
export interface MinimumClause extends ClauseOf<'minimum'> {
  readonly minimumCents: Cents;
  readonly window: Window;
}

export const minimum: ClauseKind<MinimumClause> = {
  kind: 'minimum',
  title: { nl: 'minimumbedrag', en: 'minimum amount' },
  fields: { minimumCents: amount('minimum', 'minimum'), window: window() },
  says: ({ minimumCents, window }) => ({
    nl: `kosten ${PER[window].nl} onder ${euros(minimumCents, 'nl')} worden niet verrekend`,
    en: `cost ${PER[window].en} under ${euros(minimumCents, 'en')} is not settled`,
  }),
  adjustment: {
    window: ({ window }) => window,
    adjust: ({ minimumCents }, slices, { total, receiver }) => {
      if (!isLess(total, exactly(minimumCents))) return slices;
      return slices.map((slice) => ({ ...slice, shares: borneBy(receiver) }));
    },
  },
};
