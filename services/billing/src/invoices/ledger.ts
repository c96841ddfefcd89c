import type { Used } from '@grensverkeer/ijw';
import type { Cents } from '@grensverkeer/settlement';
import { allocationKey, referenceKey, slotKey, type Known, type KnownDebit } from './known-facts';
import type { SubmittedLine } from './submission';

const NOTHING: Used = { cents: 0, volumes: {}, until: null };

/** What is known, with what the lines judged until now have taken and given back. */
export class Ledger {
  private readonly slots = new Map<string, boolean>();
  private readonly used = new Map<string, Used>();
  private readonly credited = new Set<number>();
  /** Slots that a waiting credit may yet free, with the references of the debits they wait for. */
  private readonly reserved = new Map<string, Set<string | null>>();
  /** Debits that waited and are accepted now, by `referenceKey`. */
  private readonly accepted = new Map<string, { placementId: string; childId: string }>();

  /** @param known of the lines that are judged now; what was taken until now counts before it */
  constructor(public known: Known) {}

  /** Another debit stands for this product and period (TR389). */
  isTaken(line: SubmittedLine, placementId: string): boolean {
    const slot = slotKey(placementId, line);
    return this.slots.get(slot) ?? this.known.slots.has(slot);
  }

  /**
   * A credit on this slot waits for its debit, which came before what is billed anew. The debit
   * itself does not wait for the credit, or both would wait for ever.
   */
  isReserved(line: SubmittedLine): boolean {
    const debits = this.reserved.get(slotKey(allocationKey(line), line));
    return debits !== undefined && !debits.has(line.reference);
  }

  reserve(credit: SubmittedLine): void {
    const slot = slotKey(allocationKey(credit), credit);
    const debits = this.reserved.get(slot) ?? new Set();
    this.reserved.set(slot, debits.add(credit.previousReference));
  }

  usedOf(placementId: string): Used {
    return this.used.get(placementId) ?? this.known.used.get(placementId) ?? NOTHING;
  }

  /** The debit that a credit names, as it stands now. */
  debitOf({ sender, previousReference }: SubmittedLine): KnownDebit | undefined {
    const key = referenceKey(sender, previousReference ?? '');
    const debit = this.known.debits.get(key);
    const accepted = this.accepted.get(key);
    return debit && accepted ? { ...debit, ...accepted, status: 'accepted' } : debit;
  }

  isCredited({ id, credited }: KnownDebit): boolean {
    return credited || this.credited.has(id);
  }

  /** Takes the slot of an accepted debit, its volume and its amount. */
  debit(line: SubmittedLine, placementId: string, childId: string): void {
    this.slots.set(slotKey(placementId, line), true);
    this.accepted.set(referenceKey(line.sender, line.reference), { placementId, childId });
    this.use(placementId, line, line.volume, line.amount);
  }

  /** Gives back all that an accepted debit had taken. */
  credit(debit: KnownDebit, placementId: string): void {
    this.credited.add(debit.id);
    this.slots.set(slotKey(placementId, debit), false);
    this.use(placementId, debit, -debit.volume, 0 - debit.amount);
  }

  private use(
    placementId: string,
    { unit, period }: SubmittedLine,
    volume: number,
    amount: Cents | number,
  ): void {
    const { cents, volumes, until } = this.usedOf(placementId);
    this.used.set(placementId, {
      cents: cents + amount,
      volumes: { ...volumes, [unit]: (volumes[unit] ?? 0) + volume },
      until: until !== null && until > period.until ? until : period.until,
    });
  }
}
