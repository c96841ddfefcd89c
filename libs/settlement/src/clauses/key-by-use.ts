import { byWeights, figureOver, newYears, pooledFields, yearFigures, yearOf } from './cost-keys';
import type { Pooled, YearFigure } from './cost-keys';
import type { ClauseKind, ClauseOf } from './kind';

/** Cost by use: the number of clients of each municipality in the year before. */
export interface KeyByUseClause extends ClauseOf<'key-by-use'>, Pooled {
  readonly clients: readonly YearFigure[];
}

export const keyByUse: ClauseKind<KeyByUseClause> = {
  kind: 'key-by-use',
  title: { nl: 'verdeelsleutel naar gebruik', en: 'cost key by use' },
  fields: { ...pooledFields, clients: yearFigures('cliënten per jaar', 'clients per year') },
  says: () => ({
    nl: 'de kosten worden gedeeld naar het aantal cliënten in het jaar ervoor',
    en: 'the cost is shared by the number of clients in the year before',
  }),
  bearers: (clause, moment) => {
    const year = yearOf(moment.day);
    return byWeights(clause, moment, (municipality) =>
      figureOver(clause.clients, municipality, { from: year - 1, until: year }),
    );
  },
  cuts: ({ clients }) => newYears(clients, 1),
};
