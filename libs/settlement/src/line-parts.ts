import type { DayWeight } from './clauses/kind';
import { exactly, type Exact } from './money';
import { addDays, daysBetween, type LocalDate, type Period } from './period';

/**
 * Which part of a line falls to each of the stretches that it is cut into: by their days, or by
 * another weight that was agreed. Together exactly one. A weight that is nothing on all of the
 * days (a weekend, by weekdays) cannot divide, so then the days do.
 */
export function partsOf(
  stretches: readonly Period[],
  whole: Period,
  weight: DayWeight,
): readonly Exact[] {
  if (stretches.length === 1) return [exactly(1)];
  const weighed = stretches.map((stretch) => weightOf(stretch, whole, weight));
  const total = weighed.reduce((sum, one) => sum + one, 0);
  if (total === 0) return partsOf(stretches, whole, 'days');
  return weighed.map((one) => exactly({ numerator: one, denominator: total }));
}

function weightOf({ from, until }: Period, whole: Period, weight: DayWeight): number {
  switch (weight) {
    case 'days':
      return daysBetween(from, until);
    case 'weekdays':
      return weekdaysIn({ from, until });
    case 'first-day':
      return from === whole.from ? 1 : 0;
    case 'last-day':
      return until === whole.until ? 1 : 0;
    default: {
      const never: never = weight;
      return never;
    }
  }
}

/** A Monday. */
const MONDAY = '2024-01-01' as LocalDate;

function weekdaysIn({ from, until }: Period): number {
  let count = 0;
  for (let day = from; day < until; day = addDays(day, 1)) {
    const sinceMonday = ((daysBetween(MONDAY, day) % 7) + 7) % 7;
    if (sinceMonday < 5) count += 1;
  }
  return count;
}
