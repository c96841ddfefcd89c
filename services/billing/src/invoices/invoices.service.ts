import { crashPoint } from '@grensverkeer/messaging';
import { inTransaction, Refusal } from '@grensverkeer/service-kit';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { markDue } from '../facts/children';
import { Wake } from '../settlements/wake';
import { answerGraceMinutes } from './answer-grace';
import { judgeLines, type Verdict } from './judge-line';
import { loadKnown, loadUsedReferences } from './known';
import { notProcessed, outcomeOf, type JudgedLine, type Rejection } from './outcome';
import type { ReadJw323 } from './read-jw323';
import { sealMessage } from './sealed-text';
import {
  acceptedChildren,
  insertInvoice,
  insertLines,
  lockSenders,
  nextInvoiceId,
} from './store-invoice';
import type { Submission, SubmittedLine } from './submission';
import { Turns } from './turns';

/** A JW323 that came with an invoice, and why it is not processed, if that is so. */
export interface Message {
  readonly read: ReadJw323;
  readonly rejection: Rejection | null;
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
   * when no line has to wait; all in one transaction. The same content again changes nothing.
   * @returns the number of the invoice that this content became
   * @throws Refusal 409 `invoice-number-reused` for a JSON invoice; a JW323 gets 9333 in its answer
   */
  async receive(submission: Submission, message: Message | null): Promise<number> {
    const sealed = await sealMessage(submission.raw);
    const store = (tx: EntityManager) => this.store(tx, submission, sealed, message);
    const id = await this.turns.take(submission.sender, () => inTransaction(this.database, store));
    crashPoint('invoice-after-commit');
    return id;
  }

  private async store(
    tx: EntityManager,
    submission: Submission,
    sealed: Buffer,
    message: Message | null,
  ): Promise<number> {
    this.wake.afterCommitOf(tx);
    await lockSenders(tx, [submission.sender]);
    const earlier = await findSame(tx, submission);
    if (earlier !== undefined) return earlier;
    if (message?.rejection) return storeRejected(tx, submission, sealed, message);
    if (!(await isNumberUsed(tx, submission))) {
      return storeJudged(tx, submission, sealed, message?.read ?? null);
    }
    if (!message) throw numberReused();
    const rejection = { ...NUMBER_REUSED, kop: message.read.kop };
    return storeRejected(tx, submission, sealed, { ...message, rejection });
  }
}

const NUMBER_REUSED = { kind: 'declaration-refused', codes: ['9333'] } as const;

async function storeRejected(
  tx: EntityManager,
  submission: Submission,
  sealed: Buffer,
  { read, rejection }: Message,
): Promise<number> {
  const id = await nextInvoiceId(tx);
  const outcome = rejection && (await notProcessed(id, read, rejection));
  await insertInvoice(tx, id, submission, sealed, outcome);
  return id;
}

async function storeJudged(
  tx: EntityManager,
  submission: Submission,
  sealed: Buffer,
  message: ReadJw323 | null,
): Promise<number> {
  const { lines } = submission;
  const known = await loadKnown(tx, lines);
  const used = await loadUsedReferences(tx, lines);
  const verdicts = judgeLines(lines, known, used, () => answerGraceMinutes() === 0);
  const id = await nextInvoiceId(tx);
  const judged = judgedLines(lines, verdicts);
  const outcome = judged && (await outcomeOf(id, judged, message));
  await insertInvoice(tx, id, submission, sealed, outcome);
  await insertLines(tx, id, lines, verdicts);
  await markDue(tx, acceptedChildren(verdicts));
  crashPoint('invoice-before-commit');
  return id;
}

/** Null while a line waits. */
function judgedLines(
  lines: readonly SubmittedLine[],
  verdicts: readonly Verdict[],
): JudgedLine[] | null {
  const judged = verdicts.flatMap((verdict, at) => {
    const amount = lines[at]?.amount;
    if (amount === undefined || verdict.status === 'waiting') return [];
    const codes = verdict.status === 'refused' ? verdict.codes : [];
    return [{ amount, status: verdict.status, codes }];
  });
  return judged.length === lines.length ? judged : null;
}

async function findSame(
  tx: EntityManager,
  { sender, contentHash }: Submission,
): Promise<number | undefined> {
  const [row]: { id: number }[] = await tx.query(
    'select id from invoice where sender = $1 and content_hash = $2',
    [sender, contentHash],
  );
  return row?.id;
}

/** TR333: a number is used once per provider, except by what counts as not sent. */
async function isNumberUsed(tx: EntityManager, { sender, number }: Submission): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    `select 1 from invoice where sender = $1 and number = $2 and status <> 'not-processed'`,
    [sender, number],
  );
  return rows.length > 0;
}

const numberReused = (): Refusal =>
  new Refusal('invoice-number-reused', 'This number was used before with another content.', {
    nl: 'Dit factuurnummer is al gebruikt voor een factuur met een andere inhoud.',
    en: 'This invoice number was used before for an invoice with another content.',
  });
