import type { FactUsed, OpenReason, Rung } from '../decision';
import type { Placement } from '../facts';
import { addDays, type LocalDate } from '../period';
import type { Child } from './child';
import { agreed, decided, open, type Outcome } from './outcome';
import { asFact, defectOn, registrationsOn, type Registration } from './registrations';
import { asStayFact, detentionDay, stayReadings, type ChainStart } from './stays';
import { untraceable } from './untraceable';
import { requestOf, whereaboutsAtRequest } from './whereabouts';

/**
 * Woonplaats since 2022 (Jeugdwet art. 1.1): in a stay the address before its unbroken chain
 * (point 2), else the address on the date (point 1), else mother at birth or actual residence
 * (point 3), abroad the actual residence (point 4). What is contested is decided only when every
 * reading names the same municipality.
 */
export function woonplaatsOn(child: Child, placement: Placement, date: LocalDate): Outcome {
  const day = isConnectedToDetention(placement) ? (detentionDay(child.stays, date) ?? date) : date;
  const { starts, outside, contested } = stayReadings(child.stays, day, date);
  const readings = starts.map((start) => beforeStay(child, placement, start));
  if (outside) readings.push(atAddress(child, placement, date, null));
  return agreed(contested ?? 'part-time-stay', readings);
}

/** Point 2: the address on the day before the first day of the chain. */
function beforeStay(child: Child, placement: Placement, start: ChainStart): Outcome {
  if (start.untraceable) return untraceable(child, placement, start);
  return atAddress(child, placement, addDays(start.from, -1), start);
}

/** Points 1 and 2 on the day of the address; 3 and 4 where that day has no woonadres. */
function atAddress(
  child: Child,
  placement: Placement,
  day: LocalDate,
  start: ChainStart | null,
): Outcome {
  const found = registrationsOn(child.registrations, day);
  const readings = (found.length === 0 ? [null] : found).map((registration) =>
    byRegistration(child, placement, registration, day, start),
  );
  return agreed('overlapping-residences', readings);
}

function byRegistration(
  child: Child,
  placement: Placement,
  registration: Registration | null,
  day: LocalDate,
  start: ChainStart | null,
): Outcome {
  const stay = start === null ? [] : [asStayFact(start)];
  if (registration === null) {
    const nothing = { kind: 'residence', date: start && day, municipality: null } as const;
    return pointThree(child, placement, start, [...stay, { ...nothing, detail: 'not-registered' }]);
  }
  const defect = defectOn(registration, day);
  const facts = [...stay, asFact(registration, defect, start === null ? undefined : day, day)];
  if (defect === 'abroad') return atRequest(child, placement, start, 'JW1.1-4', facts);
  const { municipality } = registration;
  if (defect !== null || municipality === null) return pointThree(child, placement, start, facts);
  return decided(municipality, start === null ? 'JW1.1-1' : 'JW1.1-2', facts);
}

/** Point 3: where the mother was registered at the birth, else where the child actually is. */
function pointThree(
  child: Child,
  placement: Placement,
  start: ChainStart | null,
  facts: readonly FactUsed[],
): Outcome {
  const { motherAtBirth, birthDate } = child.caseFile;
  if (motherAtBirth.status !== 'resident') {
    return atRequest(child, placement, start, 'JW1.1-3b', facts);
  }
  const { municipality } = motherAtBirth;
  const mother: FactUsed = { kind: 'mother-at-birth', date: birthDate, municipality };
  return decided(municipality, 'JW1.1-3a', [...facts, mother]);
}

/** The last part of point 3, and point 4. */
function atRequest(
  child: Child,
  placement: Placement,
  start: ChainStart | null,
  rung: Rung,
  facts: readonly FactUsed[],
): Outcome {
  const reason: OpenReason = start === null ? 'no-residence-known' : 'no-residence-before-stay';
  const shown = whereaboutsAtRequest(child, requestOf(placement, start), rung, facts);
  return shown ?? open(reason, [], facts);
}

/** Help or supervision in connection with a detention follows the detention, also after it. */
function isConnectedToDetention({ legalBasis }: Placement): boolean {
  return legalBasis === 'jeugdreclassering-with-jji';
}
