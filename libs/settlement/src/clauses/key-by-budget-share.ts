import type { Share } from '../facts';
import { isWhole } from '../money';
import { list, share } from './fields';
import type { ClauseKind, ClauseOf } from './kind';
import { NOT_ONE, tidy } from './shares';

/** Cost by a fixed table, such as each municipality's part of the state grant. */
export interface KeyByBudgetShareClause extends ClauseOf<'key-by-budget-share'> {
  readonly shares: readonly Share[];
}

export const keyByBudgetShare: ClauseKind<KeyByBudgetShareClause> = {
  kind: 'key-by-budget-share',
  title: { nl: 'verdeelsleutel naar budget', en: 'cost key by budget share' },
  fields: { shares: list('aandelen, samen één', 'shares, together one', share()) },
  says: () => ({
    nl: 'de kosten worden gedeeld naar ieders aandeel in het budget',
    en: "the cost is shared by each one's part of the budget",
  }),
  bearers: ({ shares }) => (isWhole(shares) ? tidy(shares) : null),
  check: ({ shares }) => (isWhole(shares) ? [] : [NOT_ONE]),
};
