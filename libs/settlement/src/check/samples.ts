import type { Moment } from '../clauses/moment';
import { sidesOf } from '../clauses/precedence';
import { inScope, type HelpForm, type Scope } from '../clauses/scope';
import { kindOf } from '../clauses/table';
import type { ConvenantVersion } from '../convenant';
import type { Enrolment, MunicipalityCode, Placement, SchoolType, Stream } from '../facts';
import { addMonths, covers, LAST_DAY, type LocalDate } from '../period';
import { OTHER } from './finding';

/** What the scopes of a convenant tell apart. */
interface Traits {
  readonly pair: readonly [home: MunicipalityCode, school: MunicipalityCode];
  readonly day: LocalDate;
  readonly stream: Stream;
  readonly group: string;
  readonly schoolType: SchoolType;
  readonly productCategory: string;
  readonly productCode: string;
  readonly helpForm: HelpForm;
  readonly age: number;
  readonly homeConsent: boolean;
}

type Choices = { readonly [K in keyof Traits]: readonly Traits[K][] };

const STREAMS: readonly Stream[] = [
  'youth-care',
  'pupil-transport',
  'residential-pupil',
  'sbo-transfer',
];
const SCHOOL_TYPES: readonly SchoolType[] = ['so', 'vso', 'vo', 'bo', 'sbo', 'mbo', 'oza'];
const HELP_FORMS: readonly HelpForm[] = ['without-stay', 'with-stay'];
const AGE = 10;

/** More than a convenant of the trade needs; beyond it the samples are thinned out. */
const MOST = 20_000;

/**
 * Days of invented children on which a convenant speaks: one for each combination of the values
 * that its scopes tell apart and of a value that none of them names. Children that no scope tells apart
 * get the same answer, so these stand for all.
 */
export function samplesOf(convenant: ConvenantVersion): Moment[] {
  const choices = choicesOf(convenant);
  const names = Object.keys(choices) as (keyof Traits)[];
  let all: readonly Partial<Traits>[] = [{}];
  for (const name of names) {
    all = thinned(all.flatMap((one) => choices[name].map((value) => ({ ...one, [name]: value }))));
  }
  return (all as Traits[])
    .flatMap((traits) => momentOf(convenant, traits) ?? [])
    .filter((moment) => inScope(convenant.scope, moment));
}

function choicesOf(convenant: ConvenantVersion): Choices {
  const scopes = [convenant.scope, ...convenant.clauses.map(({ scope = {} }) => scope)];
  const named = <T>(pick: (scope: Scope) => readonly T[] | undefined): T[] =>
    scopes.flatMap((scope) => pick(scope) ?? []);
  const ages = scopes.flatMap((scope) => scope.ages ?? []);
  return {
    pair: pairsOf(
      convenant,
      named((scope) => scope.homeMunicipalities),
      named((scope) => scope.schoolMunicipalities),
    ),
    day: daysOf(convenant),
    stream: withAnother(
      named((scope) => scope.streams),
      STREAMS,
    ),
    group: withAnother(
      named((scope) => scope.groups),
      [OTHER],
    ),
    schoolType: withAnother(
      named((scope) => scope.schoolTypes),
      SCHOOL_TYPES,
    ),
    productCategory: withAnother(
      named((scope) => scope.productCategories),
      [OTHER],
    ),
    productCode: withAnother(
      named((scope) => scope.productCodes),
      [OTHER],
    ),
    helpForm: withAnother(
      named((scope) => scope.helpForms),
      HELP_FORMS,
    ),
    age: distinct([
      AGE,
      ...ages.flatMap(({ from, until }) => [from - 1, from, ...(until ? [until - 1, until] : [])]),
    ]).filter((age) => age >= 0),
    homeConsent: scopes.some(({ homeConsent }) => homeConsent !== undefined)
      ? [true, false]
      : [true],
  };
}

/** What is named, and the first that is not. */
function withAnother<T>(named: readonly T[], all: readonly T[]): T[] {
  return distinct([...named, ...all.filter((one) => !named.includes(one)).slice(0, 1)]);
}

function pairsOf(
  convenant: ConvenantVersion,
  homes: readonly MunicipalityCode[],
  schools: readonly MunicipalityCode[],
): [MunicipalityCode, MunicipalityCode][] {
  const [one, other] = convenant.sides.map(({ municipalities }) => municipalities);
  const some = (named: readonly MunicipalityCode[]) =>
    distinct(
      [one, other].flatMap((side = []) => [
        ...side.filter((code) => named.includes(code)),
        ...side.filter((code) => !named.includes(code)).slice(0, 2),
      ]),
    );
  return some(homes).flatMap((home) =>
    some(schools)
      .filter((school) => school !== home && sidesOf(convenant, home, school) !== null)
      .map((school): [MunicipalityCode, MunicipalityCode] => [home, school]),
  );
}

/** The first day of the term and every day within it on which an answer may change. */
function daysOf(convenant: ConvenantVersion): LocalDate[] {
  const { from, until, scope, clauses } = convenant;
  const dossier = { birthDate: null, residences: [], enrolments: [], placement: PLACEMENT };
  const term = { from, until: until ?? LAST_DAY };
  const edges = [scope, ...clauses.map((clause) => clause.scope ?? {})].flatMap(({ period }) =>
    period ? [period.from, period.until ?? from] : [],
  );
  const cuts = clauses.flatMap((clause) => kindOf(clause).cuts?.(clause, dossier, term) ?? []);
  return distinct([from, ...edges, ...cuts])
    .filter((day) => covers(term, day))
    .sort();
}

function momentOf(convenant: ConvenantVersion, traits: Traits): Moment | null {
  const [home, school] = traits.pair;
  const sides = sidesOf(convenant, home, school);
  if (sides === null) return null;
  const { day, schoolType, age } = traits;
  const from = convenant.from;
  const id = 'sample';
  const enrolment: Enrolment = {
    ...{ id, schoolId: OTHER, schoolMunicipality: school, schoolType },
    ...{ from, until: null },
  };
  const { stream, group, productCategory, productCode, homeConsent, helpForm } = traits;
  const stay = helpForm === 'with-stay' ? 'residential' : null;
  return {
    placement: {
      ...{ ...PLACEMENT, from, receiver: school, stay },
      ...{ stream, group, productCategory, productCode, homeConsent },
    },
    ...{ day, home, school, enrolment, homeSide: sides[0], schoolSide: sides[1] },
    ...{ rung: 'JW1.1-1', residences: [], enrolments: [enrolment] },
    birthDate: addMonths(day, -12 * age),
  };
}

const PLACEMENT: Placement = {
  id: 'sample',
  stream: 'youth-care',
  provider: '00000000',
  receiver: null,
  allocationNumber: null,
  productCategory: null,
  productCode: null,
  legalBasis: 'jeugdwet',
  stay: null,
  partTime: false,
  startUntraceable: false,
  place: null,
  helpRequestDate: null,
  group: null,
  homeConsent: true,
  from: '2000-01-01' as LocalDate,
  until: null,
};

/** Leaves out by a hash and not every so-many-th, which would leave out whole values. */
function thinned<T>(all: readonly T[]): readonly T[] {
  if (all.length <= MOST) return all;
  return all.filter((_, at) => (Math.imul(at, 2_654_435_761) >>> 0) % all.length < MOST);
}

function distinct<T>(all: readonly T[]): T[] {
  return [...new Set(all)];
}
