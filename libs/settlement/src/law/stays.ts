import type { FactUsed, OpenReason } from '../decision';
import type { MunicipalityCode, Placement } from '../facts';
import {
  addDays,
  compare,
  covers,
  FIRST_DAY,
  mergePeriods,
  type LocalDate,
  type OpenPeriod,
} from '../period';
import { normalised } from './normal';
import { LIST_CHANGES, mayBeStay, standingOf } from './stay-list';

/** The first day of an unbroken chain of stays, and what is known of the stay that began then. */
export interface ChainStart {
  readonly from: LocalDate;
  readonly stayId: string;
  readonly place: MunicipalityCode | null;
  readonly helpRequestDate: LocalDate | null;
  readonly untraceable: boolean;
  readonly isSecret: boolean;
}

/** What may be the case on a day: in which chain of stays the child is, or in none. */
export interface StayReadings {
  /** Earliest first; more than one when it is contested whether some help is a stay. */
  readonly starts: readonly ChainStart[];
  /** Possibly the child is in no stay at all. */
  readonly outside: boolean;
  /** What is contested; null when nothing is. */
  readonly contested: OpenReason | null;
}

/** The stays of a child, read with each edition of the list of stays. */
export interface Stays {
  readonly placements: readonly Placement[];
  readonly editions: readonly Edition[];
}

/** Stays merged under one edition of the list, so that cutting or repeating them is harmless. */
interface Edition {
  readonly until: LocalDate | null;
  readonly certain: readonly OpenPeriod[];
  readonly contested: readonly (OpenPeriod & { readonly reason: OpenReason })[];
}

/** The stays among the placements of a child, ready to be asked. */
export function staysOf(placements: readonly Placement[]): Stays {
  const told = placements.filter(
    ({ stay, from, until }) => stay !== null && (until === null || from < until),
  );
  if (told.length === 0) return NO_STAYS;
  const stays = unbroken(told).sort(
    (one, other) => compare(one.from, other.from) || compare(one.id, other.id),
  );
  const editions = [...LIST_CHANGES, null].map((until, index) =>
    editionOf(stays, LIST_CHANGES[index - 1] ?? FIRST_DAY, until),
  );
  return { placements: stays, editions };
}

const NO_STAYS: Stays = {
  placements: [],
  editions: [{ until: null, certain: [], contested: [] }],
};

/** A stay that was told in pieces is one stay: the second piece begins nothing. */
function unbroken(stays: readonly Placement[]): Placement[] {
  if (new Set(stays.map(({ id }) => id)).size === stays.length) return [...stays];
  return normalised(stays, ({ from, until, ...stay }) => JSON.stringify(stay));
}

/** In which chains the child may be on a day, by the list of stays of the question date. */
export function stayReadings(stays: Stays, day: LocalDate, questionDate: LocalDate): StayReadings {
  const edition = stays.editions.find(({ until }) => until === null || questionDate < until)!;
  const { certain, contested } = edition;
  const spans = contested.length === 0 ? certain : [...certain, ...contested];
  if (!spans.some((span) => covers(span, day))) return NO_STAY;
  const froms = [...new Set(spans.map(({ from }) => from))].sort(compare);
  const possible = froms.filter((from) => isPossibleStart(from, day, certain, spans));
  const around = mergePeriods(spans).find((span) => covers(span, day));
  const disputes = contested.filter(({ from }) => around !== undefined && covers(around, from));
  return {
    starts: possible.map((from) => startOf(from, stays)),
    outside: !certain.some((span) => covers(span, day)),
    contested: disputes.map(({ reason }) => reason).sort(compare)[0] ?? null,
  };
}

/** Where the child stays on a day by its placements: facility or foster home. Sorted. */
export function placesOn({ placements }: Stays, day: LocalDate): MunicipalityCode[] {
  const places = placements
    .filter((placement) => covers(placement, day) && !isPartTime(placement))
    .map(({ place }) => place);
  return [...new Set(places)].filter((place): place is string => place !== null).sort(compare);
}

/**
 * The day whose chain decides for help that is connected to a detention: the date itself, or the
 * last day of the latest detention that began by then. null when there was no detention yet.
 */
export function detentionDay({ placements }: Stays, date: LocalDate): LocalDate | null {
  const detentions = placements.filter(
    (one) => one.legalBasis === 'jji' && one.from <= date && mayBeStay(one),
  );
  const last = mergePeriods(detentions).pop();
  if (!last) return null;
  return last.until === null || date < last.until ? date : addDays(last.until, -1);
}

/** The stay with which a chain began, as a fact; a secret place stays out of it. */
export function asStayFact({ from, place, stayId, isSecret }: ChainStart): FactUsed {
  const fact: FactUsed = { kind: 'stay', date: from, municipality: place, id: stayId };
  return isSecret ? { ...fact, municipality: null, detail: 'secret' } : fact;
}

const NO_STAY: StayReadings = { starts: [], outside: true, contested: null };

/**
 * Can the chain around `day` have begun on `from`? It can when the stays that began no earlier reach
 * from there to the day without a gap, and no certain stay from before makes the chain longer.
 */
function isPossibleStart(
  from: LocalDate,
  day: LocalDate,
  certain: readonly OpenPeriod[],
  spans: readonly OpenPeriod[],
): boolean {
  const joinsFromBefore = (span: OpenPeriod) =>
    span.from < from && (span.until === null || span.until >= from);
  if (certain.some(joinsFromBefore)) return false;
  const [chain] = mergePeriods(spans.filter((span) => span.from >= from));
  return covers(chain!, day);
}

function editionOf(stays: readonly Placement[], from: LocalDate, until: LocalDate | null): Edition {
  const byStanding = new Map<OpenReason | 'stay' | 'none', Placement[]>();
  for (const placement of stays) {
    const standing = standingOf(placement, from);
    byStanding.set(standing, [...(byStanding.get(standing) ?? []), placement]);
  }
  const contested = [...byStanding].flatMap(([reason, placements]) =>
    reason === 'stay' || reason === 'none'
      ? []
      : mergePeriods(placements).map((span) => ({ ...span, reason })),
  );
  return { until, certain: mergePeriods(byStanding.get('stay') ?? []), contested };
}

function startOf(from: LocalDate, { placements }: Stays): ChainStart {
  const begun = placements.filter((one) => one.from === from && mayBeStay(one));
  const first = begun[0]!;
  return {
    from,
    stayId: first.id,
    place: first.place,
    helpRequestDate: first.helpRequestDate,
    untraceable: begun.some(({ startUntraceable }) => startUntraceable),
    isSecret: begun.some(({ isPlaceSecret }) => isPlaceSecret === true),
  };
}

function isPartTime({ partTime, stay }: Placement): boolean {
  return partTime || stay === 'respite';
}
