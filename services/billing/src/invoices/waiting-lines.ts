import { crashPoint } from '@grensverkeer/messaging';
import { cents, type Cents } from '@grensverkeer/settlement';
import type { EntityManager } from 'typeorm';
import { markDue } from '../facts/children';
import { answerGraceMinutes } from './answer-grace';
import { judgeLines, referenceKey } from './judge-line';
import { loadKnown, submittedOf, type LineRow } from './known';
import { outcomeOf, type JudgedLine } from './outcome';
import { readJw323 } from './read-jw323';
import { openMessage } from './sealed-text';
import { acceptedChildren, lockSenders, verdictColumns } from './store-invoice';

/**
 * Judges lines that waited for something which is there now, or that have waited long enough, and
 * fixes the answer of every invoice of which that was the last.
 * @returns the number of lines that were taken up; ask again while it is not zero
 */
export async function judgeWaitingLines(tx: EntityManager, limit: number): Promise<number> {
  const found: { id: number; sender: string }[] = await tx.query(READY, [
    answerGraceMinutes(),
    limit,
  ]);
  if (found.length === 0) return 0;
  await lockSenders(
    tx,
    found.map(({ sender }) => sender),
  );
  const rows: (LineRow & { overdue: boolean })[] = await tx.query(
    `select l.*, i.received_at <= now() - make_interval(mins => $2) overdue
     from invoice_line l join invoice i on i.id = l.invoice_id
     where l.id = any($1::bigint[]) and l.status = 'waiting' order by l.id`,
    [found.map(({ id }) => id), answerGraceMinutes()],
  );
  const lines = rows.map(submittedOf);
  const overdue = new Set(
    rows.filter((row) => row.overdue).map((row) => referenceKey(row.sender, row.reference)),
  );
  const verdicts = judgeLines(lines, await loadKnown(tx, lines), new Set(), (line) =>
    overdue.has(referenceKey(line.sender, line.reference)),
  );
  await tx.query(WRITE_VERDICTS, [rows.map(({ id }) => id), ...verdictColumns(verdicts)]);
  await answerInvoices(tx, [...new Set(rows.map((row) => row.invoice_id))]);
  await markDue(tx, acceptedChildren(verdicts));
  crashPoint('waiting-lines-before-commit');
  return found.length;
}

/** Lines that `judgeWaitingLines` would take up now, at most a thousand. */
export async function countReadyLines(tx: EntityManager): Promise<number> {
  const found: unknown[] = await tx.query(READY, [answerGraceMinutes(), 1_000]);
  return found.length;
}

const READY = `
  select l.id, l.sender from invoice_line l join invoice i on i.id = l.invoice_id
  where l.status = 'waiting' and (
    i.received_at <= now() - make_interval(mins => $1)
    or case l.waits_for
      when 'debit' then exists (select from invoice_line d where d.sender = l.sender
        and d.reference = l.previous_reference and not ('8021' = any (d.codes))
        and d.status <> 'waiting')
      when 'allocation' then exists (select from placement_fact p where p.receiver = l.receiver
        and p.allocation_number = l.allocation_number)
      else exists (select from placement_fact p join child_fact f on f.child_id = p.child_id
        where p.receiver = l.receiver and p.allocation_number = l.allocation_number
          and f.kind = 'child-recorded')
    end)
  order by l.id limit $2`;

const WRITE_VERDICTS = `
  update invoice_line l set status = v.status, waits_for = v.waits_for, codes = v.codes::text[],
    placement_id = v.placement_id, child_id = v.child_id, credits = v.credits
  from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::uuid[], $6::uuid[],
    $7::bigint[]) as v (id, status, waits_for, codes, placement_id, child_id, credits)
  where l.id = v.id`;

/** Fixes the answers of those of these invoices that wait for nothing any more. */
async function answerInvoices(tx: EntityManager, ids: readonly number[]): Promise<void> {
  const invoices: { id: number; door: string; raw: Buffer }[] = await tx.query(
    `select id, door, raw from invoice i where id = any($1::bigint[]) and status = 'pending'
       and not exists (select from invoice_line l where l.invoice_id = i.id
         and l.status = 'waiting') order by id`,
    [ids],
  );
  for (const { id, door, raw } of invoices) {
    const lines: { amount: Cents; status: JudgedLine['status']; codes: string[] }[] =
      await tx.query(
        `select amount_cents amount, status, codes from invoice_line where invoice_id = $1
         order by id`,
        [id],
      );
    const message = door === 'jw323' ? readJw323(await openMessage(raw)) : null;
    const outcome = await outcomeOf(id, lines, message);
    await tx.query(
      `update invoice set status = $2, granted_cents = $3, answer = $4, answered_at = now()
       where id = $1`,
      [id, outcome.status, cents(outcome.granted), outcome.answer],
    );
  }
}
