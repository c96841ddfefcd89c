import type { FactUsed, Rung } from '../decision';
import type { PersonDecision, Placement, Share } from '../facts';
import { compare, covers, type LocalDate } from '../period';
import { tidy } from '../clauses/shares';
import { largestOf } from './bearers';
import { open, type Outcome } from './outcome';

const RUNGS: Readonly<Record<PersonDecision['source'], Rung>> = {
  agreement: 'AGREEMENT',
  'binding-advice': 'BINDING_ADVICE',
  court: 'COURT',
};

/**
 * What people decided about this help on this day, or null. A decision about one placement goes
 * before one about all of them; one that a later decision sets aside is out for good; decisions
 * that name other bearers contradict each other and leave the part open.
 */
export function decidedByPersons(
  decisions: readonly PersonDecision[],
  placement: Placement,
  date: LocalDate,
): Outcome | null {
  const inForce = decisions.filter(
    (decision) =>
      covers(decision, date) &&
      decision.shares.length > 0 &&
      (decision.placementId === null || decision.placementId === placement.id) &&
      !isSetAside(decision, decisions),
  );
  const specific = inForce.filter(({ placementId }) => placementId !== null);
  const counting = specific.length > 0 ? specific : inForce;
  return counting.length === 0 ? null : together(counting);
}

/** A decision on that day or later may set an earlier one aside. */
function isSetAside(decision: PersonDecision, all: readonly PersonDecision[]): boolean {
  return all.some(
    ({ setsAside, decidedOn, id }) =>
      setsAside === decision.id && id !== decision.id && decidedOn >= decision.decidedOn,
  );
}

function together(decisions: readonly PersonDecision[]): Outcome {
  const ordered = [...decisions].sort(newestFirst);
  const facts = distinct(ordered.map(asFact));
  const bearings = ordered.map(({ shares }) => tidy(shares));
  const [shares] = bearings;
  if (!shares || bearings.some((other) => textOf(other) !== textOf(shares))) {
    const bearers = bearings.flat().map(({ municipality }) => municipality);
    return open('contradicting-decisions', bearers, facts);
  }
  const rung = RUNGS[ordered[0]!.source];
  return { payer: largestOf(shares), shares, basis: { rung, facts, clauses: [] } };
}

function newestFirst(one: PersonDecision, other: PersonDecision): number {
  return compare(other.decidedOn, one.decidedOn) || compare(one.id, other.id);
}

function asFact({ id, decidedOn }: PersonDecision): FactUsed {
  return { kind: 'decision', date: decidedOn, municipality: null, id };
}

function distinct(facts: readonly FactUsed[]): FactUsed[] {
  return facts.filter((fact, index) => facts.findIndex(({ id }) => id === fact.id) === index);
}

function textOf(shares: readonly Share[]): string {
  return shares
    .map(
      ({ municipality, numerator, denominator }) => `${municipality} ${numerator}/${denominator}`,
    )
    .join();
}
