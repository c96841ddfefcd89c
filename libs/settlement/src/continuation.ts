import type { CaseFile } from './case-file';
import { decide } from './decide';
import type { DecidedSegment } from './decision';
import type { MunicipalityCode, Placement } from './facts';
import { successorsOn } from './geo/municipalities';
import { RULE_CHANGE } from './law/child';
import { addDays, addYears, type LocalDate } from './period';

/** The right to keep the same help, provider, terms and tariffs after another municipality pays. */
export interface Continuation {
  readonly ground: 'JW2.7a' | 'JW10.1';
  /** The day on which the new municipality became responsible. */
  readonly from: LocalDate;
  /** First day without the right; null for foster care that ran on 1 January 2022. */
  readonly until: LocalDate | null;
}

/**
 * The continuation right that holds for this help on a date, or null. Outpatient help keeps it for
 * a year after the woonplaats changed, also when it had not started yet (Jeugdwet art. 2.7a); help
 * that ran on 1 January 2022 for a year, foster care without end (art. 10.1). A merger of
 * municipalities is no change.
 */
export function continuation(
  caseFile: CaseFile,
  placement: Placement,
  date: LocalDate,
): Continuation | null {
  const { helpRequestDate: asked, from: start } = placement;
  const known = asked !== null && asked < start ? asked : start;
  if (placement.stream !== 'youth-care' || date < known) return null;
  const segments = decide(caseFile, placement, { from: known, until: addDays(date, 1) });
  const decided = segments.filter((segment) => segment.kind === 'decided');
  const changes = decided.filter((segment, index) =>
    isTakenOver(decided[index - 1]?.payer ?? payerOf2021(placement, segment), segment),
  );
  const last = changes[changes.length - 1];
  const right = last ? rightFrom(placement, last.period.from) : null;
  return right && (right.until === null || date < right.until) ? right : null;
}

/** Where the older rule names nobody, who paid until then shows whether 2022 brought a change. */
function payerOf2021(placement: Placement, { period }: DecidedSegment): MunicipalityCode | null {
  return period.from === RULE_CHANGE ? (placement.paidSoFar ?? null) : null;
}

function isTakenOver(before: MunicipalityCode | null, { payer, period }: DecidedSegment): boolean {
  return before !== null && !successorsOn(before, period.from).includes(payer);
}

function rightFrom({ stay }: Placement, from: LocalDate): Continuation | null {
  // Art. 2.7a came with the definition of 2022; before it a change of payer gave no such right.
  if (from < RULE_CHANGE) return null;
  if (from === RULE_CHANGE) {
    return { ground: 'JW10.1', from, until: stay === 'foster-care' ? null : addYears(from, 1) };
  }
  return stay === null ? { ground: 'JW2.7a', from, until: addYears(from, 1) } : null;
}
