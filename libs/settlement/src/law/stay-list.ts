import type { LegalBasis, Placement, StayKind } from '../facts';
import type { OpenReason } from '../decision';
import type { LocalDate } from '../period';

const ALWAYS = '0001-01-01' as LocalDate;

/**
 * The stays of Jeugdwet art. 1.1, woonplaats, point 2, as data: from when the text names them. The
 * Wlz institution stands in the text of 1 January 2026; since when was not found, so before that
 * date a person decides. For another scheme, which the text does not name, a person always does.
 */
const LISTED_FROM: ReadonlyMap<LegalBasis, LocalDate> = new Map([
  ['jeugdwet', ALWAYS],
  ['jeugdreclassering', ALWAYS],
  ['jeugdreclassering-with-jji', ALWAYS],
  ['wmo-protected-living', ALWAYS],
  ['wmo-shelter', ALWAYS],
  ['jji', ALWAYS],
  ['wlz', '2026-01-01' as LocalDate],
]);

const CONTESTED_KINDS: ReadonlyMap<StayKind, OpenReason> = new Map([
  ['mother-and-child', 'mother-and-child-house'],
  ['respite', 'part-time-stay'],
]);

/** Days on which the list changes, in order; between them it is the same. */
export const LIST_CHANGES: readonly LocalDate[] = [...new Set(LISTED_FROM.values())]
  .filter((date) => date !== ALWAYS)
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
  const listed = LISTED_FROM.get(legalBasis);
  return listed !== undefined && listed <= date ? 'stay' : 'other-scheme-stay';
}
