import type { FactUsed, Rung } from '../decision';
import type { MunicipalityCode, Placement } from '../facts';
import { covers, type LocalDate } from '../period';
import type { Child } from './child';
import { agreed, decided, open, type Outcome } from './outcome';
import { asFact, isOwnAddress, registrationsOn } from './registrations';
import { placesOn, type ChainStart } from './stays';

/** Whose request counts, and what else shows where the child is: help, or the start of a chain. */
export interface Request {
  readonly date: LocalDate;
  readonly place: MunicipalityCode | null;
  readonly paidSoFar: MunicipalityCode | null;
}

/**
 * The request for this help, or for the stay that a chain began with. Where its date is not known
 * the first day of the help stands for it: later it cannot have been.
 */
export function requestOf(placement: Placement, start: ChainStart | null): Request {
  const paidSoFar = placement.paidSoFar ?? null;
  if (start === null) {
    const date = placement.helpRequestDate ?? placement.from;
    return { date, place: null, paidSoFar };
  }
  const date = start.helpRequestDate ?? start.from;
  return { date, place: start.place, paidSoFar };
}

/**
 * Where the child actually is at the request for help, under the given rung; null when nothing
 * shows it. Shown by actual residence, else by the place of the stay, else by who paid so far.
 */
export function whereaboutsAtRequest(
  child: Child,
  request: Request,
  rung: Rung,
  facts: readonly FactUsed[],
): Outcome | null {
  const asked: FactUsed = { kind: 'help-request', date: request.date, municipality: null };
  const known = whereaboutsOn(child, request.date, rung, [...facts, asked]);
  if (known) return known;
  // The stay that the chain began with stands among the facts already.
  if (request.place !== null) return decided(request.place, rung, [...facts, asked]);
  const place = placesOn(child.stays, request.date)[0];
  if (place !== undefined) return decided(place, rung, [...facts, asked, stayFact(place)]);
  if (request.paidSoFar === null) return null;
  const paid = { kind: 'paid-so-far', date: null, municipality: request.paidSoFar } as const;
  return decided(request.paidSoFar, rung, [...facts, asked, paid]);
}

/** Where the child actually is on a day by what was recorded; null when that shows nothing here. */
export function whereaboutsOn(
  child: Child,
  day: LocalDate,
  rung: Rung,
  facts: readonly FactUsed[],
): Outcome | null {
  const there = child.actual.filter((residence) => covers(residence, day));
  const used = there.map(({ from, municipality }): FactUsed => ({
    kind: 'actual-residence',
    date: from,
    municipality,
  }));
  const places = there.map(({ municipality }) => municipality);
  if (places.length > 1) return open('actual-residence-unclear', places, [...facts, ...used]);
  const place = places[0] ?? null;
  return place === null ? null : decided(place, rung, [...facts, ...used]);
}

/** Where someone is registered with an address of their own on a day; null when nowhere. */
export function registeredOn(
  child: Child,
  day: LocalDate,
  rung: Rung,
  facts: readonly FactUsed[],
): Outcome | null {
  const readings = registrationsOn(child.registrations, day)
    .filter((registration) => isOwnAddress(registration, day))
    .map((one) => decided(one.municipality!, rung, [...facts, asFact(one, null)]));
  return readings.length === 0 ? null : agreed('overlapping-residences', readings);
}

function stayFact(place: MunicipalityCode): FactUsed {
  return { kind: 'stay', date: null, municipality: place };
}
