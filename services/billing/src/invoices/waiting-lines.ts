import { crashPoint } from '@grensverkeer/messaging';
import type { CopyValue } from '@grensverkeer/service-kit';
import type { EntityManager } from 'typeorm';
import { markDue } from '../facts/children';
import { answerGraceMinutes } from './answer-grace';
import { answerPending } from './answer-pending';
import { judgeMessages, type Verdict } from './judge-line';
import { loadKnown } from './known';
import { referenceKey } from './known-facts';
import { submittedOf, type LineRow } from './line-row';
import { lockSenders, verdictValues } from './store-invoice';
import type { SubmittedLine } from './submission';
import { wakeCredits } from './wake-lines';

/**
 * Judges lines that waited for something that may be there now, or that have waited long enough,
 * and fixes the answer of every invoice of which that was the last.
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
  const rows: WaitingRow[] = await tx.query(WAITING, [
    found.map(({ id }) => id),
    answerGraceMinutes(),
  ]);
  if (rows.length === 0) return 0;
  const { lines, verdicts } = await judge(tx, rows);
  // Children are locked before lines, here as where facts are recorded.
  await markDue(tx, acceptedChildren(verdicts));
  const ids = rows.map(({ id }) => id);
  await tx.query('select from invoice_line where id = any($1::bigint[]) order by id for update', [
    ids,
  ]);
  await tx.query(WRITE_VERDICTS, [ids, ...columnsOf(verdicts), rows.map(({ wakes }) => wakes)]);
  await wakeCredits(tx, decided(lines, verdicts));
  await answerPending(tx, [...new Set(rows.map((row) => row.invoice_id))]);
  crashPoint('waiting-lines-before-commit');
  return rows.length;
}

/**
 * Lines that are still to be looked at, at most a thousand: also those that `judgeWaitingLines`
 * leaves for a moment, until the transactions that were open at the first look have ended.
 */
export async function countAwakeLines(tx: EntityManager): Promise<number> {
  const found: unknown[] = await tx.query(AWAKE, [answerGraceMinutes(), 1_000]);
  return found.length;
}

type WaitingRow = LineRow & { readonly overdue: boolean; readonly wakes: number };

const linesTo = (look: string): string => `
  select id, sender from (
    (select id, sender from invoice_line where status = 'waiting' and wakes > 0 and ${look}
     order by id limit $2)
    union
    (select l.id, l.sender from invoice i join invoice_line l on l.invoice_id = i.id
     where i.status = 'pending' and i.received_at <= now() - make_interval(mins => $1)
       and l.status = 'waiting'
     order by i.received_at limit $2)) ready
  order by id limit $2`;

const AWAKE = linesTo('true');
const READY = linesTo('(watch is null or watch <= pg_snapshot_xmin(pg_current_snapshot()))');

/**
 * With the credits that wait for those lines, and what is billed anew beside a credit: what a
 * debit takes and a credit gives back must not be missed by the next.
 */
const WAITING = `
  with woken as (
    select id from unnest($1::bigint[]) id
    union select c.id from invoice_line d join invoice_line c
      on c.sender = d.sender and c.previous_reference = d.reference
    where d.id = any($1::bigint[]) and c.status = 'waiting' and c.waits_for = 'debit'),
  beside as (
    select two.id from woken join invoice_line one using (id) join invoice_line two
      on two.receiver = one.receiver and two.allocation_number = one.allocation_number
    where two.status = 'waiting' and two.waits_for = 'debit' and two.invoice_id = one.invoice_id)
  select l.*, i.received_at <= now() - make_interval(mins => $2) overdue
  from invoice_line l join invoice i on i.id = l.invoice_id
  where l.status = 'waiting' and l.id in (select id from woken union select id from beside)
  order by l.id`;

/** Whoever still waits after the first look is looked at once more: see the column `watch`. */
const WRITE_VERDICTS = `
  update invoice_line l set status = v.status, waits_for = v.waits_for, codes = v.codes::text[],
    placement_id = v.placement_id, child_id = v.child_id, credits = v.credits,
    wakes = case when l.watch is null then l.wakes else l.wakes - v.wakes end,
    watch = coalesce(l.watch, pg_snapshot_xmax(pg_current_snapshot()))
  from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::uuid[], $6::uuid[],
    $7::bigint[], $8::int[]) as v (id, status, waits_for, codes, placement_id, child_id, credits,
    wakes)
  where l.id = v.id`;

function columnsOf(verdicts: readonly Verdict[]): CopyValue[][] {
  const rows = verdicts.map(verdictValues);
  return rows[0]?.map((_, column) => rows.map((row) => row[column] ?? null)) ?? [];
}

/** Message by message, in the order in which they came. */
async function judge(
  tx: EntityManager,
  rows: readonly WaitingRow[],
): Promise<{ lines: SubmittedLine[]; verdicts: Verdict[] }> {
  const messages = new Map<number, SubmittedLine[]>();
  const overdue = new Set<string>();
  for (const row of rows) {
    const message = messages.get(row.invoice_id) ?? [];
    message.push(submittedOf(row));
    messages.set(row.invoice_id, message);
    if (row.overdue) overdue.add(referenceKey(row.sender, row.reference));
  }
  const lines = [...messages.values()].flat();
  const verdicts = judgeMessages([...messages.values()], await loadKnown(tx, lines), (line) =>
    overdue.has(referenceKey(line.sender, line.reference)),
  );
  return { lines, verdicts: verdicts.flat() };
}

const decided = (lines: readonly SubmittedLine[], verdicts: readonly Verdict[]): SubmittedLine[] =>
  lines.filter((_, at) => verdicts[at]?.status !== 'waiting');

/** The children that accepted lines are about. */
function acceptedChildren(verdicts: readonly Verdict[]): string[] {
  return [
    ...new Set(
      verdicts.flatMap((verdict) => (verdict.status === 'accepted' ? [verdict.childId] : [])),
    ),
  ];
}
