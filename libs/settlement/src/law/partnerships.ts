import type { FactUsed, Rung } from '../decision';
import type { Enrolment, MunicipalityCode } from '../facts';
import { successorsOn } from '../geo/municipalities';
import { partnershipsOf } from '../geo/regions';
import { addDays, addYears, compare, covers, type LocalDate } from '../period';
import type { Child } from './child';
import { agreed, decided, open, type Outcome } from './outcome';
import { asFact, isOwnAddress, registrationsOn, type Registration } from './registrations';

/** The table of partnerships speaks of the municipalities of this day. */
const TABLE_DAY = '2026-01-01' as LocalDate;

export type Level = 'primary' | 'secondary';

/** The partnership of the last school before a day, else of where the pupil lived on the eve. */
export function previousPartnership(
  child: Child,
  start: LocalDate,
  enrolments: readonly Enrolment[],
  rung: Rung,
  level?: Level,
): Outcome {
  const eve = addDays(start, -1);
  const earlier = enrolments.filter(({ from }) => from <= eve);
  const running = earlier.filter((enrolment) => covers(enrolment, eve));
  const lastDay = earlier
    .map(({ until }) => until ?? start)
    .sort(compare)
    .pop();
  const last = running.length > 0 ? running : earlier.filter(({ until }) => until === lastDay);
  const byAge = level ?? levelByAge(child, eve);
  if (last.length === 0) return partnershipOfHome(child, eve, byAge, rung);
  const readings = [...last]
    .sort((one, other) => compare(one.id, other.id))
    .map((enrolment) =>
      partnershipOf(
        enrolment.schoolMunicipality,
        levelOf(enrolment) ?? byAge,
        [asEnrolled(enrolment)],
        rung,
      ),
    );
  return agreed('several-partnerships', readings);
}

/** The partnership of where the pupil lives on a day by the BRP. */
export function partnershipOfHome(child: Child, day: LocalDate, level: Level, rung: Rung): Outcome {
  const homes = homesOn(child, day);
  if (homes.length === 0) return open('no-residence-known', [], []);
  const readings = homes.map((home) =>
    partnershipOf(home.municipality!, level, [asFact(home, null)], rung),
  );
  return agreed('several-partnerships', readings);
}

/**
 * The one partnership of a municipality, or of all that it was split into; a code outside the table
 * stands for its partnership.
 */
export function partnershipOf(
  code: MunicipalityCode,
  level: Level,
  facts: readonly FactUsed[],
  rung: Rung,
): Outcome {
  const found = successorsOn(code, TABLE_DAY).flatMap((current) => {
    const known = partnershipsOf(current, level);
    return known.length > 0 ? known : [current];
  });
  const [first, ...others] = [...new Set(found)];
  if (first === undefined || others.length > 0) return open('several-partnerships', found, facts);
  return decided(first, rung, facts);
}

/** Where the pupil lives on a day by the BRP; more than one when registrations contradict. */
function homesOn(child: Child, day: LocalDate): Registration[] {
  const found = registrationsOn(child.registrations, day);
  return found.filter((registration) => isOwnAddress(registration, day));
}

/** The level of a school; null when it has pupils of both. */
export function levelOf({ schoolType }: Enrolment): Level | null {
  if (schoolType === 'oza') return null;
  return schoolType === 'bo' || schoolType === 'sbo' || schoolType === 'so'
    ? 'primary'
    : 'secondary';
}

/** Secondary education usually begins in the year in which a child becomes twelve. */
function levelByAge(child: Child, day: LocalDate): Level {
  const { birthDate } = child.caseFile;
  return birthDate !== null && day >= addYears(birthDate, 12) ? 'secondary' : 'primary';
}

export function asEnrolled({ from, schoolMunicipality, id }: Enrolment): FactUsed {
  return { kind: 'enrolment', date: from, municipality: schoolMunicipality, id };
}
