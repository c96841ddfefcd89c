import type { CaseFile } from '../case-file';
import { unbroken } from '../clauses/enrolments';
import type { ActualResidence, Custody, Enrolment, MunicipalityCode } from '../facts';
import { addYears, compare, FIRST_DAY, type LocalDate, type OpenPeriod } from '../period';
import { successionDates } from '../geo/municipalities';
import { normalised } from './normal';
import { endOfSchoolYear } from './count-date';
import { registrationsOf, type Registration } from './registrations';
import { staysOf, type Stays } from './stays';

/** The day on which the definition of woonplaats changed (Stb. 2020, 78). */
export const RULE_CHANGE = '2022-01-01' as LocalDate;

/** WPO art. 125 had its own transfer until 2022; since then special primary is paid as WEC 40. */
export const SBO_CHANGE = '2023-01-01' as LocalDate;

/** The facts of a child in normal form, made once per case file. */
export interface Child {
  readonly caseFile: CaseFile;
  readonly registrations: readonly Registration[];
  readonly actual: readonly ActualResidence[];
  readonly custody: readonly Custody[];
  /** One per school and unbroken stretch. */
  readonly enrolments: readonly Enrolment[];
  readonly stays: Stays;
  /** The eighteenth birthday. */
  readonly adultFrom: LocalDate | null;
  /** The first day of each stretch within which no answer changes; in order, from the first day on. */
  readonly starts: readonly LocalDate[];
}

/** The child of a case file, its facts brought into normal form. */
export function childOf(caseFile: CaseFile): Child {
  const { birthDate } = caseFile;
  const child = {
    caseFile,
    registrations: registrationsOf(caseFile.residences),
    actual: normalised(caseFile.actualResidences, ({ municipality }) => `${municipality}`),
    custody: normalised(caseFile.custody, (one) => `${one.holder}|${one.municipality}`),
    enrolments: unbroken(caseFile.enrolments),
    stays: staysOf(caseFile.placements),
    adultFrom: birthDate && addYears(birthDate, 18),
  };
  return { starts: startsOf(child), ...child };
}

function startsOf(child: Omit<Child, 'starts'>): LocalDate[] {
  const { caseFile, registrations, actual, custody, stays, adultFrom } = child;
  const days = new Set<LocalDate>([FIRST_DAY, RULE_CHANGE]);
  // Age and custody decide in the older rule only; fewer stretches are fewer answers to work out.
  if (adultFrom !== null && adultFrom < RULE_CHANGE) days.add(adultFrom);
  addEdges(
    days,
    custody.filter(({ from }) => from < RULE_CHANGE),
  );
  const sbo = caseFile.enrolments.filter(({ schoolType }) => schoolType === 'sbo');
  if (sbo.length > 0) days.add(SBO_CHANGE);
  for (const { from } of sbo) days.add(endOfSchoolYear(from));
  addEdges(days, registrations);
  for (const { noted } of registrations) addEdges(days, noted);
  addEdges(days, actual);
  addEdges(days, stays.placements);
  for (const { until } of stays.editions) if (until !== null) days.add(until);
  addEdges(days, caseFile.enrolments);
  addEdges(days, caseFile.decisions);
  for (const code of municipalitiesOf(child)) {
    for (const day of successionDates(code)) days.add(day);
  }
  return [...days].sort(compare);
}

function addEdges(days: Set<LocalDate>, spans: readonly OpenPeriod[]): void {
  for (const { from, until } of spans) {
    days.add(from);
    if (until !== null) days.add(until);
  }
}

/** Every municipality that an answer may name; each may pass into another some day. */
function municipalitiesOf(child: Omit<Child, 'starts'>): Set<MunicipalityCode> {
  const { motherAtBirth, decisions, placements } = child.caseFile;
  const codes = new Set<MunicipalityCode | null | undefined>();
  if (motherAtBirth.status === 'resident') codes.add(motherAtBirth.municipality);
  for (const { municipality } of child.registrations) codes.add(municipality);
  for (const { municipality } of child.actual) codes.add(municipality);
  for (const { municipality } of child.custody) codes.add(municipality);
  for (const { shares } of decisions) for (const share of shares) codes.add(share.municipality);
  for (const { place, paidSoFar } of placements) codes.add(place).add(paidSoFar);
  codes.delete(null);
  codes.delete(undefined);
  return codes as Set<MunicipalityCode>;
}
