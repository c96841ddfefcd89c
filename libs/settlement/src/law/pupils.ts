import type { Placement } from '../facts';
import { covers, type LocalDate } from '../period';
import type { Child } from './child';
import { agreed, decided, open, type Outcome } from './outcome';
import { previousPartnership } from './partnerships';
import { placesOn, stayReadings } from './stays';
import { registeredOn, whereaboutsOn } from './whereabouts';

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
  const atHome = isAbroad ? null : registeredOn(child, date, 'WPO4', []);
  return atHome ?? open('no-residence-known', [], []);
}

/**
 * A pupil in a residential institution with a school agreement (WPO art. 132 par. 5): the
 * partnership of the school before the placement, else of where the pupil lived before it. A place
 * in a closed institution is paid by the state, outside the partnerships.
 */
export function residentialPupil(child: Child, placement: Placement): Outcome {
  const { from, place, id } = placement;
  if (isClosed(placement)) {
    return open('paid-by-state', [], [{ kind: 'stay', date: from, municipality: place, id }]);
  }
  const chain = stayReadings(child.stays, from, from).starts[0];
  return previousPartnership(child, chain?.from ?? from, child.enrolments, 'WPO132-5');
}

function isClosed({ stay, legalBasis, isPaidByState }: Placement): boolean {
  return (
    isPaidByState === true || stay === 'closed' || stay === 'detention' || legalBasis === 'jji'
  );
}
