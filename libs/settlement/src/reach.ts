import type { ConvenantVersion } from './convenant';
import { kindOf } from './clauses/table';
import { perVersion } from './per-version';

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

const reaches = perVersion(({ clauses }) =>
  clauses.some((clause) => {
    const { adjustment } = kindOf(clause);
    return adjustment !== undefined && adjustment.window(clause) !== 'line';
  }),
);
