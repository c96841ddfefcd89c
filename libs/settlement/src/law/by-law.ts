import type { Placement } from '../facts';
import type { LocalDate } from '../period';
import { RULE_CHANGE, type Child } from './child';
import { open, withBeside, type Outcome } from './outcome';
import { decidedByPersons } from './persons';
import { pupilTransport, residentialPupil } from './pupils';
import { specialEducation } from './special-education';
import { succeeded } from './succession';
import { woonplaatsOn } from './woonplaats';
import { woonplaatsBefore2022 } from './woonplaats-before-2022';

/**
 * Who pays for this help on this day, before agreements between municipalities: what people
 * decided about it, else the law of its money stream; in the municipalities of that day. Help whose
 * allocation was taken back nobody may be charged for: its line must be credited (OP362).
 */
export function byLaw(child: Child, placement: Placement, date: LocalDate): Outcome {
  const persons = decidedByPersons(child.caseFile.decisions, placement, date);
  return succeeded(persons ?? byStream(child, placement, date), date);
}

function byStream(child: Child, placement: Placement, date: LocalDate): Outcome {
  const { stream, receiver } = placement;
  if (placement.isRemoved === true) return open('allocation-removed', [receiver], []);
  switch (stream) {
    case 'youth-care':
      return youthCare(child, placement, date);
    case 'pupil-transport':
      return pupilTransport(child, date);
    case 'residential-pupil':
      return residentialPupil(child, placement);
    case 'sbo-transfer':
      return specialEducation(child, placement, date);
    default: {
      const never: never = stream;
      return never;
    }
  }
}

/**
 * Help that ran on 1 January 2022 passed to the new definition by art. 10.1, and foster care that
 * was asked for by then with it. What a ministry pays, such as foster care in a Nidos family, no
 * municipality does.
 */
function youthCare(child: Child, placement: Placement, date: LocalDate): Outcome {
  if (placement.isPaidByState === true) return open('paid-by-state', [], []);
  if (date < RULE_CHANGE) return woonplaatsBefore2022(child, placement, date);
  const outcome = woonplaatsOn(child, placement, date);
  if (outcome.payer === null || !isOfBefore2022(placement)) return outcome;
  return withBeside(outcome, ['JW10.1']);
}

function isOfBefore2022({ from, stay, helpRequestDate: asked }: Placement): boolean {
  return from < RULE_CHANGE || (stay === 'foster-care' && asked !== null && asked < RULE_CHANGE);
}
