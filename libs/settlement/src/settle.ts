import type { CaseFile } from './case-file';
import { slicesOf } from './clauses/adjust';
import type { Slice } from './clauses/kind';
import { inOrder } from './correct';
import type { BillingNote, DecidedSegment, OpenPart, PostingContent, Settlement } from './decision';
import type { InvoiceLine, MunicipalityCode } from './facts';
import {
  allocate,
  cents,
  commonWeights,
  exactly,
  plus,
  times,
  type Cents,
  type Exact,
} from './money';
import { compare } from './period';
import { stretchesIn, type Part, type Stretch } from './stretches';
import { surchargesOf } from './surcharges';

/**
 * What the books should say about all lines of one child. The receiver of a line has paid the
 * provider; what others bear of it, they owe to the receiver. Per line Σ postings + Σ open parts +
 * kept = amount, to the cent. The order of the facts plays no part and the answer is sorted.
 */
export function settle(caseFile: CaseFile): Settlement {
  const lines = new Map(caseFile.lines.map((line) => [line.id, line]));
  const credited = new Set(caseFile.lines.map(({ credits }) => credits));
  const stretchesOf = stretchesIn(caseFile);
  const stretches = new Map([...lines].map(([id, line]) => [id, stretchesOf(line)]));
  const isCounted = ({ line }: Stretch) => line.credits === null && !credited.has(line.id);
  const slices = slicesOf([...stretches.values()].flat(), isCounted);
  const settled = [...lines.values()]
    .sort((a, b) => compare(a.id, b.id))
    .map((line) => settleLine(line, stretches.get(decidedBy(line, lines))!, slices));
  return {
    postings: settled.flatMap(({ postings }) => postings).sort(inOrder),
    open: settled.flatMap(({ open }) => open),
    kept: settled.map(({ kept }) => kept),
    notes: settled.flatMap(({ notes }) => notes),
  };
}

/** A credit follows the decision of the line that it cancels, so that the two are a mirror. */
function decidedBy({ id, credits }: InvoiceLine, lines: ReadonlyMap<string, InvoiceLine>): string {
  const debit = credits === null ? undefined : lines.get(credits);
  return debit === undefined || debit.amount === 0 ? id : debit.id;
}

function settleLine(
  line: InvoiceLine,
  stretches: readonly Stretch[],
  slices: ReadonlyMap<Stretch, readonly Slice[]>,
) {
  const parts = divided(line, stretches, slices);
  const all = [...parts, ...surchargesOf(line, stretches, parts)];
  const postings = stretches.flatMap((stretch) => postingsOf(line, stretch, all));
  const kept = all.filter(({ bearer }) => bearer === line.receiver);
  return {
    postings,
    open: parts.flatMap((part) => openPartOf(line, part)),
    kept: { lineId: line.id, cents: total(kept) },
    notes: notesOf(line, stretches, parts),
  };
}

/** The whole line in one list, divided once. */
function divided(
  line: InvoiceLine,
  stretches: readonly Stretch[],
  slices: ReadonlyMap<Stretch, readonly Slice[]>,
): Part[] {
  const weighed = stretches.flatMap((stretch) =>
    weigh(stretch, slices.get(stretch)!).map((share) => ({ stretch, ...share })),
  );
  if (line.amount === 0) return [];
  const amounts = allocate(line.amount, commonWeights(weighed.map(({ weight }) => weight)));
  return weighed.map(({ stretch, bearer }, at) => ({
    stretch,
    bearer,
    cents: amounts[at]!,
  }));
}

interface Weighed {
  readonly bearer: MunicipalityCode | null;
  readonly weight: Exact;
}

/** The exact part of each bearer in a stretch; an open one has no bearer yet. */
function weigh({ segment, cost }: Stretch, slices: readonly Slice[]): Weighed[] {
  if (segment.kind === 'open') return [{ bearer: null, weight: cost }];
  const byBearer = new Map<MunicipalityCode, Exact>();
  for (const slice of slices) {
    for (const share of slice.shares) {
      const sofar = byBearer.get(share.municipality) ?? exactly(0);
      byBearer.set(share.municipality, plus(sofar, times(slice.cost, exactly(share))));
    }
  }
  return [...byBearer]
    .map(([bearer, weight]) => ({ bearer, weight }))
    .sort((a, b) => compare(a.bearer, b.bearer));
}

/** What each bearer owes to the receiver for a stretch; below zero, the receiver to the bearer. */
function postingsOf(line: InvoiceLine, stretch: Stretch, parts: readonly Part[]): PostingContent[] {
  const { period, segment } = stretch;
  const own = parts.filter((part) => part.stretch === stretch);
  const bearers = [...new Set(own.map(({ bearer }) => bearer))];
  return bearers.flatMap((bearer): PostingContent[] => {
    const amount = total(own.filter((part) => part.bearer === bearer));
    if (bearer === null || bearer === line.receiver || amount === 0) return [];
    const [debtor, creditor] = amount > 0 ? [bearer, line.receiver] : [line.receiver, bearer];
    const { basis } = segment;
    return [{ lineId: line.id, debtor, creditor, cents: cents(Math.abs(amount)), period, basis }];
  });
}

function openPartOf(line: InvoiceLine, { stretch, cents: amount }: Part): OpenPart[] {
  const { segment, period } = stretch;
  if (segment.kind !== 'open' || amount === 0) return [];
  const { reason, candidates } = segment;
  return [{ lineId: line.id, period, cents: amount, reason, candidates }];
}

/**
 * A receiver that bears nothing of a line and need not pay it first either was billed wrongly: the
 * provider is told who to bill next. The money is settled all the same.
 */
function notesOf(
  line: InvoiceLine,
  stretches: readonly Stretch[],
  parts: readonly Part[],
): BillingNote[] {
  const decided = stretches
    .map(({ segment }) => segment)
    .filter((segment): segment is DecidedSegment => segment.kind === 'decided');
  const last = decided[decided.length - 1];
  if (line.amount <= 0 || last === undefined || decided.length < stretches.length) return [];
  const isConcerned =
    parts.some(({ bearer }) => bearer === line.receiver) ||
    decided.some(({ prefinancier }) => prefinancier === line.receiver);
  if (isConcerned) return [];
  return [{ lineId: line.id, period: line.period, billNext: last.prefinancier }];
}

function total(parts: readonly Part[]): Cents {
  return cents(parts.reduce((sum, part) => sum + part.cents, 0));
}
