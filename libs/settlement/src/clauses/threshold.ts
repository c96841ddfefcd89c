import { amount, role, window } from './fields';
import { exactly, isLess, type Cents } from '../money';
import type { ClauseKind, ClauseOf, Window } from './kind';
import type { Role } from './moment';
import { borneBy } from './shares';
import { euros, PER, ROLE } from './wording';

/**
 * As long as the cost in a window stays under the threshold, one municipality bears all of it;
 * once it reaches the threshold the whole cost is shared, from the first cent. So a later line can
 * change the answer for an earlier one; that comes as a correction.
 */
export interface ThresholdClause extends ClauseOf<'threshold'> {
  readonly bearer: Role;
  readonly thresholdCents: Cents;
  readonly window: Window;
}

export const threshold: ClauseKind<ThresholdClause> = {
  kind: 'threshold',
  title: { nl: 'drempel', en: 'threshold' },
  fields: {
    bearer: role('wie draagt de kosten onder de drempel', 'who bears the cost under the threshold'),
    thresholdCents: amount('drempel', 'threshold'),
    window: window(),
  },
  says: ({ bearer, thresholdCents, window }) => ({
    nl:
      `${ROLE[bearer].nl} draagt alles zolang de kosten ${PER[window].nl} ` +
      `onder ${euros(thresholdCents, 'nl')} blijven`,
    en:
      `${ROLE[bearer].en} bears all while the cost ${PER[window].en} ` +
      `stays under ${euros(thresholdCents, 'en')}`,
  }),
  adjustment: {
    window: ({ window }) => window,
    adjust: ({ bearer, thresholdCents }, slices, view) => {
      if (!isLess(view.total, exactly(thresholdCents))) return slices;
      const shares = borneBy(view[bearer]);
      return slices.map((slice) => ({ ...slice, shares }));
    },
  },
};
