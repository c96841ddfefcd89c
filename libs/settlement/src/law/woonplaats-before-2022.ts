import type { FactUsed } from '../decision';
import type { Custody, MunicipalityCode, Placement } from '../facts';
import { addDays, compare, covers, type LocalDate } from '../period';
import type { Child } from './child';
import { agreed, decided, open, withBeside, type Outcome } from './outcome';
import { registrationsOn } from './registrations';
import { placesOn, stayReadings } from './stays';
import { registeredOn, requestOf, whereaboutsAtRequest, whereaboutsOn } from './whereabouts';

/**
 * The rule until 31 December 2021: a minor follows the custody holder (1), under guardianship of an
 * institution the place of actual stay (2), unknown or abroad the actual stay at the request (3);
 * from 18 the own woonplaats (4).
 */
export function woonplaatsBefore2022(child: Child, placement: Placement, date: LocalDate): Outcome {
  if (child.adultFrom !== null && date >= child.adultFrom) return ofAdult(child, placement, date);
  const holders = child.custody.filter((custody) => covers(custody, date));
  if (holders.length === 0) return open('custody-unclear', evidenceOn(child, date), []);
  const readings = holders.map((custody) => byCustody(child, placement, custody, date));
  return agreed('custody-unclear', readings);
}

function byCustody(child: Child, placement: Placement, custody: Custody, date: LocalDate): Outcome {
  const { from, municipality, holder } = custody;
  const facts: FactUsed[] = [{ kind: 'custody', date: from, municipality }];
  if (holder === 'institution') return underGuardianship(child, placement, date, facts);
  if (municipality !== null) return decided(municipality, 'JWOLD-1', facts);
  if (holder === 'both-parents') return withAParent(child, date, facts);
  return atRequest(child, placement, date, facts);
}

/**
 * Point 2: guardianship (*voogdij*) with a certified institution; the place of actual stay. Where
 * nothing else shows that place, the *woonadres* does: it is where someone lives (Wet BRP 1.1).
 */
function underGuardianship(
  child: Child,
  placement: Placement,
  date: LocalDate,
  facts: readonly FactUsed[],
): Outcome {
  const known = whereaboutsOn(child, date, 'JWOLD-2', facts);
  if (known) return known;
  const place = placesOn(child.stays, date)[0];
  if (place === undefined) {
    const home = registeredOn(child, date, 'JWOLD-2', facts);
    return home ?? atRequest(child, placement, date, facts);
  }
  return decided(place, 'JWOLD-2', [...facts, { kind: 'stay', date: null, municipality: place }]);
}

/**
 * Both parents have custody and live in different municipalities: the parent with whom the child
 * actually stays, or stayed last (BW 1:12). In a stay it is with neither, so the day before counts.
 * Where nothing else shows with whom, the *woonadres* does.
 */
function withAParent(child: Child, date: LocalDate, facts: readonly FactUsed[]): Outcome {
  const chain = stayReadings(child.stays, date, date).starts[0];
  const day = chain ? addDays(chain.from, -1) : date;
  const known = whereaboutsOn(child, day, 'JWOLD-1', facts);
  if (known) return known;
  const earlier = child.actual.filter(({ from, municipality }) => from <= day && municipality);
  const left = earlier.map(({ until }) => until ?? day).sort(compare);
  const last = left[left.length - 1];
  const lastSeen = last && whereaboutsOn(child, addDays(last, -1), 'JWOLD-1', facts);
  return (
    lastSeen ||
    registeredOn(child, day, 'JWOLD-1', facts) ||
    open('custody-unclear', evidenceOn(child, date), facts)
  );
}

/** Point 3: unknown or abroad. */
function atRequest(
  child: Child,
  placement: Placement,
  date: LocalDate,
  facts: readonly FactUsed[],
): Outcome {
  const shown = whereaboutsAtRequest(child, requestOf(placement, null), 'JWOLD-3', facts);
  return shown ?? open('no-residence-known', evidenceOn(child, date), facts);
}

/** Point 4: the own woonplaats (BW 1:10, the same title as point 1), shown by the registration. */
function ofAdult(child: Child, placement: Placement, date: LocalDate): Outcome {
  const birth: FactUsed = { kind: 'birth', date: child.caseFile.birthDate, municipality: null };
  const outcome =
    registeredOn(child, date, 'JWOLD-4', [birth]) ??
    whereaboutsOn(child, date, 'JWOLD-4', [birth]) ??
    atRequest(child, placement, date, [birth]);
  return outcome.basis.rung === 'JWOLD-4' ? withBeside(outcome, ['JWOLD-1']) : outcome;
}

/** What points somewhere without deciding: registration and actual residence of the day. */
function evidenceOn(child: Child, date: LocalDate): (MunicipalityCode | null)[] {
  const registered = registrationsOn(child.registrations, date);
  const actual = child.actual.filter((residence) => covers(residence, date));
  return [...registered, ...actual].map(({ municipality }) => municipality);
}
