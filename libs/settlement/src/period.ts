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
