/** A calendar month of the demo; `until` is the first day of the next one. */
export interface Month {
  /** `2026-07` */
  readonly name: string;
  readonly from: string;
  readonly until: string;
  /** Providers send on the fifth of the month after. */
  readonly sentOn: string;
}

export const MONTHS: readonly Month[] = [
  month('2026-07', '2026-08'),
  month('2026-08', '2026-09'),
  month('2026-09', '2026-10'),
  month('2026-10', '2026-11'),
];

function month(name: string, next: string): Month {
  return { name, from: `${name}-01`, until: `${next}-01`, sentOn: `${next}-05` };
}

const DAY_MS = 86_400_000;

/** The last day of a period that ends before `until`: what the standard calls Einddatum. */
export function dayBefore(until: string): string {
  return new Date(Date.parse(until) - DAY_MS).toISOString().slice(0, 10);
}

export function daysIn(from: string, until: string): number {
  return (Date.parse(until) - Date.parse(from)) / DAY_MS;
}
