import { kindOf, type Clause } from '../clauses/table';
import type { HelpForm, Scope } from '../clauses/scope';
import type { ConvenantVersion } from '../convenant';
import type { MunicipalityCode, SchoolType, Stream } from '../facts';
import { covers, LAST_DAY, type LocalDate } from '../period';
import { BLANK_PLACEMENT } from './blank-placement';
import { OTHER } from './finding';

/** What the scopes of a convenant tell apart, beside the two municipalities and the day. */
export interface Traits {
  readonly stream: Stream;
  readonly group: string;
  readonly schoolType: SchoolType;
  readonly productCategory: string;
  readonly productCode: string;
  readonly helpForm: HelpForm;
  readonly age: number;
  readonly homeConsent: boolean;
}

/** One kind of difference between children: the values that matter, and whether a scope has one. */
interface Trait<T> {
  readonly values: readonly T[];
  readonly isIn: (scope: Scope, value: T) => boolean;
}

export type TraitsOf = { readonly [K in keyof Traits]: Trait<Traits[K]> };

const STREAMS: readonly Stream[] = [
  'youth-care',
  'pupil-transport',
  'residential-pupil',
  'sbo-transfer',
];
const SCHOOL_TYPES: readonly SchoolType[] = ['so', 'vso', 'vo', 'bo', 'sbo', 'mbo', 'oza'];
const HELP_FORMS: readonly HelpForm[] = ['without-stay', 'with-stay'];
const AGE = 10;

/** The values that these scopes name, and for each trait others that none of them names. */
export function traitsOf(scopes: readonly Scope[]): TraitsOf {
  const listed = <T>(pick: (scope: Scope) => readonly T[] | undefined, all: readonly T[]) => ({
    values: distinct([...scopes.flatMap((scope) => pick(scope) ?? []), ...all]),
    isIn: (scope: Scope, value: T) => pick(scope)?.includes(value) ?? true,
  });
  return {
    stream: listed((scope) => scope.streams, STREAMS),
    group: listed((scope) => scope.groups, [OTHER]),
    schoolType: listed((scope) => scope.schoolTypes, SCHOOL_TYPES),
    productCategory: listed((scope) => scope.productCategories, [OTHER]),
    productCode: listed((scope) => scope.productCodes, [OTHER]),
    helpForm: listed((scope) => scope.helpForms, HELP_FORMS),
    age: { values: agesIn(scopes), isIn: isOfAge },
    homeConsent: {
      values: [true, false],
      isIn: ({ homeConsent }, value) => homeConsent === undefined || homeConsent === value,
    },
  };
}

/** The first day of the term and every day within it on which an answer may change. */
export function daysOf(
  { from, until, clauses }: ConvenantVersion,
  scopes: readonly Scope[],
  rivals: readonly ConvenantVersion[],
): LocalDate[] {
  const dossier = { birthDate: null, residences: [], enrolments: [], placement: BLANK_PLACEMENT };
  const term = { from, until: until ?? LAST_DAY };
  const spans = [...rivals, ...scopes.flatMap(({ period }) => period ?? [])];
  const edges = spans.flatMap((span) => [span.from, span.until ?? span.from]);
  const cuts = clauses.flatMap((clause) => kindOf(clause).cuts?.(clause, dossier, term) ?? []);
  return distinct([from, ...edges, ...cuts])
    .filter((day) => covers(term, day))
    .sort();
}

/** A municipality that a clause names by itself: it may answer otherwise about that one only. */
export function codesNamedAlone(clauses: readonly Clause[]): MunicipalityCode[] {
  return clauses.flatMap((clause) => {
    const members: Readonly<Record<string, unknown>> = { ...clause };
    const fields = Object.entries<{ form: { type: string } }>(kindOf(clause).fields);
    const names = fields.filter(([, { form }]) => form.type === 'municipality');
    return names.map(([name]) => String(members[name]));
  });
}

export function distinct<T>(all: readonly T[]): T[] {
  return [...new Set(all)];
}

function agesIn(scopes: readonly Scope[]): number[] {
  const ages = scopes.flatMap((scope) => scope.ages ?? []);
  const edges = ages.flatMap(({ from, until }) => [
    ...[from - 1, from],
    ...(until === null ? [] : [until]),
  ]);
  return distinct([AGE, ...edges]).filter((age) => age >= 0);
}

function isOfAge({ ages }: Scope, age: number): boolean {
  return ages === undefined || (ages.from <= age && (ages.until === null || age < ages.until));
}
