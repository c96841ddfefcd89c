import type { FactUsed, Rung } from '../decision';
import type { Enrolment, MunicipalityCode, Placement } from '../facts';
import { successorOn } from '../geo/municipalities';
import { partnershipsOf } from '../geo/regions';
import { addDays, addMonths, addYears, compare, covers, type LocalDate } from '../period';
import { SBO_CHANGE, type Child } from './child';
import { agreed, decided, open, type Outcome } from './outcome';
import { asFact, isOwnAddress, registrationsOn, type Registration } from './registrations';
import { placesOn, stayReadings } from './stays';
import { whereaboutsOn } from './whereabouts';

/** The table of partnerships speaks of the municipalities of this day. */
const TABLE_DAY = '2026-01-01' as LocalDate;

/**
 * Pupil transport (WPO/WEC/WVO art. 4): the municipality where the pupil stays; the BRP does not
 * decide, and only where nothing else shows the place does the *woonadres* stand for it.
 */
export function pupilTransport(child: Child, date: LocalDate): Outcome {
  const known = whereaboutsOn(child, date, 'WPO4', []);
  if (known) return known;
  const isAbroad = child.actual.some((residence) => covers(residence, date));
  const places = isAbroad ? [] : placesOn(child.stays, date);
  const readings = places.map((place) =>
    decided(place, 'WPO4', [{ kind: 'stay', date: null, municipality: place }]),
  );
  if (readings.length > 0) return agreed('actual-residence-unclear', readings);
  const homes = isAbroad ? [] : homesOn(child, date);
  if (homes.length === 0) return open('no-residence-known', [], []);
  const byHome = homes.map((home) => decided(home.municipality!, 'WPO4', [asFact(home, null)]));
  return agreed('overlapping-residences', byHome);
}

/**
 * A pupil in a residential institution with a school agreement (WPO art. 132 par. 5): the
 * partnership of the school before the placement, else of where the pupil lived before it.
 */
export function residentialPupil(child: Child, placement: Placement): Outcome {
  const chain = stayReadings(child.stays, placement.from, placement.from).starts[0];
  const start = chain?.from ?? placement.from;
  return previousPartnership(child, start, child.enrolments, 'WPO132-5');
}

/**
 * A pupil in special primary education (*SBO*) from another partnership: the home partnership pays
 * (WPO art. 125), unless the family moved into the area of the school within six months before or
 * after the enrolment. Since 2023 the partnership of the previous school, else of the home.
 */
export function sboTransfer(child: Child, date: LocalDate): Outcome {
  const enrolled = child.enrolments
    .filter((enrolment) => enrolment.schoolType === 'sbo' && covers(enrolment, date))
    .sort((one, other) => compare(one.from, other.from) || compare(one.id, other.id));
  const enrolment = enrolled[0];
  if (!enrolment) return open('no-enrolment-known', [], []);
  const others = child.enrolments.filter(({ schoolType }) => schoolType !== 'sbo');
  if (date >= SBO_CHANGE) return previousPartnership(child, enrolment.from, others, 'WEC40');
  const school = partnershipOf(enrolment.schoolMunicipality, 'primary', [asEnrolled(enrolment)]);
  const moved = school.payer === null ? [] : movesInto(child, enrolment, school.payer);
  if (moved.length > 0 && school.payer !== null) {
    const facts = [asEnrolled(enrolment), ...moved.map((move) => asFact(move, null))];
    return decided(school.payer, 'WPO125', facts);
  }
  return ofHome(child, date, 'primary', 'WPO125');
}

/** The partnership of the last school before a day, else of where the pupil lived on the eve. */
function previousPartnership(
  child: Child,
  start: LocalDate,
  enrolments: readonly Enrolment[],
  rung: Rung,
): Outcome {
  const eve = addDays(start, -1);
  const earlier = enrolments.filter(({ from }) => from <= eve);
  const running = earlier.filter((enrolment) => covers(enrolment, eve));
  const lastDay = earlier
    .map(({ until }) => until ?? start)
    .sort(compare)
    .pop();
  const last = running.length > 0 ? running : earlier.filter(({ until }) => until === lastDay);
  if (last.length === 0) return ofHome(child, eve, levelByAge(child, eve), rung);
  const readings = [...last]
    .sort((one, other) => compare(one.id, other.id))
    .map((enrolment) => {
      const level = levelOf(enrolment) ?? levelByAge(child, eve);
      return withRung(
        partnershipOf(enrolment.schoolMunicipality, level, [asEnrolled(enrolment)]),
        rung,
      );
    });
  return agreed('several-partnerships', readings);
}

function ofHome(child: Child, day: LocalDate, level: Level, rung: Rung): Outcome {
  const homes = homesOn(child, day);
  if (homes.length === 0) return open('no-residence-known', [], []);
  const readings = homes.map((home) =>
    withRung(partnershipOf(home.municipality!, level, [asFact(home, null)]), rung),
  );
  return agreed('several-partnerships', readings);
}

type Level = 'primary' | 'secondary';

/** The one partnership of a municipality; a code outside the table stands for its partnership. */
function partnershipOf(code: MunicipalityCode, level: Level, facts: readonly FactUsed[]): Outcome {
  const current = successorOn(code, TABLE_DAY) ?? code;
  const found = partnershipsOf(current, level);
  if (found.length > 1) return open('several-partnerships', found, facts);
  return decided(found[0] ?? current, 'WPO132-5', facts);
}

function withRung(outcome: Outcome, rung: Rung): Outcome {
  return outcome.payer === null ? outcome : { ...outcome, basis: { ...outcome.basis, rung } };
}

/** Moves into the area of a partnership in the six months before or after an enrolment began. */
function movesInto(child: Child, { from }: Enrolment, partnership: string): Registration[] {
  const [first, last] = [addMonths(from, -6), addMonths(from, 6)];
  const isInside = ({ municipality }: Registration) =>
    municipality !== null && partnershipOf(municipality, 'primary', []).payer === partnership;
  return child.registrations.filter((registration) => {
    const before = registrationsOn(child.registrations, addDays(registration.from, -1));
    const isMove = before.length > 0 && !before.some(isInside);
    return (
      isMove && isInside(registration) && first <= registration.from && registration.from <= last
    );
  });
}

function homesOn(child: Child, day: LocalDate): Registration[] {
  const found = registrationsOn(child.registrations, day);
  return found.filter((registration) => isOwnAddress(registration, day));
}

function levelOf({ schoolType }: Enrolment): Level | null {
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

function asEnrolled({ from, schoolMunicipality, id }: Enrolment): FactUsed {
  return { kind: 'enrolment', date: from, municipality: schoolMunicipality, id };
}
