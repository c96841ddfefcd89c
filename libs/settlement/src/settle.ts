import type { CaseFile } from './case-file';
import { asDecided, slicesOf, type Slices } from './clauses/adjust';
import type { Slice } from './clauses/kind';
import { inOrder } from './correct';
import type { BillingNote, OpenPart, PostingContent, Settlement } from './decision';
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
  const lines = new Map<string, InvoiceLine>();
  for (const line of caseFile.lines) lines.set(line.id, line);
  const credited = new Set(caseFile.lines.map(({ credits }) => credits));
  const stretchesOf = stretchesIn(caseFile);
  const stretches = new Map<string, readonly Stretch[]>();
  for (const [id, line] of lines) stretches.set(id, stretchesOf(line));
  const isCounted = ({ line }: Stretch) => line.credits === null && !credited.has(line.id);
  const slices = slicesOf(stretches.values(), isCounted);
  const settled: Settled = { postings: [], open: [], kept: [], notes: [] };
  for (const line of [...lines.values()].sort((a, b) => compare(a.id, b.id))) {
    settleLine(line, stretches.get(decidedBy(line, lines))!, slices, settled);
  }
  settled.postings.sort(inOrder);
  return settled;
}

/** A settlement that lines are added to. */
type Settled = { readonly [Of in keyof Settlement]: Settlement[Of][number][] };

/** A credit follows the decision of the line that it cancels, so that the two are a mirror. */
function decidedBy({ id, credits }: InvoiceLine, lines: ReadonlyMap<string, InvoiceLine>): string {
  const debit = credits === null ? undefined : lines.get(credits);
  return debit === undefined || debit.amount === 0 ? id : debit.id;
}

function settleLine(
  line: InvoiceLine,
  stretches: readonly Stretch[],
  slices: Slices,
  { postings, open, kept, notes }: Settled,
): void {
  const parts = divided(line, stretches, slices);
  const all = [...parts, ...surchargesOf(line, stretches, parts)];
  for (const stretch of stretches) postings.push(...postingsOf(line, stretch, all));
  for (const part of parts) open.push(...openPartOf(line, part));
  kept.push({ lineId: line.id, cents: keptOf(line, all) });
  notes.push(...notesOf(line, stretches, parts));
}

/** The whole line in one list, divided once. */
function divided(line: InvoiceLine, stretches: readonly Stretch[], slices: Slices): Part[] {
  if (line.amount === 0) return [];
  const weighed: Weighed[] = [];
  for (const stretch of stretches) {
    weighed.push(...weigh(stretch, slices.get(stretch) ?? asDecided(stretch)));
  }
  const amounts = allocate(line.amount, commonWeights(weighed.map(({ weight }) => weight)));
  return weighed.map(({ stretch, bearer }, at) => ({ stretch, bearer, cents: amounts[at]! }));
}

interface Weighed extends Pick<Part, 'stretch' | 'bearer'> {
  readonly weight: Exact;
}

/** The exact part of each bearer in a stretch, sorted; an open one has no bearer yet. */
function weigh(stretch: Stretch, slices: readonly Slice[]): Weighed[] {
  if (stretch.segment.kind === 'open') return [{ stretch, bearer: null, weight: stretch.cost }];
  const byBearer = new Map<MunicipalityCode, Exact>();
  for (const { cost, shares } of slices) {
    for (const share of shares) {
      const weight = times(cost, exactly(share));
      const sofar = byBearer.get(share.municipality);
      byBearer.set(share.municipality, sofar === undefined ? weight : plus(sofar, weight));
    }
  }
  const weighed: Weighed[] = [];
  for (const [bearer, weight] of byBearer) weighed.push({ stretch, bearer, weight });
  return weighed.sort((a, b) => compare(a.bearer!, b.bearer!));
}

/** What each bearer owes to the receiver for a stretch; below zero, the receiver to the bearer. */
function postingsOf(line: InvoiceLine, stretch: Stretch, parts: readonly Part[]): PostingContent[] {
  const owed = new Map<MunicipalityCode, number>();
  for (const { stretch: own, bearer, cents: amount } of parts) {
    if (own !== stretch || bearer === null || bearer === line.receiver) continue;
    owed.set(bearer, (owed.get(bearer) ?? 0) + amount);
  }
  const postings: PostingContent[] = [];
  for (const [bearer, amount] of owed) {
    if (amount !== 0) postings.push(postingOf(line, stretch, bearer, amount));
  }
  return postings;
}

function postingOf(
  { id, receiver }: InvoiceLine,
  { period, segment: { basis } }: Stretch,
  bearer: MunicipalityCode,
  amount: number,
): PostingContent {
  const [debtor, creditor] = amount > 0 ? [bearer, receiver] : [receiver, bearer];
  return { lineId: id, debtor, creditor, cents: cents(Math.abs(amount)), period, basis };
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
  { id, period, amount, receiver }: InvoiceLine,
  stretches: readonly Stretch[],
  parts: readonly Part[],
): BillingNote[] {
  if (amount <= 0 || parts.some(({ bearer }) => bearer === receiver)) return [];
  let billNext: MunicipalityCode | null = null;
  for (const { segment } of stretches) {
    if (segment.kind === 'open' || segment.prefinancier === receiver) return [];
    billNext = segment.prefinancier;
  }
  return billNext === null ? [] : [{ lineId: id, period, billNext }];
}

/** What the receiver bears itself. */
function keptOf({ receiver }: InvoiceLine, parts: readonly Part[]): Cents {
  return cents(parts.reduce((sum, part) => (part.bearer === receiver ? sum + part.cents : sum), 0));
}
