import { exactly, plus, type Exact } from '../money';
import { compare } from '../period';
import type { Stretch, Term } from '../stretches';
import type { CostView, Slice, Window } from './kind';
import { kindOf } from './table';

const NOTHING = exactly(0);

/** Amounts counted so far, by clause and window. */
type Counts = Map<string, Exact>;

/** The slices of the stretches that clauses about amounts work on; others stay as decided. */
export type Slices = ReadonlyMap<Stretch, readonly Slice[]>;

/**
 * Cuts the cost of stretches into slices with their own bearers, as the clauses about amounts say.
 * Limits count per child: over all stretches under the same clause, by service date, then line, so
 * neither the order of arrival nor of the facts plays a part. `isCounted` leaves out what was
 * credited again. Only what these stretches tell is used.
 */
export function slicesOf(
  ofLines: Iterable<readonly Stretch[]>,
  isCounted: (stretch: Stretch) => boolean,
): Slices {
  const slices = new Map<Stretch, readonly Slice[]>();
  const underTerms: Stretch[] = [];
  for (const stretches of ofLines) {
    for (const stretch of stretches) if (stretch.terms !== null) underTerms.push(stretch);
  }
  if (underTerms.length === 0) return slices;
  underTerms.sort(byServiceDate);
  const totals = totalsOf(underTerms.filter(isCounted));
  const counts: Counts = new Map();
  for (const stretch of underTerms) {
    slices.set(stretch, adjusted(stretch, totals, counts, isCounted(stretch)));
  }
  return slices;
}

/** The cost in one slice, borne as the decision says. */
export function asDecided({ segment, cost }: Stretch): readonly Slice[] {
  return [{ cost, shares: segment.kind === 'decided' ? segment.shares : [] }];
}

function adjusted(stretch: Stretch, totals: Counts, counts: Counts, isCounted: boolean) {
  let slices = asDecided(stretch);
  for (const term of stretch.terms?.clauses ?? []) {
    const { adjustment } = kindOf(term.clause);
    if (adjustment === undefined) continue;
    const key = keyOf(term, adjustment.window(term.clause), stretch);
    const before = counts.get(key) ?? NOTHING;
    const view = viewOf(stretch, before, totals.get(key) ?? stretch.cost);
    const counted = adjustment.counts?.(term.clause, slices, view) ?? stretch.cost;
    if (isCounted) counts.set(key, plus(before, counted));
    slices = adjustment.adjust(term.clause, slices, view);
  }
  return slices;
}

function viewOf(stretch: Stretch, before: Exact, total: Exact): CostView {
  const { line, period, part, terms } = stretch;
  const { receiver, productCode, volume = null } = line;
  const { school = receiver, home = receiver } = terms ?? {};
  return { school, home, receiver, productCode, period, volume, part, before, total };
}

function totalsOf(stretches: readonly Stretch[]): Counts {
  const totals: Counts = new Map();
  for (const stretch of stretches) {
    for (const term of stretch.terms?.clauses ?? []) {
      const { adjustment } = kindOf(term.clause);
      if (adjustment === undefined) continue;
      const key = keyOf(term, adjustment.window(term.clause), stretch);
      totals.set(key, plus(totals.get(key) ?? NOTHING, stretch.cost));
    }
  }
  return totals;
}

function keyOf({ name }: Term, window: Window, { line, period }: Stretch): string {
  const { month, year } = { month: period.from.slice(0, 7), year: period.from.slice(0, 4) };
  return JSON.stringify([name, { line: line.id, month, year }[window]]);
}

function byServiceDate(a: Stretch, b: Stretch): number {
  return compare(a.period.from, b.period.from) || compare(a.line.id, b.line.id);
}
