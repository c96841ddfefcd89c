import type { MunicipalityCode, Share } from '../facts';
import {
  allocate,
  cents,
  commonWeights,
  exactly,
  plus,
  times,
  type Exact,
  type Fraction,
} from '../money';
import { compare, type LocalDate } from '../period';
import { choice, count, fraction, group, list, municipality, type Field } from './fields';
import type { Moment } from './moment';
import { tidy } from './shares';

/** Which municipalities bear a cost together, and which part of it; the payer bears the rest. */
export interface Pooled {
  readonly pool: 'home-side' | 'school-side' | 'both-sides';
  readonly pooledPart: Fraction;
}

/** A figure of a municipality for a calendar year; parties record it, no child's file has it. */
export interface YearFigure {
  readonly municipality: MunicipalityCode;
  readonly year: number;
  readonly figure: number;
}

export const pooledFields = {
  pool: choice<Pooled['pool']>('wie delen', 'who share', {
    'home-side': { nl: 'de kant van de woongemeente', en: 'the side of the home' },
    'school-side': { nl: 'de kant van de schoolgemeente', en: 'the side of the school' },
    'both-sides': { nl: 'beide kanten', en: 'both sides' },
  }),
  pooledPart: fraction('deel dat samen wordt gedragen', 'part that is borne together'),
};

export function yearFigures(nl: string, en: string): Field<readonly YearFigure[]> {
  return list(
    nl,
    en,
    group('cijfer', 'figure', {
      municipality: municipality(),
      year: count('jaar', 'year', 1900),
      figure: count('aantal', 'number'),
    }),
  );
}

/**
 * The pooled part by weights, the rest for the home municipality. Weights of nothing give no
 * answer, so that another clause or the law decides. Shares are whole billionths, divided once, for weights
 * made of several figures can be too fine for two whole numbers.
 */
export function byWeights(
  { pool, pooledPart }: Pooled,
  moment: Moment,
  weightOf: (municipality: MunicipalityCode) => Exact,
): Share[] | null {
  const codes = membersOf(pool, moment);
  const weights = commonWeights(codes.map(weightOf));
  if (weights.every((weight) => weight === 0)) return null;
  const parts = allocate(cents(BILLION), weights);
  const pooled = codes.map((code, at) => {
    const { numerator, denominator } = pooledPart;
    return {
      municipality: code,
      numerator: parts[at]! * numerator,
      denominator: BILLION * denominator,
    };
  });
  const rest = { ...pooledPart, numerator: pooledPart.denominator - pooledPart.numerator };
  return tidy([...pooled, { municipality: moment.home, ...rest }]);
}

/** The municipalities of a pool, sorted. */
export function membersOf(pool: Pooled['pool'], moment: Moment): MunicipalityCode[] {
  const { homeSide, schoolSide } = moment;
  const sides = { 'home-side': homeSide, 'school-side': schoolSide };
  const members = pool === 'both-sides' ? [...homeSide, ...schoolSide] : sides[pool];
  return [...new Set(members)].sort(compare);
}

const BILLION = 1_000_000_000;

/** The figures of a municipality over some years, added up. */
export function figureOver(
  figures: readonly YearFigure[],
  municipality: MunicipalityCode,
  years: { readonly from: number; readonly until: number },
): Exact {
  return figures
    .filter(
      (one) =>
        one.municipality === municipality && one.year >= years.from && one.year < years.until,
    )
    .reduce((total, { figure }) => plus(total, exactly(figure)), exactly(0));
}

/** Every New Year's day on which figures may begin or cease to count, so many years later. */
export function newYears(figures: readonly YearFigure[], later: number): LocalDate[] {
  const years = figures.flatMap(({ year }) =>
    Array.from({ length: later + 1 }, (_, at) => year + 1 + at),
  );
  return [...new Set(years)].map((year) => `${year}-01-01` as LocalDate);
}

export function yearOf(day: LocalDate): number {
  return Number(day.slice(0, 4));
}

/** A figure's part of the figures of all, or nothing when there are none. */
export function partOfAll(own: Exact, all: Exact, weight: number): Exact {
  return all.of === 0
    ? exactly(0)
    : times(times(own, exactly(weight)), { of: all.over, over: all.of });
}
