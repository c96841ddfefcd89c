import { crashPoint } from '@grensverkeer/messaging';
import type { EntityManager } from 'typeorm';
import { fixAnswer } from './answer-pending';
import { judgeInParts } from './judge-invoice';
import { keptPieces } from './read-jw323';
import { lockSenders } from './store-invoice';
import { lineReader, type SubmittedLine } from './submission';

/** An invoice that is kept, and of which the lines are still to be judged. */
export interface KeptInvoice {
  readonly id: number;
  readonly sender: string;
}

/** The oldest invoices that are to be taken up, of one sender or of all. */
export async function notTakenUp(
  tx: EntityManager,
  limit: number,
  sender: string | null = null,
): Promise<KeptInvoice[]> {
  return tx.query<KeptInvoice[]>(
    `select id, sender from invoice
     where taken_up_at is null and failure is null and ($1::text is null or sender = $1)
     order by id limit $2`,
    [sender, limit],
  );
}

/** Lets those be taken up that failed before: a new process may be a mended one. */
export async function forgiveKept(tx: EntityManager): Promise<number> {
  const [, forgiven] = await tx.query<[unknown, number]>(
    'update invoice set failure = null where failure is not null and taken_up_at is null',
  );
  return forgiven;
}

/**
 * Reads a large message again from what is kept, piece by piece, judges and stores its lines and
 * fixes its answer. Does nothing when another worker has done it.
 */
export async function takeUp(tx: EntityManager, { id, sender }: KeptInvoice): Promise<void> {
  await lockSenders(tx, [sender]);
  const [row]: { raw: Buffer }[] = await tx.query(
    'select raw from invoice where id = $1 and taken_up_at is null for update',
    [id],
  );
  if (!row) return;
  await judgeInParts(tx, id, await submittedLines(row.raw));
  await tx.query('update invoice set taken_up_at = now() where id = $1', [id]);
  if (!(await isWaiting(tx, id))) await fixAnswer(tx, { id, door: 'jw323', raw: row.raw });
  crashPoint('invoice-before-commit');
}

async function submittedLines(sealed: Buffer): Promise<SubmittedLine[]> {
  const all: SubmittedLine[] = [];
  let lineOf: ReturnType<typeof lineReader> | undefined;
  for await (const { header, kop, lines } of keptPieces(sealed)) {
    lineOf ??= lineReader({ header, kop });
    for (const line of lines) all.push(lineOf(line));
  }
  return all;
}

async function isWaiting(tx: EntityManager, id: number): Promise<boolean> {
  const found: unknown[] = await tx.query(
    `select from invoice_line where invoice_id = $1 and status = 'waiting' limit 1`,
    [id],
  );
  return found.length > 0;
}
