import { fault, type Fault } from './faults';
import {
  choice,
  count,
  date,
  faultsInMembers,
  formsOf,
  isRecord,
  list,
  municipality,
  optional,
  text,
  yesNo,
  type Field,
  type FormField,
} from './fields';
import type { HelpForm, Scope } from './scope';
import { isKindName, kindNamed, KIND_NAMES, type Clause } from './table';
import type { Text } from './text';
import { SCHOOL_TYPE, STREAM } from './wording';

export type { Fault, FormField };

type Parsed<Name extends string, T> =
  | ({ readonly ok: true } & Readonly<Record<Name, T>>)
  | { readonly ok: false; readonly faults: readonly Fault[] };

/**
 * Reads the clauses of a convenant from JSON. Exact: every member must be there and be right, and a
 * member that does not exist is refused. What the clauses mean together is for `checkConvenant`.
 */
export function parseClauses(json: unknown): Parsed<'clauses', readonly Clause[]> {
  if (!Array.isArray(json)) return { ok: false, faults: [fault('not-a-list', 'clauses')] };
  const seen = new Set<unknown>();
  const faults = json.flatMap((value: unknown, at) => {
    const id = isRecord(value) ? value['id'] : undefined;
    const isRepeated = typeof id === 'string' && seen.has(id);
    seen.add(id);
    const own = faultsInClause(value, `clauses[${at}]`);
    return isRepeated ? [...own, fault('id-in-use', `clauses[${at}].id`)] : own;
  });
  return faults.length > 0 ? { ok: false, faults } : { ok: true, clauses: json as Clause[] };
}

/** Reads a scope from JSON; nothing at all means "any". */
export function parseScope(json: unknown): Parsed<'scope', Scope> {
  const faults = json === undefined ? [] : faultsInScope(json, 'scope');
  return faults.length > 0 ? { ok: false, faults } : { ok: true, scope: (json ?? {}) as Scope };
}

/** What a web form needs to show for one kind of agreement. */
export interface KindForm {
  readonly kind: Clause['kind'];
  readonly title: Text;
  readonly fields: Readonly<Record<string, FormField>>;
}

/** The forms of all kinds, in a fixed order. */
export function clauseForms(): KindForm[] {
  return KIND_NAMES.map((kind) => {
    const { title, fields } = kindNamed(kind);
    return { kind, title, fields: formsOf(fields) };
  });
}

/** The form of a scope. */
export function scopeForm(): Record<string, FormField> {
  return formsOf(SCOPE);
}

function faultsInClause(value: unknown, at: string): Fault[] {
  if (!isRecord(value)) return [fault('not-an-object', at)];
  const { id, kind, scope, ...members } = value;
  const faults = [
    ...text('', '').faultsIn(id, `${at}.id`),
    ...(scope === undefined ? [] : faultsInScope(scope, `${at}.scope`)),
  ];
  if (!isKindName(kind)) return [...faults, fault('unknown-kind', `${at}.kind`)];
  return [...faults, ...faultsInMembers(kindNamed(kind).fields, members, at)];
}

/** Unlike a clause, a scope may leave out every member. */
function faultsInScope(value: unknown, at: string): Fault[] {
  if (!isRecord(value)) return [fault('not-an-object', at)];
  return Object.entries(value).flatMap(([name, member]) => {
    const field = Object.hasOwn(SCOPE, name) ? SCOPE[name as keyof Scope] : undefined;
    return field
      ? field.faultsIn(member, `${at}.${name}`)
      : [fault('unknown-member', `${at}.${name}`)];
  });
}

const HELP_FORMS: Record<HelpForm, Text> = {
  'with-stay': { nl: 'met verblijf', en: 'with stay' },
  'without-stay': { nl: 'zonder verblijf', en: 'without stay' },
};

function span<T>(nl: string, en: string, from: Field<T>): Field<{ from: T; until: T | null }> {
  const members = { from, until: optional(from) };
  return {
    form: { type: 'group', nl, en, members: formsOf(members) },
    faultsIn: (value, at) => {
      const faults = faultsInMembers<{ from: T; until: T | null }>(members, value, at);
      if (faults.length > 0 || !isRecord(value) || value['until'] === null) return faults;
      const { from: start, until } = value as { from: string | number; until: string | number };
      return start < until ? [] : [fault('not-a-period', at)];
    },
  };
}

const SCOPE: { readonly [K in keyof Scope]-?: Field<NonNullable<Scope[K]>> } = {
  streams: list('geldstromen', 'streams', choice('geldstroom', 'stream', STREAM)),
  groups: list('doelgroepen', 'groups', text('doelgroep', 'group')),
  schoolTypes: list('schoolsoorten', 'school types', choice('soort', 'type', SCHOOL_TYPE)),
  productCategories: list('productcategorieën', 'categories', text('categorie', 'category')),
  productCodes: list('producten', 'products', text('productcode', 'product code')),
  helpForms: list('vormen van hulp', 'forms of help', choice('vorm', 'form', HELP_FORMS)),
  homeMunicipalities: list('woongemeenten', 'home municipalities', municipality()),
  schoolMunicipalities: list('schoolgemeenten', 'school municipalities', municipality()),
  ages: span('leeftijd', 'age', count('jaren', 'years')),
  period: span('periode', 'period', date('datum', 'date')),
  homeConsent: yesNo('met toestemming van de woongemeente', 'with consent of the home'),
};
