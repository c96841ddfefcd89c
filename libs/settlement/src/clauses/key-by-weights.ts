import type { MunicipalityCode } from '../facts';
import { exactly, plus, type Exact } from '../money';
import {
  byWeights,
  figureOver,
  membersOf,
  newYears,
  partOfAll,
  pooledFields,
  yearFigures,
} from './cost-keys';
import { yearOf, type Pooled, type YearFigure } from './cost-keys';
import { count, group, list, text } from './fields';
import type { ClauseKind, ClauseOf } from './kind';

/** A figure that counts with a weight: inhabitants, level of education, origin. */
export interface Indicator {
  readonly name: string;
  readonly weight: number;
  readonly figures: readonly YearFigure[];
}

/**
 * Cost by several figures of the year before, each with its weight, and a weight that is the same
 * for all. An indicator counts by the part of each municipality in it.
 */
export interface KeyByWeightsClause extends ClauseOf<'key-by-weights'>, Pooled {
  readonly fixedWeight: number;
  readonly indicators: readonly Indicator[];
}

export const keyByWeights: ClauseKind<KeyByWeightsClause> = {
  kind: 'key-by-weights',
  title: { nl: 'gewogen verdeelsleutel', en: 'weighted cost key' },
  fields: {
    ...pooledFields,
    fixedWeight: count('vast gewicht', 'fixed weight'),
    indicators: list(
      'maatstaven',
      'indicators',
      group('maatstaf', 'indicator', {
        name: text('naam', 'name'),
        weight: count('gewicht', 'weight'),
        figures: yearFigures('cijfers per jaar', 'figures per year'),
      }),
    ),
  },
  says: ({ indicators }) => ({
    nl: `de kosten worden gedeeld naar ${indicators.map(({ name }) => name).join(', ')}`,
    en: `the cost is shared by ${indicators.map(({ name }) => name).join(', ')}`,
  }),
  bearers: (clause, moment) => {
    const from = yearOf(moment.day) - 1;
    const members = membersOf(clause.pool, moment);
    return byWeights(clause, moment, (municipality) =>
      weightOf(clause, municipality, members, from),
    );
  },
  cuts: ({ indicators }) => indicators.flatMap(({ figures }) => newYears(figures, 1)),
};

function weightOf(
  { fixedWeight, indicators }: KeyByWeightsClause,
  municipality: MunicipalityCode,
  members: readonly MunicipalityCode[],
  from: number,
): Exact {
  const years = { from, until: from + 1 };
  const fixed = exactly({ numerator: fixedWeight, denominator: members.length });
  return indicators.reduce((total, { weight, figures }) => {
    const all = members.reduce(
      (sum, member) => plus(sum, figureOver(figures, member, years)),
      exactly(0),
    );
    return plus(total, partOfAll(figureOver(figures, municipality, years), all, weight));
  }, fixed);
}
