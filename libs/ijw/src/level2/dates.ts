import { dateParts, daysIn } from '../schema/calendar';

/**
 * A number that orders valid dates, also those before the year 1 or after 9999, which the schema
 * allows and which do not sort as text.
 */
export function dateOrder(date: string): number {
  const [year, month, day] = dateParts(date);
  return year * 10_000 + month * 100 + day;
}

/** Year and month as one number, to see whether two dates share their calendar month. */
export function monthOf(date: string): number {
  return Math.floor(dateOrder(date) / 100);
}

/** Whether the two dates are the first and the last day of one calendar month. */
export function isWholeMonth(first: string, last: string): boolean {
  const [year, month, day] = dateParts(last);
  return (
    monthOf(first) === monthOf(last) && dateParts(first)[2] === 1 && day === daysIn(year, month)
  );
}

/** The order of the same day so many years earlier; 29 February becomes the 28th if need be. */
export function yearsBefore(date: string, years: number): number {
  const [year, month, day] = dateParts(date);
  const earlier = year - years;
  return earlier * 10_000 + month * 100 + Math.min(day, daysIn(earlier, month));
}
