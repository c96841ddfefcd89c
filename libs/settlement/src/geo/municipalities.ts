import type { MunicipalityCode } from '../facts';
import type { LocalDate } from '../period';
import table from './municipalities.json';

/** A municipality of now or of the past; `from` null = older than the table. */
export interface Municipality {
  readonly code: MunicipalityCode;
  readonly name: string;
  readonly from: LocalDate | null;
  /** First day on which it no longer existed. */
  readonly until: LocalDate | null;
  /** Where its area went on `until`; more than one after a split. */
  readonly successors: readonly MunicipalityCode[];
}

const byCode = new Map<MunicipalityCode, Municipality>(
  (table.municipalities as unknown as readonly Municipality[]).map((entry) => [entry.code, entry]),
);

/** Every municipality that ever had a BRP code, by code. Without 1999 (RNI) and 0000 (unknown). */
export const municipalities: ReadonlyMap<MunicipalityCode, Municipality> = byCode;

/** The municipality with this code, or undefined when no municipality ever had it. */
export function municipality(code: MunicipalityCode): Municipality | undefined {
  return byCode.get(code);
}

/** Did any municipality ever have this code? */
export function existedEver(code: MunicipalityCode): boolean {
  return byCode.has(code);
}

/** Does the municipality with this code exist on this date? */
export function existsOn(code: MunicipalityCode, date: LocalDate): boolean {
  const found = byCode.get(code);
  if (!found) return false;
  return (
    (found.from === null || found.from <= date) && (found.until === null || date < found.until)
  );
}

/**
 * Who stands in the place of this municipality on the date: itself while it exists, its successor
 * after a merger, several after a split, none when its area left the country. A code that is not
 * in the table passes through untouched, so that worked cases may use letters.
 */
export function successorsOn(code: MunicipalityCode, date: LocalDate): readonly MunicipalityCode[] {
  const found = byCode.get(code);
  if (!found || found.until === null || date < found.until) return [code];
  const all = found.successors.flatMap((successor) => successorsOn(successor, date));
  return [...new Set(all)].sort();
}

/** The one successor on the date, or null when a split leaves open which. */
export function successorOn(code: MunicipalityCode, date: LocalDate): MunicipalityCode | null {
  const all = successorsOn(code, date);
  return all.length === 1 ? all[0]! : null;
}

/** The days on which this code, or a successor of it, passed into another. In order. */
export function successionDates(code: MunicipalityCode): readonly LocalDate[] {
  const found = byCode.get(code);
  if (!found || found.until === null) return [];
  const later = found.successors.flatMap(successionDates);
  return [...new Set([found.until, ...later])].sort();
}
