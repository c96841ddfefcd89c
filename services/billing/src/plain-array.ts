/**
 * An array as PostgreSQL writes it, of values without a special character (numbers, dates, codes
 * of ours): a tenth of the work that the driver has with values that may hold anything.
 */
export function plainArray(values: readonly (string | number | null)[]): string {
  return `{${values.map((value) => value ?? 'NULL').join()}}`;
}
