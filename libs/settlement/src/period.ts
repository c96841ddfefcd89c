/** A calendar date as an ISO string, `YYYY-MM-DD`. Compare as strings. */
export type LocalDate = string & { readonly __brand: 'LocalDate' };

/** `[from, until)`: `until` is the first day that no longer belongs to it. */
export interface Period {
  readonly from: LocalDate;
  readonly until: LocalDate;
}

/** A period that may still be running: `until` null. */
export interface OpenPeriod {
  readonly from: LocalDate;
  readonly until: LocalDate | null;
}

/** Before and after every date that occurs, so that "always" is a period too. */
export const FIRST_DAY = '0001-01-01' as LocalDate;
export const LAST_DAY = '9999-12-31' as LocalDate;

/** Is the text a date of the calendar (Gregorian, years 0001 to 9999)? */
export function isLocalDate(text: unknown): text is LocalDate {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year, month, day] = partsOf(text as LocalDate);
  return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** The text as a date. Throws `RangeError` for what is no date of the calendar, like 2023-02-29. */
export function localDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new RangeError(`not a calendar date: ${text}`);
  return text;
}

/** The period `[from, until)`. Throws `RangeError` unless it holds at least a day. */
export function period(from: string, until: string): Period {
  const made = { from: localDate(from), until: localDate(until) };
  if (made.from >= made.until) throw new RangeError(`not a period: ${from} until ${until}`);
  return made;
}

/** The date so many days later (or earlier, when negative). */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOf(dayNumber(date) + days);
}

/** The same day so many months later; the last day of the month where that day does not exist. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const [year, month, day] = partsOf(date);
  const count = year * 12 + month - 1 + months;
  const toYear = Math.floor(count / 12);
  const toMonth = (count % 12) + 1;
  return written(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

/** The same day so many years later; for 29 February that is 1 March in a year without one. */
export function addYears(date: LocalDate, years: number): LocalDate {
  const [year, month, day] = partsOf(date);
  if (day <= daysInMonth(year + years, month)) return written(year + years, month, day);
  return written(year + years, 3, 1);
}

/** How many days lie in `[from, until)`; negative when `until` is earlier. */
export function daysBetween(from: LocalDate, until: LocalDate): number {
  return dayNumber(until) - dayNumber(from);
}

/** The first day of the month of a date. */
export function monthStart(date: LocalDate): LocalDate {
  return `${date.slice(0, 8)}01` as LocalDate;
}

/** Does the date lie in the period? */
export function covers(span: OpenPeriod, date: LocalDate): boolean {
  return span.from <= date && (span.until === null || date < span.until);
}

/** Do the two have a day in common? */
export function overlaps(one: OpenPeriod, other: OpenPeriod): boolean {
  return (
    (other.until === null || one.from < other.until) &&
    (one.until === null || other.from < one.until)
  );
}

/** What lies in both, or null when they have no day in common. */
export function intersect(one: Period, other: OpenPeriod): Period | null {
  const from = one.from > other.from ? one.from : other.from;
  const until = other.until === null || one.until < other.until ? one.until : other.until;
  return from < until ? { from, until } : null;
}

/** The periods in order, those that touch or overlap made into one. Empty ones fall away. */
export function mergePeriods(spans: readonly OpenPeriod[]): OpenPeriod[] {
  const merged: { from: LocalDate; until: LocalDate | null }[] = [];
  const filled = spans.filter((span) => span.until === null || span.from < span.until);
  for (const span of filled.sort((one, other) => compare(one.from, other.from))) {
    const last = merged[merged.length - 1];
    if (!last || (last.until !== null && last.until < span.from))
      merged.push({ from: span.from, until: span.until });
    else if (last.until !== null && (span.until === null || span.until > last.until)) {
      last.until = span.until;
    }
  }
  return merged;
}

/** The period cut at those of the dates that lie inside it. Dates in any order, repeats allowed. */
export function cutAt(span: Period, dates: readonly LocalDate[]): Period[] {
  const inside = dates.filter((date) => span.from < date && date < span.until);
  if (inside.length === 0) return [span];
  const edges = [span.from, ...[...new Set(inside)].sort(), span.until];
  return edges.slice(1).map((until, index) => ({ from: edges[index]!, until }));
}

/** Order of dates (or other texts) for `sort`, by code unit and so the same everywhere. */
export function compare(one: string, other: string): -1 | 0 | 1 {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Days since 0000-03-01, by counting eras of 400 years; needs no `Date` and no time zone. */
function dayNumber(date: LocalDate): number {
  const [year, month, day] = partsOf(date);
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const ofEra = shifted - era * 400;
  const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return era * 146097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear;
}

function dateOf(days: number): LocalDate {
  const era = Math.floor(days / 146097);
  const ofEra = days - era * 146097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)) /
      365,
  );
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  const ofYear = ofEra - (365 * yearOfEra + leapDays);
  const shifted = Math.floor((5 * ofYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return written(year, month, ofYear - Math.floor((153 * shifted + 2) / 5) + 1);
}

function partsOf(date: LocalDate): [year: number, month: number, day: number] {
  return [
    digit(date, 0) * 1000 + digit(date, 1) * 100 + digit(date, 2) * 10 + digit(date, 3),
    digit(date, 5) * 10 + digit(date, 6),
    digit(date, 8) * 10 + digit(date, 9),
  ];
}

function digit(date: LocalDate, index: number): number {
  return date.charCodeAt(index) - 48;
}

function written(year: number, month: number, day: number): LocalDate {
  const padded = `${year}`.padStart(4, '0');
  return `${padded}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}` as LocalDate;
}

function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}
