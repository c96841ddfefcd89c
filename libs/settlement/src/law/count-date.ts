import { LAST_DAY, type LocalDate } from '../period';

/** The count date (1 October) of the school year of a day; school years begin on 1 August. */
export function countDateOf(day: LocalDate): LocalDate {
  return `${schoolYearOf(day)}-10-01` as LocalDate;
}

/** The first day after the school year of a day. */
export function endOfSchoolYear(day: LocalDate): LocalDate {
  const year = Number(schoolYearOf(day)) + 1;
  return year > 9999 ? LAST_DAY : (`${`${year}`.padStart(4, '0')}-08-01` as LocalDate);
}

/** The calendar year in which it began. */
function schoolYearOf(day: LocalDate): string {
  const year = day.slice(0, 4);
  return day.slice(5) >= '08-01' ? year : `${Number(year) - 1}`.padStart(4, '0');
}
