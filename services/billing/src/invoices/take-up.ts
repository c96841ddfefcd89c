import type { Jw323Line } from '@grensverkeer/ijw';
import type { EntityManager } from 'typeorm';
import { judgeInvoice } from './judge-invoice';
import { readKeptJw323, type ReadJw323 } from './read-jw323';
import { fixOutcome, lockSenders } from './store-invoice';
import { lineReader, type SubmittedLine } from './submission';

/** An invoice that is kept, and of which the lines are still to be judged. */
export interface KeptInvoice {
  readonly id: number;
  readonly sender: string;
}

/** The oldest invoices that are not taken up yet, of one sender or of all. */
export async function notTakenUp(
  tx: EntityManager,
  limit: number,
  sender: string | null = null,
): Promise<KeptInvoice[]> {
  return tx.query<KeptInvoice[]>(
    `select id, sender from invoice
     where taken_up_at is null and ($1::text is null or sender = $1) order by id limit $2`,
    [sender, limit],
  );
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
  const lines = await submittedLines(row.raw);
  const again = (isWanted: (at: number) => boolean) => readAgain(row.raw, isWanted);
  await judgeInvoice(tx, id, lines, again, (outcome) => fixOutcome(tx, id, outcome));
}

async function submittedLines(sealed: Buffer): Promise<SubmittedLine[]> {
  const lines: SubmittedLine[] = [];
  let lineOf: ReturnType<typeof lineReader> | undefined;
  await readKeptJw323(sealed, (line, _, head) => {
    lines.push((lineOf ??= lineReader(head))(line));
  });
  return lines;
}

/** What goes back to the provider must be as it came; nothing else is held. */
export async function readAgain(
  sealed: Buffer,
  isWanted: (at: number) => boolean,
): Promise<ReadJw323> {
  const lines: Jw323Line[] = [];
  const read = await readKeptJw323(sealed, (line, at) => {
    if (isWanted(at)) lines[at] = line;
  });
  return { ...read, lines };
}
