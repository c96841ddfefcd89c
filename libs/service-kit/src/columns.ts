import { Column, type ColumnOptions } from 'typeorm';

/**
 * Whole cents: `bigint` in the table, a safe integer in code. A bare `bigint` column typed
 * `number` really holds a string; that is why amounts go through here only.
 */
export function centsColumn(options: ColumnOptions = {}): PropertyDecorator {
  return Column({
    ...options,
    type: 'bigint',
    transformer: { from: safeInteger, to: safeInteger },
  });
}

/** A calendar date, `YYYY-MM-DD` as text on both sides: a `Date` can lose a day to a time zone. */
export function dateColumn(options: ColumnOptions = {}): PropertyDecorator {
  return Column({ ...options, type: 'date' });
}

/** @throws RangeError when the number has a fraction or is too large to be exact. */
export function safeInteger(value: unknown): number | null {
  if (value === null || value === undefined) return null;
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError('not a whole number that is safe to use');
  return number;
}
