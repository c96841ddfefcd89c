import type { Cents } from '@grensverkeer/settlement';
import type { SubmittedLine } from './submission';

/** An allocation as placement told it. */
export interface Allocation {
  readonly placementId: string;
  readonly childId: string;
  readonly provider: string;
}

/** A debit line that was stored earlier. */
export interface KnownDebit extends SubmittedLine {
  readonly id: number;
  readonly status: 'waiting' | 'accepted' | 'refused';
  readonly placementId: string | null;
  readonly childId: string | null;
  readonly credited: boolean;
}

/** What earlier messages and facts say about the lines to be judged. */
export interface Known {
  /** By `allocationKey`. */
  readonly allocations: ReadonlyMap<string, Allocation>;
  /** By child: the hash of its BSN, null when it has none. Absent = not told yet. */
  readonly bsnHashes: ReadonlyMap<string, string | null>;
  /** Debits of earlier messages, by `referenceKey`. */
  readonly debits: ReadonlyMap<string, KnownDebit>;
}

export type Verdict =
  | {
      readonly status: 'accepted';
      readonly placementId: string;
      readonly childId: string;
      readonly credits: number | null;
    }
  | { readonly status: 'refused'; readonly codes: readonly string[] }
  | { readonly status: 'waiting'; readonly waitsFor: 'allocation' | 'child' | 'debit' };

export const allocationKey = (line: { receiver: string; allocationNumber: number }): string =>
  `${line.receiver} ${line.allocationNumber}`;

export const referenceKey = (sender: string, reference: string): string => `${sender} ${reference}`;

/**
 * Judges lines in their order. What one line takes (a reference, a debit to credit) is gone for
 * the next.
 * @param used references of this sender that were used before, by `referenceKey`
 */
export function judgeLines(
  lines: readonly SubmittedLine[],
  known: Known,
  used: ReadonlySet<string>,
  isOverdue: (line: SubmittedLine) => boolean,
): Verdict[] {
  const own = new Set<string>();
  const credited = new Set<number>();
  return lines.map((line) => {
    const key = referenceKey(line.sender, line.reference);
    if (used.has(key) || own.has(key)) return refused('8021');
    own.add(key);
    if (line.faults.length > 0) return refused(...line.faults);
    const verdict = judgeLine(line, known, isOverdue(line));
    if (verdict.status !== 'accepted' || verdict.credits === null) return verdict;
    if (credited.has(verdict.credits)) return refused('9390');
    credited.add(verdict.credits);
    return verdict;
  });
}

/**
 * Judges one line against earlier messages (iJw level 3). A line that names something not known
 * yet waits: another service or message may still tell it, and order of arrival must not decide.
 * One that contradicts what is known now is refused now, as the standard asks: a later correction
 * of the allocation or the BSN does not bring it back, the provider sends it again.
 * @param overdue the provider has waited long enough: what is still unknown does not exist
 */
export function judgeLine(line: SubmittedLine, known: Known, overdue: boolean): Verdict {
  const verdict =
    line.previousReference === null
      ? judgeDebit(line, known)
      : judgeCredit(line, known.debits.get(referenceKey(line.sender, line.previousReference)));
  if (verdict.status !== 'waiting' || !overdue) return verdict;
  return refused(verdict.waitsFor === 'debit' ? '8017' : '9338');
}

/** TR338: the allocation exists, and is this provider's and this child's. */
function judgeDebit(line: SubmittedLine, { allocations, bsnHashes }: Known): Verdict {
  const allocation = allocations.get(allocationKey(line));
  if (!allocation) return { status: 'waiting', waitsFor: 'allocation' };
  if (allocation.provider !== line.sender) return refused('9338');
  if (line.bsnHash !== null) {
    const hash = bsnHashes.get(allocation.childId);
    if (hash === undefined) return { status: 'waiting', waitsFor: 'child' };
    if (hash !== null && hash !== line.bsnHash) return refused('9338');
  }
  const { placementId, childId } = allocation;
  return { status: 'accepted', placementId, childId, credits: null };
}

/** TR323 and TR390: a credit equals an accepted debit, which was not credited before. */
function judgeCredit(line: SubmittedLine, debit: KnownDebit | undefined): Verdict {
  if (!debit || debit.status === 'waiting') return { status: 'waiting', waitsFor: 'debit' };
  const { placementId, childId, id: credits } = debit;
  if (debit.status === 'refused' || placementId === null || childId === null) {
    return refused('8017');
  }
  if (!mirrors(line, debit)) return refused('8017');
  if (debit.credited) return refused('9390');
  return { status: 'accepted', placementId, childId, credits };
}

/** Equal in all but the references and the sign (IV085). */
function mirrors(credit: SubmittedLine, debit: SubmittedLine): boolean {
  return (
    debit.previousReference === null &&
    credit.receiver === debit.receiver &&
    credit.allocationNumber === debit.allocationNumber &&
    credit.productCategory === debit.productCategory &&
    credit.productCode === debit.productCode &&
    credit.period.from === debit.period.from &&
    credit.period.until === debit.period.until &&
    credit.volume === debit.volume &&
    credit.unit === debit.unit &&
    credit.tariff === debit.tariff &&
    credit.amount === minus(debit.amount) &&
    (credit.bsnHash === null || debit.bsnHash === null || credit.bsnHash === debit.bsnHash)
  );
}

/** Never minus zero. */
const minus = (amount: Cents): number => 0 - amount;

const refused = (...codes: string[]): Verdict => ({ status: 'refused', codes });
