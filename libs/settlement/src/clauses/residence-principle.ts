import type { ClauseKind, ClauseOf } from './kind';
import { borneBy } from './shares';

/** The home municipality bears everything, said aloud; exceptions stand before it. */
export type ResidencePrincipleClause = ClauseOf<'residence-principle'>;

export const residencePrinciple: ClauseKind<ResidencePrincipleClause> = {
  kind: 'residence-principle',
  title: { nl: 'woonplaatsbeginsel', en: 'residence principle' },
  fields: {},
  says: () => ({
    nl: 'de woongemeente draagt alle kosten',
    en: 'the home municipality bears all cost',
  }),
  bearers: (_, { home }) => borneBy(home),
};
