import { inTransaction, Refusal } from '@grensverkeer/service-kit';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { text as textOf } from 'stream/consumers';
import type { DataSource, EntityManager } from 'typeorm';
import { answerOf } from '../invoices/answers';
import { InvoicesService } from '../invoices/invoices.service';
import type { Received } from '../invoices/receive-invoice';
import { notTakenUp, takeUp } from '../invoices/take-up';
import { Convenants } from '../settlements/convenants';
import { takeOne, type DueChild } from '../settlements/due';
import { SettlementsService } from '../settlements/settlements.service';
import { linesTried } from './lines-tried';
import type { DryRunView } from './dry-run.view';

/** What is told of every line would be more than anybody reads. */
const MOST_LINES = 1_000;
const MOST_KEPT = 20;

/**
 * Tries an invoice out: receives it and settles its children by the code that does it always, in
 * a transaction that is rolled back. So what it says is what happens, and nothing is stored, no
 * event is told and nobody is woken. Only numbers of a sequence are used up.
 */
@Injectable()
export class DryRunService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly invoices: InvoicesService,
    private readonly settlements: SettlementsService,
    private readonly convenants: Convenants,
  ) {}

  /** @throws Refusal 413 `too-large-to-try`, and whatever the door itself would refuse */
  async run(received: Received): Promise<DryRunView> {
    const { sender, lines, isLarge } = received.submission;
    if (isLarge || lines.length > MOST_LINES) throw tooLarge();
    const attempt = (tx: EntityManager) => this.tryOut(tx, received);
    try {
      return await this.invoices.inTurn(sender, () =>
        inTransaction(this.database, async (tx) => {
          throw new Tried(await attempt(tx));
        }),
      );
    } catch (error) {
      if (error instanceof Tried) return error.view;
      throw error;
    }
  }

  private async tryOut(tx: EntityManager, { submission, message }: Received): Promise<DryRunView> {
    // What the sender sent before is judged before, here as always.
    const kept = await notTakenUp(tx, MOST_KEPT, submission.sender);
    for (const invoice of kept) await takeUp(tx, invoice);
    const { id } = await this.invoices.store(tx, submission, message);
    await this.settle(tx, id);
    const answer = await answerOf(tx, { id });
    return {
      answer: answer.kind === 'jw325' ? await textOf(answer.xml) : answer.body,
      lines: await linesTried(tx, id, this.convenants),
    };
  }

  /** What the worker would do with the children of this invoice, in the order of all locks. */
  private async settle(tx: EntityManager, invoiceId: number): Promise<void> {
    const children: { id: string }[] = await tx.query(
      `select distinct child_id id from invoice_line
       where invoice_id = $1 and status = 'accepted' order by child_id`,
      [invoiceId],
    );
    const due: DueChild[] = [];
    for (const { id } of children) due.push(...(await takeOne(tx, id)));
    if (due.length > 0) await this.settlements.settleChildren(tx, due);
  }
}

/** Carries what was seen out of a transaction that must not commit. */
class Tried extends Error {
  constructor(readonly view: DryRunView) {
    super('tried out');
  }
}

const tooLarge = (): Refusal =>
  new Refusal('too-large-to-try', `Try out at most ${MOST_LINES} lines at a time.`, {
    status: 413,
    nl: `Probeer hooguit ${MOST_LINES} regels tegelijk uit.`,
    en: `Try out at most ${MOST_LINES} lines at a time.`,
  });
