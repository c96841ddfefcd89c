import type { MunicipalityCode } from '../facts';
import { exactly } from '../money';
import { compare, type LocalDate } from '../period';
import { byWeights, pooledFields, yearOf, type Pooled } from './cost-keys';
import { count, date, group, list, municipality } from './fields';
import type { ClauseKind, ClauseOf } from './kind';

/** How many pupils a municipality had on a count date. */
export interface PupilCount {
  readonly municipality: MunicipalityCode;
  readonly countDate: LocalDate;
  readonly pupils: number;
}

/** Cost by pupils: the last count date in the years before the year of service. */
export interface KeyByPupilsClause extends ClauseOf<'key-by-pupils'>, Pooled {
  readonly counts: readonly PupilCount[];
}

export const keyByPupils: ClauseKind<KeyByPupilsClause> = {
  kind: 'key-by-pupils',
  title: { nl: 'verdeelsleutel naar leerlingen', en: 'cost key by pupils' },
  fields: {
    ...pooledFields,
    counts: list(
      'tellingen',
      'counts',
      group('telling', 'count', {
        municipality: municipality(),
        countDate: date('teldatum', 'count date'),
        pupils: count('leerlingen', 'pupils'),
      }),
    ),
  },
  says: () => ({
    nl: 'de kosten worden gedeeld naar het aantal leerlingen op de teldatum',
    en: 'the cost is shared by the number of pupils on the count date',
  }),
  bearers: (clause, moment) => {
    const before = clause.counts.filter(({ countDate }) => yearOf(countDate) < yearOf(moment.day));
    const last = before
      .map(({ countDate }) => countDate)
      .sort(compare)
      .pop();
    return byWeights(clause, moment, (code) => {
      const found = before.find((one) => one.municipality === code && one.countDate === last);
      return exactly(found?.pupils ?? 0);
    });
  },
  cuts: ({ counts }) =>
    counts.map(({ countDate }) => `${yearOf(countDate) + 1}-01-01` as LocalDate),
};
