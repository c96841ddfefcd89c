/** Days one by one, by way of `Date`: slow, and nothing of the library's own arithmetic. */

export function dayAfter(day: string): string {
  return remembered(followers, day, 1);
}

export function dayBefore(day: string): string {
  return remembered(predecessors, day, -1);
}

export function shifted(day: string, days: number): string {
  const made = new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000);
  return made.toISOString().slice(0, 10);
}

/** Looked up more often than made; the oracle walks the same few months all the time. */
const followers = new Map<string, string>();
const predecessors = new Map<string, string>();

function remembered(known: Map<string, string>, day: string, step: number): string {
  const found = known.get(day);
  if (found !== undefined) return found;
  const made = shifted(day, step);
  known.set(day, made);
  return made;
}

/** Is the day inside `[from, until)`? */
export function isOn(span: { from: string; until: string | null }, day: string): boolean {
  return span.from <= day && (span.until === null || span.until > day);
}

/** The day someone becomes this old; born on 29 February: 1 March in other years. */
export function birthdayOf(birth: string, age: number): string {
  const day = new Date(`${birth}T00:00:00Z`);
  day.setUTCFullYear(day.getUTCFullYear() + age);
  return day.toISOString().slice(0, 10);
}

/** The same day so many months away; the last day of a month that is too short. */
export function monthsAway(day: string, months: number): string {
  const first = new Date(`${day.slice(0, 8)}01T00:00:00Z`);
  first.setUTCMonth(first.getUTCMonth() + months);
  const last = new Date(first);
  last.setUTCMonth(last.getUTCMonth() + 1);
  last.setUTCDate(0);
  first.setUTCDate(Math.min(Number(day.slice(8)), last.getUTCDate()));
  return first.toISOString().slice(0, 10);
}
