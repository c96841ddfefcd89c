import { crashPoint } from '@grensverkeer/messaging';
import { inTransaction, logError, passingTrouble, Refusal } from '@grensverkeer/service-kit';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { Wake } from '../settlements/wake';
import { setInvoiceApart } from './answer-pending';
import { earlierInvoices } from './earlier-invoices';
import { beFrugal } from './frugal';
import { judgeInvoice } from './judge-invoice';
import { notProcessed } from './outcome';
import type { ReadJw323 } from './read-jw323';
import type { Message } from './receive-invoice';
import { rejectionInBooks } from './rejection';
import { insertInvoice } from './store-invoice';
import type { Submission } from './submission';
import { notTakenUp, takeUp, type KeptInvoice } from './take-up';
import { Turns } from './turns';

const AT_ONCE = 20;
/** No sender is called this. */
const TAKE_UP = 'take-up';

/** What an invoice became. */
export interface Stored {
  readonly id: number;
  /** The sealed JW325, if it was fixed now; null = see `answerOf`. */
  readonly jw325: Buffer | null;
}

@Injectable()
export class InvoicesService {
  private readonly turns = new Turns();

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly wake: Wake,
  ) {}

  /**
   * Takes an invoice in: its lines judged and stored, its children marked due, its answer fixed
   * when no line has to wait; all in one transaction. A large one is kept only, for `takeUpKept`.
   * The same content again changes nothing.
   * @throws Refusal 409 `invoice-number-reused` for a JSON invoice; a JW323 gets 9333 in its answer
   */
  async receive(submission: Submission, message: Message | null): Promise<Stored> {
    const { sender, isLarge } = submission;
    const stored = await this.inTurn(sender, async () => {
      // One sender's invoices are judged in the order in which they came.
      if (!isLarge) await this.takeUpOf(sender);
      return inTransaction(this.database, (tx) => this.store(tx, submission, message));
    });
    crashPoint('invoice-after-commit');
    return stored;
  }

  /** One after another for a sender in this process; whoever waits holds no connection. */
  inTurn<Result>(sender: string, work: () => Promise<Result>): Promise<Result> {
    return this.turns.take(sender, work);
  }

  /** What `receive` does, inside a transaction of the caller. */
  async store(tx: EntityManager, submission: Submission, message: Message | null): Promise<Stored> {
    this.wake.afterCommitOf(tx);
    const earlier = await earlierInvoices(tx, submission);
    if (earlier.same !== null) return { id: earlier.same, jw325: null };
    const { next: id } = earlier;
    const rejection = message && rejectionInBooks(message, earlier);
    if (message && rejection) return storeRejected(tx, id, submission, { ...message, rejection });
    if (!message && earlier.isNumbered) throw numberReused();
    return storeInvoice(tx, id, submission, message?.read ?? null);
  }

  /**
   * Judges the lines of messages that are only kept until now, the oldest first. One that cannot
   * be judged is set apart with the reason, and holds up no other.
   * @returns how many there were, and how many of them no longer wait
   */
  async takeUpKept(): Promise<{ found: number; done: number }> {
    const kept = await notTakenUp(this.database.manager, AT_ONCE);
    if (kept.length > 0) beFrugal();
    return { found: kept.length, done: await this.takeUpAll(kept) };
  }

  private async takeUpOf(sender: string): Promise<void> {
    await this.takeUpAll(await notTakenUp(this.database.manager, AT_ONCE, sender));
  }

  private async takeUpAll(kept: readonly KeptInvoice[]): Promise<number> {
    let done = 0;
    for (const invoice of kept) {
      try {
        // Each needs memory of its own, so in this process they come one after another.
        await this.inTurn(TAKE_UP, () =>
          inTransaction(this.database, (tx) => {
            this.wake.afterCommitOf(tx);
            return takeUp(tx, invoice);
          }),
        );
      } catch (error) {
        logError('invoice_not_taken_up', error);
        // The message is not to blame for a full disk: then it waits.
        if (passingTrouble(error) !== null) continue;
        await setInvoiceApart(this.database.manager, invoice.id, error);
      }
      done++;
    }
    return done;
  }
}

async function storeRejected(
  tx: EntityManager,
  id: number,
  submission: Submission,
  { read, rejection }: Message,
): Promise<Stored> {
  const outcome = rejection && (await notProcessed(id, read, rejection));
  const findings = read.findings.filter(({ level }) => level === 2);
  const why = { codes: rejection?.codes ?? [], findings };
  await insertInvoice(tx, id, { ...submission, isLarge: false }, outcome, why);
  return { id, jw325: outcome?.answer ?? null };
}

async function storeInvoice(
  tx: EntityManager,
  id: number,
  submission: Submission,
  read: ReadJw323 | null,
): Promise<Stored> {
  if (submission.isLarge) {
    await insertInvoice(tx, id, submission, null);
    return { id, jw325: null };
  }
  let jw325: Buffer | null = null;
  await judgeInvoice(tx, id, submission, read && [read], (outcome) => {
    jw325 = outcome?.answer ?? null;
    return insertInvoice(tx, id, submission, outcome);
  });
  return { id, jw325 };
}

const numberReused = (): Refusal =>
  new Refusal('invoice-number-reused', 'This number was used before with another content.', {
    nl: 'Dit factuurnummer is al gebruikt voor een factuur met een andere inhoud.',
    en: 'This invoice number was used before for an invoice with another content.',
  });
