import { addDays, type LocalDate } from '@grensverkeer/settlement';
import type { RequestState } from './request.entity';

/** Regeling Jeugdwet 1a.1 and OP359: two weeks to find out who is responsible. */
const DAYS_OF_INQUIRY = 14;
/** OP271: a decision on a request within five working days. */
const WORKING_DAYS_TO_DECIDE = 5;

/** The last day on which a person can still be in time; null when nothing is asked of anybody. */
export function dueOn(state: RequestState, askedOn: LocalDate): LocalDate | null {
  if (state === 'rejected' || state === 'allocated') return null;
  if (state === 'ours') return addWorkingDays(askedOn, WORKING_DAYS_TO_DECIDE);
  return addDays(askedOn, DAYS_OF_INQUIRY);
}

/** So many days later without Saturdays and Sundays; holidays count, so a term is never missed. */
export function addWorkingDays(date: LocalDate, days: number): LocalDate {
  let day = date;
  for (let left = days; left > 0;) {
    day = addDays(day, 1);
    if (!isWeekend(day)) left -= 1;
  }
  return day;
}

function isWeekend(day: LocalDate): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}
