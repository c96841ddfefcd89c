import { FormatRegistry, type Static, type TSchema, Type } from '@sinclair/typebox';

/** A calendar date as an ISO string; the same brand as in the pure library. */
export type LocalDate = string & { readonly __brand: 'LocalDate' };

const MONTH_LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

// `format` is an annotation in JSON Schema: the compiled check knows only what is registered here.
FormatRegistry.Set('date', isCalendarDate);

function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year, month, day] = [+text.slice(0, 4), +text.slice(5, 7), +text.slice(8, 10)];
  if (month === 2 && day === 29) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day >= 1 && day <= (MONTH_LENGTHS[month - 1] ?? 0);
}

export const localDate = Type.Unsafe<LocalDate>(Type.String({ format: 'date' }));

/** Ids are opaque; the closed alphabet keeps names, spaces and control characters out of keys. */
export const id = Type.String({ pattern: '^[A-Za-z0-9._:/-]{1,64}$' });

export const municipality = Type.String({
  pattern: '^[0-9]{4}$',
  description: 'Four-digit CBS code of a municipality',
});

export const provider = Type.String({ pattern: '^[0-9]{8}$', description: 'AGB code' });

/** Counts the changes of one subject per event type, from 1; a reader keeps the highest. */
export const version = Type.Integer({ minimum: 1, maximum: 2_147_483_647 });

export const count = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });

/** A part of a whole as two integers, never a float. */
export const fraction = {
  numerator: count,
  denominator: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
};

export const text = (maxLength: number) => Type.String({ minLength: 1, maxLength });

/** Members of a period that may still be running; `until` is the first day outside it. */
export const openPeriod = { from: localDate, until: nullable(localDate) };

/** `T | null`, present always: an absent member and an unknown value are not the same. */
export function nullable<T extends TSchema>(schema: T) {
  return Type.Union([schema, Type.Null()]);
}

/** TypeBox arrays are mutable; facts are not. */
export function list<T extends TSchema>(items: T) {
  return Type.Unsafe<readonly Static<T>[]>(Type.Array(items));
}

export function oneOf<const T extends string>(...values: readonly T[]) {
  return Type.Unsafe<T>(Type.Union(values.map((value) => Type.Literal(value))));
}
