import type { ConvenantVersion } from './convenant';
import { kindOf } from './clauses/table';

/**
 * May one line change what another line of the same child is settled for? Only where a clause
 * counts amounts over a month or a year; such a count never leaves the calendar year. Elsewhere a
 * line stands alone, but for a credit, which stands with its debit. So `settle` gives the same for
 * a part of the lines as for all, as long as that part holds the debit of every credit and, where
 * this is true, all lines of the calendar years it touches. A property holds that.
 */
export function linesReachOthers(convenants: readonly ConvenantVersion[]): boolean {
  return convenants.some(reaches);
}

/** Versions never change, and a worker asks about the same ones for every child. */
const known = new WeakMap<ConvenantVersion, boolean>();

function reaches(convenant: ConvenantVersion): boolean {
  const before = known.get(convenant);
  if (before !== undefined) return before;
  const found = convenant.clauses.some((clause) => {
    const { adjustment } = kindOf(clause);
    return adjustment !== undefined && adjustment.window(clause) !== 'line';
  });
  known.set(convenant, found);
  return found;
}
