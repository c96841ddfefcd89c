import type { MunicipalityCode, SchoolType, Stream } from '../facts';
import { addDays, addMonths, covers, type LocalDate, type OpenPeriod } from '../period';
import type { Sideless } from './moment';

export type HelpForm = 'with-stay' | 'without-stay';

/** What a convenant or a clause is about; an absent member means "any". */
export interface Scope {
  readonly streams?: readonly Stream[];
  readonly groups?: readonly string[];
  readonly schoolTypes?: readonly SchoolType[];
  readonly productCategories?: readonly string[];
  readonly productCodes?: readonly string[];
  readonly helpForms?: readonly HelpForm[];
  /** Only these home or school municipalities of the sides (an area). */
  readonly homeMunicipalities?: readonly MunicipalityCode[];
  readonly schoolMunicipalities?: readonly MunicipalityCode[];
  /** Whole years: from this age until, not including, that age; null = no upper end. */
  readonly ages?: { readonly from: number; readonly until: number | null };
  /** Service dates, within those of the version. */
  readonly period?: OpenPeriod;
  /** Only with (or only without) the consent of the home municipality's local team. */
  readonly homeConsent?: boolean;
}

/** Whether a day falls under a scope. A fact that is not known falls under no scope that asks. */
export function inScope(scope: Scope | undefined, moment: Sideless): boolean {
  if (scope === undefined) return true;
  const { placement, enrolment, day } = moment;
  return (
    allows(scope.streams, placement.stream) &&
    allows(scope.groups, placement.group) &&
    allows(scope.schoolTypes, enrolment?.schoolType) &&
    allows(scope.productCategories, placement.productCategory) &&
    allows(scope.productCodes, placement.productCode) &&
    allows(scope.helpForms, placement.stay === null ? 'without-stay' : 'with-stay') &&
    allows(scope.homeMunicipalities, moment.home) &&
    allows(scope.schoolMunicipalities, moment.school) &&
    ofAge(scope.ages, moment) &&
    (scope.period === undefined || covers(scope.period, day)) &&
    (scope.homeConsent === undefined || scope.homeConsent === placement.homeConsent)
  );
}

/** The days on which a scope may begin or cease to hold for a child. */
export function scopeCuts(scope: Scope | undefined, birthDate: LocalDate | null): LocalDate[] {
  const { period, ages } = scope ?? {};
  const birthdays =
    ages && birthDate ? [ages.from, ages.until].map((age) => birthday(birthDate, age ?? 0)) : [];
  const ends = period ? [period.from, ...(period.until ? [period.until] : [])] : [];
  return [...ends, ...birthdays];
}

function allows<T>(allowed: readonly T[] | undefined, found: T | null | undefined): boolean {
  return allowed === undefined || (found != null && allowed.includes(found));
}

function ofAge(ages: Scope['ages'], { birthDate, day }: Sideless): boolean {
  if (ages === undefined) return true;
  if (birthDate === null || day < birthday(birthDate, ages.from)) return false;
  return ages.until === null || day < birthday(birthDate, ages.until);
}

/** The day on which an age is reached; born on 29 February counts on 1 March in other years. */
function birthday(birthDate: LocalDate, age: number): LocalDate {
  const day = addMonths(birthDate, 12 * age);
  return day.slice(8) === birthDate.slice(8) ? day : addDays(day, 1);
}
