import type { Enrolment, MunicipalityCode, Placement } from '../facts';
import { compare, covers, type LocalDate } from '../period';

/**
 * Enrolments at one school that touch or overlap as one, sorted by `from`, then school: how a
 * register cuts an unbroken enrolment into rows must not matter.
 */
export function unbroken(enrolments: readonly Enrolment[]): Enrolment[] {
  const runs: Enrolment[] = [];
  const filled = enrolments.filter(({ from, until }) => until === null || from < until);
  for (const next of filled.sort((a, b) => bySchool(a, b) || byStart(a, b))) {
    const run = runs[runs.length - 1];
    if (run === undefined || bySchool(run, next) !== 0 || isGapBetween(run, next)) runs.push(next);
    else runs[runs.length - 1] = { ...run, until: later(run.until, next.until) };
  }
  return runs.sort((a, b) => compare(a.from, b.from) || bySchool(a, b));
}

/** The enrolment that counts on a day: with two schools at once the one that began last. */
export function enrolmentOn(runs: readonly Enrolment[], day: LocalDate): Enrolment | null {
  const covering = runs.filter((run) => covers(run, day));
  return covering[covering.length - 1] ?? null;
}

/** The municipality that acts as the school's: that of the school, else the receiver. */
export function hostOn(
  runs: readonly Enrolment[],
  placement: Placement,
  day: LocalDate,
): MunicipalityCode | null {
  return enrolmentOn(runs, day)?.schoolMunicipality ?? placement.receiver;
}

function bySchool(a: Enrolment, b: Enrolment): number {
  return (
    compare(a.schoolId, b.schoolId) ||
    compare(a.schoolMunicipality, b.schoolMunicipality) ||
    compare(a.schoolType, b.schoolType)
  );
}

function byStart(a: Enrolment, b: Enrolment): number {
  return compare(a.from, b.from) || compare(a.id, b.id);
}

function isGapBetween(run: Enrolment, next: Enrolment): boolean {
  return run.until !== null && run.until < next.from;
}

function later(a: LocalDate | null, b: LocalDate | null): LocalDate | null {
  return a === null || b === null ? null : a > b ? a : b;
}
