import type { MunicipalityCode } from '../facts';
import type { Fraction } from '../money';
import { yearOf } from './cost-keys';
import { count, fraction, list, municipality } from './fields';
import type { ClauseKind, ClauseOf } from './kind';
import { splitBetween } from './shares';
import type { LocalDate } from '../period';

/**
 * A municipality that gets a state grant for children without a municipality of origin bears that
 * part of their cost in the years of the grant: where the law fell back on where the child was.
 */
export interface OutsideCompensationClause extends ClauseOf<'outside-compensation'> {
  readonly grantee: MunicipalityCode;
  readonly part: Fraction;
  readonly years: readonly number[];
}

export const outsideCompensation: ClauseKind<OutsideCompensationClause> = {
  kind: 'outside-compensation',
  title: { nl: 'compensatie van buiten', en: 'outside compensation' },
  fields: {
    grantee: municipality('wie de uitkering krijgt', 'who gets the grant'),
    part: fraction('deel dat de uitkering dekt', 'part that the grant covers'),
    years: list('jaren', 'years', count('jaar', 'year', 1900)),
  },
  says: ({ grantee }) => ({
    nl: `gemeente ${grantee} krijgt hiervoor een uitkering van het Rijk en draagt dat deel`,
    en: `municipality ${grantee} gets a state grant for this and bears that part`,
  }),
  bearers: ({ grantee, part, years }, { day, rung, home }) => {
    const isWithoutOrigin = rung === 'JW1.1-3b' || rung === 'JW1.1-4';
    return isWithoutOrigin && years.includes(yearOf(day))
      ? splitBetween(grantee, part, home)
      : null;
  },
  cuts: ({ years }) =>
    years.flatMap((year) => [`${year}-01-01` as LocalDate, `${year + 1}-01-01` as LocalDate]),
};
