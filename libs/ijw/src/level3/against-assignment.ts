import {
  addMonths,
  monthStart,
  type Cents,
  type LocalDate,
  type OpenPeriod,
  type Period,
} from '@grensverkeer/settlement';
import { limitOfPeriod, limitOfTerm, type AssignedVolume } from './limits';

/** What the rules of levels 3 and 4 look at in a debit line. */
export interface DeclaredLine {
  readonly productCategory: string;
  readonly productCode: string;
  /** ProductPeriode, inside one calendar month. */
  readonly period: Period;
  readonly volume: number;
  readonly unit: string;
  readonly tariff: Cents | null;
  readonly amount: Cents;
}

/** An assignment (ToegewezenProduct of a JW301), newest version; `null` = not filled. */
export interface Assignment extends OpenPeriod {
  readonly productCategory: string | null;
  readonly productCode: string | null;
  readonly volume: AssignedVolume | null;
  readonly budgetCents: number | null;
  /** RedenWijziging 13. */
  readonly removed: boolean;
}

/** What accepted lines, credits taken off, have used of an assignment up to now. */
export interface Used {
  readonly cents: number;
  /** By unit. */
  readonly volumes: Readonly<Record<string, number>>;
  /** Where the last accepted period ends. */
  readonly until: LocalDate | null;
}

export const HOUR = '04';
export const MINUTE = '01';

/**
 * The rules that hold a debit line against its assignment. A removed assignment has no period,
 * product or room left to hold a line against, so 9384 stands alone.
 */
export function againstAssignment(line: DeclaredLine, assigned: Assignment, used: Used): string[] {
  if (assigned.removed) return ['9384'];
  return [
    ...againstPeriod(line.period, assigned),
    ...(isOther(assigned.productCategory, line.productCategory) ? ['9339'] : []),
    ...(isOther(assigned.productCode, line.productCode) ? ['9340'] : []),
    ...(assigned.volume ? againstVolume(line, assigned, assigned.volume, used) : []),
    ...(exceeds(used.cents + line.amount, assigned.budgetCents) ? ['9369'] : []),
  ];
}

/**
 * TR307 and TR308: inside the assignment. TR387 and TR388: the month, cut off where the
 * assignment begins or ends in it.
 */
function againstPeriod({ from, until }: Period, assigned: OpenPeriod): string[] {
  const codes: string[] = [];
  const first = monthStart(from);
  const next = addMonths(first, 1);
  if (from < assigned.from) codes.push('9307');
  if (assigned.until !== null && until > assigned.until) codes.push('9308');
  if (from !== first && from !== assigned.from) codes.push('9387');
  if (until !== next && until !== assigned.until) codes.push('9388');
  return codes;
}

/** TR341, TR321 and TR322. Volumes in another unit cannot be held against one another. */
function againstVolume(
  line: DeclaredLine,
  term: OpenPeriod,
  volume: AssignedVolume,
  used: Used,
): string[] {
  if (!isUnitFor(volume.unit, line.unit)) return ['9341'];
  const parts = partsOf(volume.unit);
  const declared = inParts(line.volume, line.unit, parts);
  const period = limitOfPeriod(volume, term, line.period);
  const whole = limitOfTerm(volume, { from: term.from, until: endOf(term, line.period, used) });
  const before = Object.entries(used.volumes).reduce(
    (sum, [unit, amount]) => sum + inParts(amount, unit, parts),
    0,
  );
  return [
    ...(exceeds(declared, period && period * parts) ? ['9321'] : []),
    ...(exceeds(before + declared, whole && whole * parts) ? ['9322'] : []),
  ];
}

/** Assigned in hours may be declared in minutes (TR341). */
export function isUnitFor(agreed: string, declared: string): boolean {
  return agreed === declared || (agreed === HOUR && declared === MINUTE);
}

/** Without an end the term is known up to what has been declared. */
function endOf({ until }: OpenPeriod, period: Period, used: Used): LocalDate {
  if (until !== null) return until;
  return used.until !== null && used.until > period.until ? used.until : period.until;
}

/** Hours are counted in minutes, all else as it is. */
const partsOf = (unit: string): number => (unit === HOUR ? 60 : 1);
const inParts = (volume: number, unit: string, parts: number): number =>
  unit === MINUTE ? volume : volume * parts;

const isOther = (assigned: string | null, declared: string): boolean =>
  assigned !== null && assigned !== declared;
const exceeds = (used: number, limit: number | null): boolean => limit !== null && used > limit;
