import type { CaseFile } from '../src/case-file';
import type {
  ActualResidence,
  Custody,
  Enrolment,
  MotherAtBirth,
  Residence,
  SchoolType,
} from '../src/facts';
import { addDays, cutAt, FIRST_DAY, LAST_DAY, localDate, type LocalDate } from '../src/period';
import { convenantsOf } from './agreements';
import type { Flags, Registered, School, Spell, WorkedCase } from './format';
import { placementsOf } from './episodes';

/** The case file of a worked case. Municipality letters are opaque codes; flags are facts. */
export function readCase(worked: WorkedCase): CaseFile {
  const { person, flags } = worked;
  return {
    childId: worked.id,
    birthDate: person.birth_date ? localDate(person.birth_date) : null,
    motherAtBirth: motherOf(person.mother_at_birth),
    residences: worked.brp_history.flatMap((row) => residencesOf(row, flags ?? {})),
    actualResidences: (worked.actual_residence ?? []).map(actualOf),
    custody: (worked.custody ?? []).map(custodyOf),
    enrolments: enrolmentsOf(worked),
    placements: placementsOf(worked),
    decisions: [],
    convenants: convenantsOf(worked),
    lines: [],
  };
}

/** Inclusive ends of the format become the first day that no longer belongs to the period. */
export function periodOf({ from, to }: Spell): { from: LocalDate; until: LocalDate | null } {
  return { from: localDate(from), until: to === null ? null : addDays(localDate(to), 1) };
}

function motherOf(mother: WorkedCase['person']['mother_at_birth']): MotherAtBirth {
  if (mother?.status === 'RESIDENT' && mother.municipality !== null) {
    return { status: 'resident', municipality: mother.municipality };
  }
  return { status: mother?.status === 'NOT_RESIDENT' ? 'not-resident' : 'unknown' };
}

/** A registration, cut where a flag says that part of it was made for administration only. */
function residencesOf(row: Registered, flags: Flags): Residence[] {
  const { from, until } = periodOf(row);
  const administrative = administrativeSpells(flags);
  const edges = administrative.flatMap((spell) => [spell.from, spell.until ?? LAST_DAY]);
  return cutAt({ from, until: until ?? LAST_DAY }, edges).map((part) => ({
    from: part.from,
    until: part.until === LAST_DAY ? null : part.until,
    status: statusOf(row.status),
    municipality: row.municipality,
    addressKind: addressKindOf(row.address_kind),
    underInvestigation: row.art_2_26_note ? periodOf(row.art_2_26_note) : null,
    administrativeOnly: administrative.some(
      (spell) => spell.from <= part.from && (spell.until === null || part.from < spell.until),
    ),
  }));
}

function administrativeSpells(flags: Flags): { from: LocalDate; until: LocalDate | null }[] {
  const flag = flags['brp_registration_administrative_only'];
  if (flag === true) return [{ from: FIRST_DAY, until: null }];
  if (!Array.isArray(flag)) return [];
  const pairs: readonly unknown[][] = flag.every(Array.isArray) ? flag : [flag];
  return pairs.map(([from, to]) => periodOf({ from: `${from}`, to: to ? `${to}` : null }));
}

function statusOf(status: string): Residence['status'] {
  switch (status) {
    case 'INGEZETENE':
      return 'resident';
    case 'RNI':
      return 'rni';
    case 'NOT_REGISTERED':
      return 'not-registered';
    case 'ABROAD':
      return 'abroad';
    default:
      throw new RangeError(`unknown registration status: ${status}`);
  }
}

function addressKindOf(kind: string | null): Residence['addressKind'] {
  if (kind === null) return null;
  return kind === 'WOONADRES' ? 'woonadres' : 'briefadres';
}

function actualOf(row: Spell & { municipality: string | null }): ActualResidence {
  return {
    ...periodOf(row),
    municipality: row.municipality === 'ABROAD' ? null : row.municipality,
  };
}

const HOLDERS: Readonly<Record<string, Custody['holder']>> = {
  BOTH_PARENTS: 'both-parents',
  MOTHER: 'mother',
  FATHER: 'father',
  GI: 'institution',
  NATURAL_GUARDIAN: 'natural-guardian',
};

function custodyOf(row: Spell & { holder: string; municipality: string | null }): Custody {
  const holder = HOLDERS[row.holder];
  if (!holder) throw new RangeError(`unknown holder of custody: ${row.holder}`);
  const municipality = row.municipality === 'ABROAD' ? null : row.municipality;
  return { ...periodOf(row), holder, municipality };
}

const SCHOOL_TYPES: Readonly<Record<string, SchoolType>> = {
  PO: 'bo',
  BO: 'bo',
  BAO: 'bo',
  SBO: 'sbo',
  SO: 'so',
  VSO: 'vso',
  VO: 'vo',
  MBO: 'mbo',
  OZA: 'oza',
};

/** The school of a case, from birth on unless it says since when; and the school before it. */
function enrolmentsOf({ school, person, flags }: WorkedCase): Enrolment[] {
  const start = person.birth_date ?? FIRST_DAY;
  const before = previousSchoolOf(flags ?? {});
  return [
    ...(school ? [enrolmentAt(school, start, 'school')] : []),
    ...(before ? [enrolmentAt(before, start, 'previous-school')] : []),
  ];
}

/** A flag about the previous school names a school, or only its municipality. */
function previousSchoolOf(flags: Flags): School | null {
  const name = Object.keys(flags).find((flag) => /^previous_(school|swv)/.test(flag));
  const value = name === undefined ? null : flags[name];
  if (typeof value === 'string') return { municipality: value, type: 'PO' };
  return typeof value === 'object' ? (value as School | null) : null;
}

function enrolmentAt(school: School, start: string, id: string): Enrolment {
  return {
    ...periodOf({ from: school.from ?? start, to: school.to ?? null }),
    id,
    schoolId: id,
    schoolMunicipality: school.municipality,
    schoolType: SCHOOL_TYPES[school.type] ?? 'bo',
  };
}
