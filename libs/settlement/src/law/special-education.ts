import type { FactUsed } from '../decision';
import type { Enrolment, Placement, SchoolType } from '../facts';
import { addDays, addMonths, compare, covers, type LocalDate } from '../period';
import { SBO_CHANGE, type Child } from './child';
import { countDateOf } from './count-date';
import { decided, open, type Outcome } from './outcome';
import {
  asEnrolled,
  levelOf,
  partnershipOf,
  partnershipOfHome,
  previousPartnership,
} from './partnerships';
import { asFact, registrationsOn, type Registration } from './registrations';

const SPECIAL: readonly SchoolType[] = ['sbo', 'so', 'vso'];

/**
 * A pupil in special education. Special primary (*SBO*) until 2023: the home partnership transfers
 * an amount (WPO art. 125). Since then, and for special schools (*(V)SO*) always: the partnership of
 * the previous school, else of the home; of a pupil who lives abroad that of the school itself
 * (WEC art. 40).
 */
export function specialEducation(child: Child, placement: Placement, date: LocalDate): Outcome {
  const enrolment = child.enrolments
    .filter((one) => SPECIAL.includes(one.schoolType) && covers(one, date))
    .sort((one, other) => compare(one.from, other.from) || compare(one.id, other.id))[0];
  if (!enrolment) return open('no-enrolment-known', [], []);
  if (enrolment.schoolType === 'sbo' && date < SBO_CHANGE) {
    return sboTransfer(child, placement, enrolment, date);
  }
  const level = levelOf(enrolment) ?? 'primary';
  const ordinary = child.enrolments.filter(
    (one) => !SPECIAL.includes(one.schoolType) && (levelOf(one) ?? level) === level,
  );
  const outcome = previousPartnership(child, enrolment.from, ordinary, 'WEC40', level);
  const eve = addDays(enrolment.from, -1);
  const abroad = registrationsOn(child.registrations, eve).find(
    ({ status }) => status === 'abroad',
  );
  if (outcome.payer !== null || outcome.reason !== 'no-residence-known' || !abroad) return outcome;
  const facts = [asFact(abroad, 'abroad', eve), asEnrolled(enrolment)];
  return partnershipOf(enrolment.schoolMunicipality, level, facts, 'WEC40');
}

/**
 * WPO art. 125: nothing to transfer when the family moved into the area of the school within six
 * months before or after the enrolment. A pupil who was there on 1 October brings the basic funding
 * with the count of the state, so only the support part is transferred; one who came later, both.
 */
function sboTransfer(
  child: Child,
  { group }: Placement,
  enrolment: Enrolment,
  date: LocalDate,
): Outcome {
  const enrolled = [asEnrolled(enrolment)];
  const school = partnershipOf(enrolment.schoolMunicipality, 'primary', enrolled, 'WPO125');
  const moved = movesInto(child, enrolment, school.payer);
  if (moved.length > 0 && school.payer !== null) {
    const facts = [...enrolled, ...moved.map((move) => asFact(move, null))];
    return decided(school.payer, 'WPO125', facts);
  }
  const home = partnershipOfHome(child, date, 'primary', 'WPO125');
  if (home.payer === null) return home;
  const day = countDateOf(date);
  const isCounted = enrolment.from <= day;
  const detail = isCounted ? 'counted-here' : 'counted-elsewhere';
  const counted: FactUsed = { kind: 'count-date', date: day, municipality: null, detail };
  if (group === 'basic-funding' && isCounted) {
    return open('paid-by-state', [], [...enrolled, counted]);
  }
  const facts = [...home.basis.facts, ...enrolled, counted];
  return { ...home, basis: { ...home.basis, facts } };
}

/** Moves into the area of a partnership in the six months before or after an enrolment began. */
function movesInto(child: Child, { from }: Enrolment, partnership: string | null): Registration[] {
  const [first, last] = [addMonths(from, -6), addMonths(from, 6)];
  const isInside = ({ municipality }: Registration) =>
    municipality !== null &&
    partnershipOf(municipality, 'primary', [], 'WPO125').payer === partnership;
  return child.registrations.filter((registration) => {
    const before = registrationsOn(child.registrations, addDays(registration.from, -1));
    const isMove = before.length > 0 && !before.some(isInside);
    return (
      isMove && isInside(registration) && first <= registration.from && registration.from <= last
    );
  });
}
