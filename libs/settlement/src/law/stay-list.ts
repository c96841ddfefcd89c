import type { LegalBasis, Placement, StayKind } from '../facts';
import type { OpenReason } from '../decision';
import type { LocalDate } from '../period';

/** From when the text names this kind of stay; before `listedFrom` the sources leave it open. */
interface Listing {
  readonly legalBasis: LegalBasis;
  readonly listedFrom: LocalDate | null;
}

const ALWAYS = '0001-01-01' as LocalDate;

/**
 * The stays of Jeugdwet art. 1.1, woonplaats, point 2, as data. The Wlz institution stands in the
 * text of 1 January 2026; since when was not found, so before that date a person decides.
 */
const LISTINGS: readonly Listing[] = [
  { legalBasis: 'jeugdwet', listedFrom: ALWAYS },
  { legalBasis: 'jeugdreclassering', listedFrom: ALWAYS },
  { legalBasis: 'jeugdreclassering-with-jji', listedFrom: ALWAYS },
  { legalBasis: 'wmo-protected-living', listedFrom: ALWAYS },
  { legalBasis: 'wmo-shelter', listedFrom: ALWAYS },
  { legalBasis: 'jji', listedFrom: ALWAYS },
  { legalBasis: 'wlz', listedFrom: '2026-01-01' as LocalDate },
  { legalBasis: 'other-scheme', listedFrom: null },
];

const CONTESTED_KINDS: ReadonlyMap<StayKind, OpenReason> = new Map([
  ['mother-and-child', 'mother-and-child-house'],
  ['respite', 'part-time-stay'],
]);

/** Days on which the list changes, in order; between them it is the same. */
export const LIST_CHANGES: readonly LocalDate[] = [
  ...new Set(LISTINGS.map(({ listedFrom }) => listedFrom)),
]
  .filter((date): date is LocalDate => date !== null && date !== ALWAYS)
  .sort();

/** Is it possible, under some edition of the list, that this help is a stay? */
export function mayBeStay(placement: Placement): boolean {
  return standingOf(placement, ALWAYS) !== 'none';
}

/** Is this help a stay for point 2 under the list of that date: yes, no, or contested and why? */
export function standingOf(placement: Placement, date: LocalDate): 'stay' | 'none' | OpenReason {
  const { stay, countsAsStay, partTime, legalBasis, isPaidByState } = placement;
  if (stay === null || countsAsStay === false) return 'none';
  if (countsAsStay === true) return 'stay';
  // A family of Nidos has no contract under the Jeugdwet, so it is no foster parent of point 2.
  if (legalBasis === 'other-scheme' && isPaidByState === true) return 'none';
  const contested = CONTESTED_KINDS.get(stay) ?? (partTime ? 'part-time-stay' : null);
  if (contested !== null) return contested;
  const listed = LISTINGS.find((listing) => listing.legalBasis === legalBasis)?.listedFrom ?? null;
  return listed !== null && listed <= date ? 'stay' : 'other-scheme-stay';
}
