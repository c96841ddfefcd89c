import type { MunicipalityCode, Share } from '../facts';
import { isFraction, type Cents, type Fraction } from '../money';
import { isLocalDate, type LocalDate } from '../period';
import { fault, type Fault } from './faults';
import type { Text, Window } from './text';
import type { Role } from './moment';

/** What a web form needs to show for one value. */
export type FormField = Text & { readonly isOptional?: true } & (
    | {
        readonly type:
          'amount' | 'count' | 'date' | 'fraction' | 'municipality' | 'text' | 'yes-no';
      }
    | { readonly type: 'choice'; readonly options: Readonly<Record<string, Text>> }
    | { readonly type: 'list'; readonly item: FormField }
    | { readonly type: 'group'; readonly members: Readonly<Record<string, FormField>> }
  );

/** A value of a clause: how a form asks for it and what is wrong with what came in. */
export interface Field<T> {
  readonly form: FormField;
  readonly faultsIn: (value: unknown, at: string) => Fault[];
  /** Only for the compiler: what the value is once it has no faults. */
  readonly holds?: T;
}

export type Fields<T> = { readonly [K in keyof T]-?: Field<Required<T>[K]> };

const ok: Fault[] = [];

export function text(nl: string, en: string): Field<string> {
  return {
    form: { type: 'text', nl, en },
    faultsIn: (v, at) =>
      typeof v === 'string' && v.trim() !== '' ? ok : [fault('not-a-text', at)],
  };
}

/** A code of four digits; whether it exists is for `checkConvenant`. */
export function municipality(nl = 'gemeente', en = 'municipality'): Field<MunicipalityCode> {
  return { ...text(nl, en), form: { type: 'municipality', nl, en } };
}

export function yesNo(nl: string, en: string): Field<boolean> {
  return {
    form: { type: 'yes-no', nl, en },
    faultsIn: (v, at) => (typeof v === 'boolean' ? ok : [fault('not-yes-or-no', at)]),
  };
}

export function date(nl: string, en: string): Field<LocalDate> {
  return {
    form: { type: 'date', nl, en },
    faultsIn: (v, at) => (isLocalDate(v) ? ok : [fault('not-a-date', at)]),
  };
}

/** A whole number from 0, or from `least`. */
export function count(nl: string, en: string, least = 0): Field<number> {
  return { form: { type: 'count', nl, en }, faultsIn: wholeFrom(least) };
}

export function amount(nl: string, en: string): Field<Cents> {
  return { form: { type: 'amount', nl, en }, faultsIn: wholeFrom(0) };
}

export function fraction(nl: string, en: string): Field<Fraction> {
  return { form: { type: 'fraction', nl, en }, faultsIn: fractionFaults };
}

export function choice<V extends string>(
  nl: string,
  en: string,
  options: Readonly<Record<V, Text>>,
): Field<V> {
  return {
    form: { type: 'choice', nl, en, options },
    faultsIn: (v, at) =>
      typeof v === 'string' && Object.hasOwn(options, v) ? ok : [fault('not-a-choice', at)],
  };
}

export function role(nl: string, en: string): Field<Role> {
  return choice(nl, en, {
    school: { nl: 'schoolgemeente', en: 'school municipality' },
    home: { nl: 'woongemeente', en: 'home municipality' },
  });
}

export function window(): Field<Window> {
  return choice('telt per', 'counts per', {
    line: { nl: 'declaratieregel', en: 'invoice line' },
    month: { nl: 'kind en maand', en: 'child and month' },
    year: { nl: 'kind en kalenderjaar', en: 'child and calendar year' },
  });
}

export function optional<T>({ form, faultsIn }: Field<T>): Field<T | null> {
  return {
    form: { ...form, isOptional: true },
    faultsIn: (v, at) => (v === null ? ok : faultsIn(v, at)),
  };
}

/** A value that came later: clauses from before may leave it out altogether. */
export function absentOr<T>(field: Field<T>): Field<T | null> {
  const { form, faultsIn } = optional(field);
  return { form, faultsIn: (v, at) => (v === undefined ? ok : faultsIn(v, at)) };
}

export function list<T>(nl: string, en: string, item: Field<T>): Field<readonly T[]> {
  return {
    form: { type: 'list', nl, en, item: item.form },
    faultsIn: (v, at) =>
      Array.isArray(v)
        ? v.flatMap((one: unknown, index) => item.faultsIn(one, `${at}[${index}]`))
        : [fault('not-a-list', at)],
  };
}

export function group<T>(nl: string, en: string, members: Fields<T>): Field<T> {
  return {
    form: { type: 'group', nl, en, members: formsOf(members) },
    faultsIn: (v, at) => faultsInMembers(members, v, at),
  };
}

export function share(): Field<Share> {
  return {
    form: {
      type: 'group',
      nl: 'deel van een gemeente',
      en: 'part of a municipality',
      members: formsOf({ municipality: municipality(), part: fraction('deel', 'part') }),
    },
    faultsIn: (v, at) => {
      if (!isRecord(v)) return [fault('not-an-object', at)];
      const { municipality: code, ...rest } = v;
      return [...municipality().faultsIn(code, `${at}.municipality`), ...fractionFaults(rest, at)];
    },
  };
}

export function formsOf(
  members: Readonly<Record<string, Field<unknown>>>,
): Record<string, FormField> {
  return Object.fromEntries(Object.entries(members).map(([name, { form }]) => [name, form]));
}

/** Every member must be there and be right; what is not a member is refused. */
export function faultsInMembers<T>(members: Fields<T>, value: unknown, at: string): Fault[] {
  if (!isRecord(value)) return [fault('not-an-object', at)];
  const known = Object.entries<Field<unknown>>(members);
  return [
    ...known.flatMap(([name, { faultsIn }]) => faultsIn(value[name], `${at}.${name}`)),
    ...Object.keys(value)
      .filter((name) => !Object.hasOwn(members, name))
      .map((name) => fault('unknown-member', `${at}.${name}`)),
  ];
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wholeFrom(least: number): (value: unknown, at: string) => Fault[] {
  return (v, at) =>
    typeof v === 'number' && Number.isSafeInteger(v) && v >= least
      ? ok
      : [fault('not-a-whole-number', at)];
}

function fractionFaults(value: unknown, at: string): Fault[] {
  if (!isRecord(value)) return [fault('not-a-fraction', at)];
  const { numerator, denominator, ...rest } = value;
  const unknown = Object.keys(rest).map((name) => fault('unknown-member', `${at}.${name}`));
  const isRight =
    typeof numerator === 'number' &&
    typeof denominator === 'number' &&
    isFraction({ numerator, denominator });
  return isRight ? unknown : [fault('not-a-fraction', at), ...unknown];
}
