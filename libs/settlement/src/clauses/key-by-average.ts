import { byWeights, figureOver, newYears, pooledFields, yearFigures, yearOf } from './cost-keys';
import type { Pooled, YearFigure } from './cost-keys';
import { count } from './fields';
import type { ClauseKind, ClauseOf } from './kind';

/** Cost by the average number of clients over some years before. */
export interface KeyByAverageClause extends ClauseOf<'key-by-average'>, Pooled {
  readonly years: number;
  readonly clients: readonly YearFigure[];
}

export const keyByAverage: ClauseKind<KeyByAverageClause> = {
  kind: 'key-by-average',
  title: { nl: 'verdeelsleutel naar gemiddelde', en: 'cost key by average' },
  fields: {
    ...pooledFields,
    years: count('aantal jaren', 'number of years', 1),
    clients: yearFigures('cliënten per jaar', 'clients per year'),
  },
  says: ({ years }) => ({
    nl: `de kosten worden gedeeld naar het gemiddelde aantal cliënten over ${years} jaar`,
    en: `the cost is shared by the average number of clients over ${years} years`,
  }),
  bearers: (clause, moment) => {
    const until = yearOf(moment.day);
    // All have the same number of years, so the sums stand in the proportions of the averages.
    return byWeights(clause, moment, (municipality) =>
      figureOver(clause.clients, municipality, { from: until - clause.years, until }),
    );
  },
  cuts: ({ clients, years }) => newYears(clients, years),
};
