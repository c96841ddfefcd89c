import { Prepared } from '@grensverkeer/service-kit';
import type { EntityManager } from 'typeorm';

/**
 * Wakes lines that wait for an allocation, or for the child of one, because these facts came.
 * Called in the transaction that records them, with the children locked. Also wakes a line that
 * is being judged at this moment: what judging has not seen stays counted.
 * @param placementIds placements that were told (again)
 * @param childIds children that were told
 */
export async function wakeLines(
  tx: EntityManager,
  placementIds: readonly string[],
  childIds: readonly string[],
): Promise<void> {
  if (placementIds.length + childIds.length === 0) return;
  await tx.query(
    `update invoice_line l set wakes = l.wakes + 1
     where l.id in (
       select w.id from invoice_line w join placement_fact p
         on p.receiver = w.receiver and p.allocation_number = w.allocation_number
       where w.status = 'waiting' and w.waits_for in ('allocation', 'child')
         and (p.placement_id = any($1::uuid[]) or p.child_id = any($2::uuid[]))
       order by w.id for update of w)`,
    [placementIds, childIds],
  );
}

const WAITING_CREDITS = new Prepared<{ exists: boolean }>(
  'waiting-credits',
  `select exists (select from invoice_line
     where status = 'waiting' and waits_for = 'debit' and sender = any($1::text[]))`,
);

/**
 * Wakes credits that wait for one of these debits. The caller holds the locks of their senders, so
 * no credit can begin to wait meanwhile; and there are few that do.
 */
export async function wakeCredits(
  tx: EntityManager,
  debits: readonly { readonly sender: string; readonly reference: string }[],
): Promise<void> {
  if (debits.length === 0) return;
  const senders = [...new Set(debits.map(({ sender }) => sender))];
  const [waiting] = await WAITING_CREDITS.rows(tx, [senders]);
  if (!waiting?.exists) return;
  await tx.query(
    `update invoice_line l set wakes = l.wakes + 1
     where l.status = 'waiting' and l.waits_for = 'debit'
       and (l.sender, l.previous_reference) in (select * from unnest($1::text[], $2::text[]))`,
    [debits.map(({ sender }) => sender), debits.map(({ reference }) => reference)],
  );
}
