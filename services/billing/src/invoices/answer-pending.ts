import { logError, passingTrouble } from '@grensverkeer/service-kit';
import { cents } from '@grensverkeer/settlement';
import type { EntityManager } from 'typeorm';
import { outcomeOf, type Judged } from './outcome';
import { keptPieces } from './read-jw323';
import { mendStoredClients } from './unknown-clients';

/**
 * Fixes the answers of those of these invoices that wait for nothing any more. One that cannot be
 * answered (its message cannot be opened, say) keeps the reason and holds up no other; it is
 * tried again by `answerFailed`.
 */
export async function answerPending(tx: EntityManager, ids: readonly number[]): Promise<void> {
  const invoices: Pending[] = await tx.query(
    `select id, door, raw from invoice i where id = any($1::bigint[]) and status = 'pending'
       and not exists (select from invoice_line l where l.invoice_id = i.id
         and l.status = 'waiting') order by id`,
    [ids],
  );
  for (const invoice of invoices) await answerOne(tx, invoice);
}

/** Tries again what could not be answered: a new process may be a mended one. */
export async function answerFailed(tx: EntityManager, limit: number): Promise<number> {
  const failed: { id: number }[] = await tx.query(
    `select id from invoice where failure is not null and taken_up_at is not null
     order by id limit $1 for update skip locked`,
    [limit],
  );
  await answerPending(
    tx,
    failed.map(({ id }) => id),
  );
  return failed.length;
}

interface Pending {
  readonly id: number;
  readonly door: string;
  readonly raw: Buffer;
}

async function answerOne(tx: EntityManager, invoice: Pending): Promise<void> {
  try {
    // A savepoint: what the database refuses must not take the other invoices with it.
    await tx.transaction((inner) => fixAnswer(inner, invoice));
  } catch (error) {
    // The invoice is not to blame for a full disk: then all of it is done again.
    if (passingTrouble(error) !== null) throw error;
    logError('invoice_not_answered', error);
    await setInvoiceApart(tx, invoice.id, error);
  }
}

/**
 * It holds up no other, and health counts it, until a process that starts tries it again. Not one
 * that has its answer: another process may have done what failed here.
 */
export async function setInvoiceApart(
  tx: EntityManager,
  id: number,
  error: unknown,
): Promise<void> {
  const reason = error instanceof Error ? error.name : 'unknown';
  const sql = `update invoice set failure = $2 where id = $1 and status = 'pending'`;
  await tx.query(sql, [id, reason]);
}

/** Fixes the answer of an invoice whose lines are stored, and of which none waits. */
export async function fixAnswer(tx: EntityManager, { id, door, raw }: Pending): Promise<void> {
  await mendStoredClients(tx, id);
  const message = door === 'jw323' ? keptPieces(raw) : null;
  const outcome = await outcomeOf(id, await storedVerdicts(tx, id), message);
  await tx.query(
    `update invoice set status = $2, granted_cents = $3, answer = $4, answered_at = now(),
       failure = null where id = $1`,
    [id, outcome.status, outcome.granted, outcome.answer],
  );
}

/** What was refused is read per list of codes: there are few of those, and many lines. */
async function storedVerdicts(tx: EntityManager, id: number): Promise<Judged> {
  const [sums]: { accepted: number; granted: number }[] = await tx.query(
    `select count(*) accepted, coalesce(sum(amount_cents), 0)::bigint granted from invoice_line
     where invoice_id = $1 and status = 'accepted'`,
    [id],
  );
  const rows: { codes: string[]; places: number[] }[] = await tx.query(REFUSED, [id]);
  const refused = new Map<number, readonly string[]>();
  for (const { codes, places } of rows) for (const place of places) refused.set(place, codes);
  return { accepted: sums?.accepted ?? 0, granted: cents(sums?.granted ?? 0), refused };
}

const REFUSED = `
  select codes, array_agg(place) places from (
    select codes, status, (row_number() over (order by id) - 1)::int place
    from invoice_line where invoice_id = $1) line
  where status = 'refused' group by codes`;
