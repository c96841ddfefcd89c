import type { Share } from '../facts';
import { isWhole, type Cents } from '../money';
import type { LocalDate } from '../period';
import { cutAtRoom, roomUnder } from './bands';
import { amount, date, list, optional, role, share, text } from './fields';
import type { ClauseKind, ClauseOf } from './kind';
import type { Role } from './moment';
import { NOT_ONE, borneBy, tidy } from './shares';

/**
 * A joint pot (*doorbraakbudget*) for a child that falls between two chairs. Contributors fill it
 * in fixed parts up to a ceiling per child and year. Whether the whole pot is empty cannot be seen
 * from one child, so the parties record the day (`exhaustedFrom`).
 */
export interface BreakthroughBudgetClause extends ClauseOf<'breakthrough-budget'> {
  readonly contributors: readonly Share[];
  readonly ceilingCents: Cents;
  readonly excessBearer: Role;
  readonly decidedBy: string;
  readonly exhaustedFrom: LocalDate | null;
}

export const breakthroughBudget: ClauseKind<BreakthroughBudgetClause> = {
  kind: 'breakthrough-budget',
  title: { nl: 'doorbraakbudget', en: 'breakthrough budget' },
  fields: {
    contributors: list('deelnemers, samen één', 'contributors, together one', share()),
    ceilingCents: amount('plafond per kind en jaar', 'ceiling per child and year'),
    excessBearer: role('wie draagt wat erboven komt', 'who bears what is above it'),
    decidedBy: text('wie beslist', 'who decides'),
    exhaustedFrom: optional(date('pot leeg op', 'pot empty on')),
  },
  says: ({ decidedBy }) => ({
    nl: `het doorbraakbudget betaalt; ${decidedBy} beslist`,
    en: `the breakthrough budget pays; ${decidedBy} decides`,
  }),
  bearers: ({ contributors, exhaustedFrom }, { day }) => {
    const isEmpty = exhaustedFrom !== null && exhaustedFrom <= day;
    return isEmpty || !isWhole(contributors) ? null : tidy(contributors);
  },
  cuts: ({ exhaustedFrom }) => (exhaustedFrom === null ? [] : [exhaustedFrom]),
  days: ({ exhaustedFrom }) => (exhaustedFrom === null ? [] : [exhaustedFrom]),
  adjustment: {
    window: () => 'year',
    adjust: ({ ceilingCents, excessBearer }, slices, view) => {
      const { within, beyond } = cutAtRoom(slices, roomUnder(ceilingCents, view.before));
      const shares = borneBy(view[excessBearer]);
      return [...within, ...beyond.map((slice) => ({ ...slice, shares }))];
    },
  },
  check: ({ contributors }) => (isWhole(contributors) ? [] : [NOT_ONE]),
};
