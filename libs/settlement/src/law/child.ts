import type { CaseFile } from '../case-file';
import { unbroken } from '../clauses/enrolments';
import type { ActualResidence, Custody, Enrolment } from '../facts';
import { addYears, compare, FIRST_DAY, type LocalDate } from '../period';
import { successionDates } from '../geo/municipalities';
import { edgesOf, normalised } from './normal';
import { registrationsOf, type Registration } from './registrations';
import { staysOf, stayEdges, type Stays } from './stays';

/** The day on which the definition of woonplaats changed (Stb. 2020, 78). */
export const RULE_CHANGE = '2022-01-01' as LocalDate;

/** WPO art. 125 had its own transfer until 2022; since then special primary is paid as WEC 40. */
export const SBO_CHANGE = '2023-01-01' as LocalDate;

/** Agreements are asked year by year, so that a clause never has to look ahead for ever. */
const NEW_YEARS = Array.from({ length: 60 }, (_, index) => `${2015 + index}-01-01` as LocalDate);

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
  return { ...child, starts: startsOf(child) };
}

function startsOf(child: Omit<Child, 'starts'>): LocalDate[] {
  const { caseFile, registrations, actual, custody, stays, adultFrom } = child;
  const edges = [
    RULE_CHANGE,
    SBO_CHANGE,
    ...(caseFile.convenants.length > 0 ? NEW_YEARS : []),
    ...(adultFrom === null ? [] : [adultFrom]),
    ...edgesOf(registrations),
    ...registrations.flatMap(({ noted }) => edgesOf(noted)),
    ...edgesOf(actual),
    ...edgesOf(custody),
    ...stayEdges(stays),
    ...edgesOf(caseFile.enrolments),
    ...edgesOf(caseFile.decisions),
    ...municipalitiesOf(child).flatMap((code) => successionDates(code)),
  ];
  return [FIRST_DAY, ...new Set(edges)].sort(compare);
}

/** Every municipality that an answer may name; each may pass into another some day. */
function municipalitiesOf(child: Omit<Child, 'starts'>): string[] {
  const { motherAtBirth, enrolments, decisions, placements } = child.caseFile;
  const mother = motherAtBirth.status === 'resident' ? [motherAtBirth.municipality] : [];
  const found = [
    ...mother,
    ...child.registrations.map(({ municipality }) => municipality),
    ...child.actual.map(({ municipality }) => municipality),
    ...child.custody.map(({ municipality }) => municipality),
    ...enrolments.map(({ schoolMunicipality }) => schoolMunicipality),
    ...decisions.flatMap(({ shares }) => shares.map(({ municipality }) => municipality)),
    ...placements.flatMap(({ place, paidSoFar }) => [place, paidSoFar ?? null]),
  ];
  return [...new Set(found)].filter((code): code is string => code !== null);
}
