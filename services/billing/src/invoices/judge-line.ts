import { againstAssignment, againstContract, inOrderOfRules } from '@grensverkeer/ijw';
import type { Cents } from '@grensverkeer/settlement';
import {
  allocationKey,
  clientKey,
  pairKey,
  referenceKey,
  type Allocation,
  type Known,
  type KnownDebit,
} from './known-facts';
import { Ledger } from './ledger';
import type { SubmittedLine } from './submission';

export type Verdict =
  | {
      readonly status: 'accepted';
      readonly placementId: string;
      readonly childId: string;
      readonly credits: number | null;
    }
  | { readonly status: 'refused'; readonly codes: readonly string[] }
  | { readonly status: 'waiting'; readonly waitsFor: 'allocation' | 'child' | 'debit' };

type Overdue = (line: SubmittedLine) => boolean;

/**
 * Judges the lines of one message at control levels 3 and 4; the verdicts stand in the order of
 * the lines. Credits go first (OP366), then debits, each kind in the order of the message: what
 * one line takes (a reference, a slot, volume, budget) is gone for the next, and what a credit
 * gives back is there for the debits. Changes nothing outside: the same arguments, the same
 * verdicts.
 * @param used references of this sender that were used before, by `referenceKey`
 * @param isOverdue the provider has waited long enough: what is still unknown does not exist
 */
export function judgeLines(
  lines: readonly SubmittedLine[],
  known: Known,
  used: ReadonlySet<string>,
  isOverdue: Overdue,
): Verdict[] {
  return new MessageJudge(lines, isOverdue).judge(lines, known, used);
}

/** The same for messages that are judged together, in the order in which they came. */
export function judgeMessages(
  messages: readonly (readonly SubmittedLine[])[],
  known: Known,
  isOverdue: Overdue,
): Verdict[][] {
  const ledger = new Ledger(known);
  return messages.map((lines) =>
    new MessageJudge(lines, isOverdue, ledger).judge(lines, known, new Set()),
  );
}

/**
 * The same for one message that is judged in parts, so that not all that is known about it need be
 * held: first all its credits, in parts, then all its lines. What is known about a part may hold
 * already what the parts before it have taken.
 */
export class MessageJudge {
  /** Lines whose reference stands on an earlier line too. */
  private readonly repeated = new Set<SubmittedLine>();
  private readonly credits = new Map<SubmittedLine, Verdict>();

  constructor(
    lines: readonly SubmittedLine[],
    private readonly isOverdue: Overdue,
    private readonly ledger = new Ledger(NOTHING_KNOWN),
  ) {
    const own = new Set<string>();
    for (const line of lines) {
      if (own.has(line.reference)) this.repeated.add(line);
      own.add(line.reference);
    }
  }

  /** Credits that were judged before keep their verdict: nothing need be known about them. */
  judge(part: readonly SubmittedLine[], known: Known, used: ReadonlySet<string>): Verdict[] {
    this.ledger.known = known;
    const asked = (line: SubmittedLine): Asked => {
      const isUsed = used.has(referenceKey(line.sender, line.reference));
      return {
        line,
        isRepeated: isUsed || this.repeated.has(line),
        isOverdue: this.isOverdue(line),
      };
    };
    for (const line of part) {
      if (!isCredit(line) || this.credits.has(line)) continue;
      this.credits.set(line, judgeCredit(asked(line), this.ledger));
    }
    return part.map((line) => this.credits.get(line) ?? judgeDebit(asked(line), this.ledger));
  }
}

/** A line that cancels an earlier one. */
export const isCredit = ({ previousReference }: SubmittedLine): boolean =>
  previousReference !== null;

const NOTHING_KNOWN: Known = {
  allocations: new Map(),
  cases: new Map(),
  clients: new Set(),
  debits: new Map(),
  slots: new Set(),
  used: new Map(),
  contracts: new Map(),
};

interface Asked {
  readonly line: SubmittedLine;
  /** Its reference was used before, in this message or an earlier one (TR314). */
  readonly isRepeated: boolean;
  readonly isOverdue: boolean;
}

/**
 * A line that names something not known yet waits: another service may still tell it, and order
 * of arrival must not decide. One that cannot be right whatever comes is refused now, as the
 * standard asks, with all that can be judged now: a later change of the allocation does not bring
 * it back, the provider sends it again.
 */
function judgeDebit(asked: Asked, ledger: Ledger): Verdict {
  const { line, isOverdue } = asked;
  const { known } = ledger;
  const found = allocationOf(line, known);
  const isWrong = found.kind === 'wrong' || (found.kind === 'waits' && isOverdue);
  if (isWrong && isUnknownClient(line, known)) return refusedClient(asked);
  const allocation = found.kind === 'found' ? found.allocation : null;
  if (isWrong) return refused(codesOfWrongNumber(asked, known));
  const codes = [
    ...ownFaults(asked),
    ...(allocation ? againstAllocation(line, allocation, ledger) : []),
    ...againstContract(line, tariffsFor(line, known), allocation?.volume !== null),
  ];
  if (codes.length > 0) return refused(codes);
  if (!allocation) return waiting(found.kind === 'waits' ? found.waitsFor : 'allocation');
  if (ledger.isReserved(line)) return waiting('debit');
  const { placementId, childId } = allocation;
  ledger.debit(line, placementId, childId);
  return { status: 'accepted', placementId, childId, credits: null };
}

/**
 * What a line gets that names an allocation or a debit that cannot be right, while its client is
 * known (TR338, TR323): of what it names nothing more can be said.
 */
export function codesOfWrongNumber(
  asked: Pick<Asked, 'line' | 'isRepeated'>,
  known: Pick<Known, 'contracts'>,
): string[] {
  const own = ownFaults(asked);
  if (isCredit(asked.line)) return inOrderOfRules([...own, '8017']);
  const contract = againstContract(asked.line, tariffsFor(asked.line, known), true);
  return inOrderOfRules([...own, '9338', ...contract]);
}

function againstAllocation(line: SubmittedLine, allocation: Allocation, ledger: Ledger): string[] {
  const codes = againstAssignment(line, allocation, ledger.usedOf(allocation.placementId));
  const isTaken = !allocation.removed && ledger.isTaken(line, allocation.placementId);
  return isTaken ? [...codes, '9389'] : codes;
}

type Found =
  | { readonly kind: 'found'; readonly allocation: Allocation }
  | { readonly kind: 'waits'; readonly waitsFor: 'allocation' | 'child' }
  | { readonly kind: 'wrong' };

/** TR338: the allocation exists, and is this provider's and this child's. */
function allocationOf(line: SubmittedLine, { allocations, cases }: Known): Found {
  const allocation = allocations.get(allocationKey(line));
  if (!allocation) return { kind: 'waits', waitsFor: 'allocation' };
  if (allocation.provider !== line.sender) return { kind: 'wrong' };
  if (line.bsnHash === null) return { kind: 'found', allocation };
  const hash = cases.get(allocation.childId)?.bsnHash;
  if (hash === undefined) return { kind: 'waits', waitsFor: 'child' };
  const isOther = hash !== null && hash !== line.bsnHash;
  return isOther ? { kind: 'wrong' } : { kind: 'found', allocation };
}

/** TR304: nobody with this BSN has an allocation of this municipality to this provider. */
function isUnknownClient(line: SubmittedLine, { clients }: Known): boolean {
  return line.bsnHash !== null && !clients.has(clientKey(line, line.bsnHash));
}

/** A client that is unknown takes its lines with it: none of them is looked at any further. */
function refusedClient({ isRepeated }: Asked): Verdict {
  return refused(['8187', ...(isRepeated ? ['8021'] : [])]);
}

function tariffsFor(line: SubmittedLine, { contracts }: Pick<Known, 'contracts'>) {
  const contract = contracts.get(pairKey(line));
  const isKnown = contract?.spans.some(
    ({ from, until }) => from < line.period.until && (until === null || line.period.from < until),
  );
  return contract && isKnown ? (contract.tariffs.get(line.productCode) ?? []) : null;
}

/**
 * TR323 and TR390: a credit equals an accepted debit, which was not credited before. A credit is
 * an act of the provider alone: what its debit was held against is not looked at again (IV085).
 */
function judgeCredit(asked: Asked, ledger: Ledger): Verdict {
  const { line, isOverdue } = asked;
  const debit = ledger.debitOf(line);
  const isUndecided = !debit || debit.status === 'waiting';
  const isWrong = isUndecided ? isOverdue : !isMirror(line, debit);
  if (isWrong && isUnknownClient(line, ledger.known)) return refusedClient(asked);
  const codes = [
    ...ownFaults(asked),
    ...(isWrong ? ['8017'] : []),
    ...(debit && ledger.isCredited(debit) ? ['9390'] : []),
  ];
  if (codes.length > 0) return refused(codes);
  if (isUndecided || !debit.placementId || !debit.childId) {
    ledger.reserve(line);
    return waiting('debit');
  }
  ledger.credit(debit, debit.placementId);
  const { placementId, childId, id: credits } = debit;
  return { status: 'accepted', placementId, childId, credits };
}

/** Equal in all but the references and the sign (IV085). */
function isMirror(credit: SubmittedLine, debit: KnownDebit): boolean {
  return (
    debit.status === 'accepted' &&
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

/** What the line itself shows, whatever it is about. */
const ownFaults = ({ line, isRepeated }: Pick<Asked, 'line' | 'isRepeated'>): string[] =>
  isRepeated ? ['8021', ...line.faults] : [...line.faults];

/** Never minus zero. */
const minus = (amount: Cents): number => 0 - amount;

const refused = (codes: readonly string[]): Verdict => ({
  status: 'refused',
  codes: inOrderOfRules(codes),
});
const waiting = (waitsFor: 'allocation' | 'child' | 'debit'): Verdict => ({
  status: 'waiting',
  waitsFor,
});
