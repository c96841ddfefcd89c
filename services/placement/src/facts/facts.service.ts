import { childOf, storeChildFacts, type ChildFact } from '@grensverkeer/messaging';
import type { EntityManager } from 'typeorm';
import { linkWaitingAllocations } from '../allocations/link-allocations';
import { lookAgain } from '../requests/look-again';
import { lockChildren } from './person-locks';

type ChildRecorded = Extract<ChildFact, { type: 'nl.grensverkeer.child-recorded.v1' }>;

/**
 * Records facts of children, newest version only. A child that is told with its BSN gets the
 * allocations that waited for it; its open requests are looked at again.
 * @param events at most one of each fact
 */
export async function recordChildFacts(
  tx: EntityManager,
  events: readonly ChildFact[],
): Promise<void> {
  const childIds = [...new Set(events.map(childOf))].sort();
  await tx.query('insert into child (id) select unnest($1::uuid[]) on conflict (id) do nothing', [
    childIds,
  ]);
  await tx.query('select from child where id = any($1::uuid[]) order by id for update', [childIds]);
  const changed = await storeChildFacts(tx, events);
  await keepHashes(tx, changed);
  const ids = [...new Set(changed.map(childOf))];
  await lockChildren(tx, ids);
  await linkWaitingAllocations(tx, ids);
  await lookAgain(tx, ids);
}

async function keepHashes(tx: EntityManager, events: readonly ChildFact[]): Promise<void> {
  const children = events.filter(isChild);
  await tx.query(
    `update child set bsn_hash = t.bsn_hash from unnest($1::uuid[], $2::text[]) t (id, bsn_hash)
     where child.id = t.id`,
    [children.map(childOf), children.map(({ data }) => data.bsnHash)],
  );
}

const isChild = (event: ChildFact): event is ChildRecorded => 'bsnHash' in event.data;
