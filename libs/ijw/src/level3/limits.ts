import {
  addDays,
  daysBetween,
  monthStart,
  type LocalDate,
  type OpenPeriod,
  type Period,
} from '@grensverkeer/settlement';

/** Omvang of an assignment: so much, in this unit (WJ756), so often (WMO757). */
export interface AssignedVolume {
  readonly amount: number;
  readonly unit: string;
  readonly frequency: string;
}

const A_MONDAY = '2021-01-04' as LocalDate;
/** Pieces and euros are agreed by result (output); all else by effort (inspanning). */
const OUTPUT = new Set(['82', '83']);

/**
 * What may be declared over one ProductPeriode (TR321), in the unit of the assignment; null when
 * the frequency is not one of the list.
 * @param term the assignment: only its last week matters, and only for output per week (IV077)
 */
export function limitOfPeriod(
  assigned: AssignedVolume,
  term: OpenPeriod,
  period: Period,
): number | null {
  const times = timesIn(assigned, term, period);
  return times === null ? null : assigned.amount * times;
}

/**
 * What may be declared over the whole term (TR322), in the unit of the assignment.
 * @param term with an end: an assignment without one can be judged up to the period declared
 */
export function limitOfTerm(assigned: AssignedVolume, term: Period): number | null {
  return limitOfPeriod(assigned, term, term);
}

function timesIn(
  { unit, frequency }: AssignedVolume,
  term: OpenPeriod,
  period: Period,
): number | null {
  switch (frequency) {
    case '1':
      return daysBetween(period.from, period.until);
    case '2':
      return OUTPUT.has(unit) ? weeksEndingIn(term, period) : weeksTouched(period);
    case '4':
      return monthsTouched(period);
    case '6':
      return 1;
    default:
      return null;
  }
}

/** ISO week numbers that the period touches (IV077): the date of delivery decides. */
function weeksTouched({ from, until }: Period): number {
  return weekOf(addDays(until, -1)) - weekOf(from) + 1;
}

/**
 * A week of output belongs to the month of its Sunday. The broken week after the last Sunday goes
 * with that Sunday; without any Sunday in the term it stays where the term ends (ours).
 */
function weeksEndingIn(term: OpenPeriod, { from, until }: Period): number {
  const sundays = weekOf(until) - weekOf(from);
  if (term.until === null || isMonday(term.until)) return sundays;
  const lastSunday = addDays(mondayOf(term.until), -1);
  const home = lastSunday >= term.from ? lastSunday : addDays(term.until, -1);
  return sundays + (from <= home && home < until ? 1 : 0);
}

function monthsTouched({ from, until }: Period): number {
  const last = monthStart(addDays(until, -1));
  return monthNumber(last) - monthNumber(from) + 1;
}

/** Weeks from Monday to Sunday, counted from a fixed one. */
function weekOf(date: LocalDate): number {
  return Math.floor(daysBetween(A_MONDAY, date) / 7);
}

const mondayOf = (date: LocalDate): LocalDate => addDays(A_MONDAY, weekOf(date) * 7);
const isMonday = (date: LocalDate): boolean => mondayOf(date) === date;
const monthNumber = (date: LocalDate): number =>
  Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
