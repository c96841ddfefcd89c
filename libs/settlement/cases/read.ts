import type { CaseFile } from '../src/case-file';
import type { ActualResidence, Custody, MotherAtBirth, Residence } from '../src/facts';
import { successionDates, successorsOn } from '../src/geo/municipalities';
import {
  addDays,
  cutAt,
  FIRST_DAY,
  LAST_DAY,
  type LocalDate,
  type OpenPeriod,
} from '../src/period';
import { convenantsOf } from './agreements';
import { decisionsOf } from './decisions';
import { placementsOf } from './episodes';
import { codeOf, dateIn, dateOf, Facts, isObject } from './flags';
import type { Registered, Spell, WorkedCase } from './format';
import { enrolmentsOf } from './schools';

/** The case file of a worked case. Municipality letters are opaque codes; flags are facts. */
export function readCase(worked: WorkedCase): CaseFile {
  const facts = new Facts(worked);
  const { birth_date: birth, mother_at_birth: mother } = worked.person ?? {};
  const file: CaseFile = {
    childId: worked.id,
    birthDate: birth ? dateOf(birth) : null,
    motherAtBirth: motherOf(mother, facts),
    residences: (worked.brp_history ?? []).flatMap((row) => residencesOf(row, facts)),
    actualResidences: actualOf(worked, facts),
    custody: (worked.custody ?? []).map(custodyOf),
    enrolments: enrolmentsOf(worked, facts),
    placements: placementsOf(worked, facts),
    decisions: [],
    convenants: [],
    lines: [],
  };
  return { ...file, decisions: decisionsOf(facts, file), convenants: convenantsOf(worked, facts) };
}

/** Inclusive ends of the format become the first day that no longer belongs to the period. */
export function periodOf({ from, to }: Partial<Spell>): OpenPeriod {
  return {
    from: from ? dateOf(from) : FIRST_DAY,
    until: to ? addDays(dateOf(to, 'last'), 1) : null,
  };
}

type Mother = NonNullable<NonNullable<WorkedCase['person']>['mother_at_birth']>;

function motherOf(mother: Mother | null | undefined, facts: Facts): MotherAtBirth {
  const told = mother?.municipality ?? null;
  if (isStatus(mother?.status, 'RESIDENT') && told !== null) {
    return { status: 'resident', municipality: codeOf(told) };
  }
  const found = facts.municipality(/mother.*(registered|resident|lived)/i);
  if (found !== null) return { status: 'resident', municipality: found };
  return { status: isStatus(mother?.status, 'NOT_RESIDENT') ? 'not-resident' : 'unknown' };
}

function isStatus(told: string | undefined, status: string): boolean {
  return told?.trim().toUpperCase() === status;
}

/** A registration, cut where a flag or a note says something of a part of it. */
function residencesOf(row: Registered, facts: Facts): Residence[] {
  const { from, until } = periodOf(row);
  const whole = { from, until: until ?? LAST_DAY };
  const administrative = administrativeSpells(row, facts);
  const notes = spellsIn(row.art_2_26_note);
  const split = splitOf(row, facts);
  const edges = [...administrative, ...notes].flatMap((one) => [one.from, one.until ?? LAST_DAY]);
  if (whole.from >= whole.until) return [];
  return cutAt(whole, [...edges, ...(split ? [split.on] : [])]).map((part) => ({
    from: part.from,
    until: part.until === LAST_DAY ? null : part.until,
    status: statusOf(row),
    municipality: split && part.from >= split.on ? split.to : municipalityOf(row.municipality),
    addressKind: addressKindOf(row),
    underInvestigation: notes.find((note) => isWithin(note, part.from)) ?? null,
    administrativeOnly: administrative.some((spell) => isWithin(spell, part.from)),
  }));
}

function isWithin({ from, until }: OpenPeriod, day: LocalDate): boolean {
  return from <= day && (until === null || day < until);
}

function administrativeSpells(row: Registered, facts: Facts): OpenPeriod[] {
  const found = facts.all(/administrative|only_for_(a_)?bsn|never_lived|paper_address/i);
  const told = found.map(([, value]) => value);
  const isHere = told.some(
    (value) => typeof value === 'string' && codeOf(value) === row.municipality,
  );
  return isHere ? [{ from: FIRST_DAY, until: null }] : told.flatMap(spellsIn);
}

/** `true` = always; else a spell, a pair of dates, or a list of either. */
function spellsIn(value: unknown): OpenPeriod[] {
  if (value === true) return [{ from: FIRST_DAY, until: null }];
  if (isObject(value)) return spellIn(value['from'], value['to']);
  if (!Array.isArray(value)) return [];
  if (value.some((one) => typeof one === 'object' && one !== null)) return value.flatMap(spellsIn);
  const [from, to] = value as unknown[];
  return dateIn(from) === null ? [] : spellIn(from, to);
}

function spellIn(from: unknown, to: unknown): OpenPeriod[] {
  const told = { from: dateIn(from), to: dateIn(to) };
  return told.from === null && told.to === null ? [] : [periodOf(told)];
}

/** After a split a flag may tell in which new municipality the address lies. */
function splitOf(row: Registered, facts: Facts): { on: LocalDate; to: string } | null {
  const code = municipalityOf(row.municipality);
  const on = code === null ? undefined : successionDates(code)[0];
  if (code === null || on === undefined || successorsOn(code, on).length < 2) return null;
  const to = facts.municipality(/split|part_|area|address_lies|lies_in|successor/i);
  return to !== null && successorsOn(code, on).includes(to) ? { on, to } : null;
}

const STATUSES: Readonly<Record<string, Residence['status']>> = {
  INGEZETENE: 'resident',
  RESIDENT: 'resident',
  RNI: 'rni',
  NOT_REGISTERED: 'not-registered',
  ABROAD: 'abroad',
};

function statusOf({ status, municipality }: Registered): Residence['status'] {
  const known = STATUSES[`${status}`.trim().toUpperCase()];
  if (known) return municipality === 'ABROAD' ? 'abroad' : known;
  throw new RangeError(`unknown registration status: ${status}`);
}

function addressKindOf({ address_kind: kind }: Registered): Residence['addressKind'] {
  if (!kind) return null;
  return kind.trim().toUpperCase() === 'WOONADRES' ? 'woonadres' : 'briefadres';
}

/** Where the child really was; a flag may tell it where no history does. */
function actualOf(worked: WorkedCase, facts: Facts): ActualResidence[] {
  const rows = (worked.actual_residence ?? []).map((row) => ({
    ...periodOf(row),
    municipality: municipalityOf(row.municipality),
  }));
  if (rows.length > 0) return rows;
  const told = facts.municipality(/actual(ly)?_|staying_in|stays_in|werkelijk/i) ?? resided(facts);
  return told === null ? [] : [{ from: FIRST_DAY, until: null, municipality: told }];
}

/** `{ V: true }` under "ever resided in": it was there; with `false` that is what fails to be shown. */
function resided(facts: Facts): string | null {
  const found = facts.all(/resided_in/i).map(([, value]) => value);
  const shown = found.flatMap((value) =>
    isObject(value) ? Object.entries(value).filter(([, was]) => was === true) : [],
  );
  const [only, ...others] = shown.map(([code]) => codeOf(code));
  return only !== undefined && others.length === 0 ? only : null;
}

const HOLDERS: Readonly<Record<string, Custody['holder']>> = {
  BOTH_PARENTS: 'both-parents',
  MOTHER: 'mother',
  FATHER: 'father',
  GI: 'institution',
  NATURAL_GUARDIAN: 'natural-guardian',
};

function custodyOf(row: NonNullable<WorkedCase['custody']>[number]): Custody {
  const holder = HOLDERS[`${row.holder}`.trim().toUpperCase()];
  if (!holder) throw new RangeError(`unknown holder of custody: ${row.holder}`);
  return { ...periodOf(row), holder, municipality: municipalityOf(row.municipality) };
}

function municipalityOf(told: string | null | undefined): string | null {
  return !told || told.toUpperCase() === 'ABROAD' ? null : codeOf(told);
}
