import type { FactEvent } from '@grensverkeer/events';
import type { EntityManager } from 'typeorm';
import { linkWaitingAllocations } from '../allocations/link-allocations';
import { lookAgain } from '../requests/look-again';
import { lockChildren } from './person-locks';

/** An event of the topic `children`: one fact of a child, whole. */
export type ChildFact = Exclude<
  Extract<FactEvent, { data: { childId: string } }>,
  { data: { placementId: string } } | { data: { decisions: unknown } }
>;
export type ConvenantFact = Extract<FactEvent, { data: { convenant: object } }>;
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
  const changed = await upsertFacts(tx, events);
  await keepHashes(tx, changed);
  const ids = [...new Set(changed.map(childOf))];
  await lockChildren(tx, ids);
  await linkWaitingAllocations(tx, ids);
  await lookAgain(tx, ids);
}

/** Records published convenant versions; they never change, so a repeat is ignored. */
export async function recordConvenants(
  tx: EntityManager,
  events: readonly ConvenantFact[],
): Promise<void> {
  await tx.query(
    `insert into convenant_version (convenant_id, version, data)
     select * from unnest($1::text[], $2::int[], $3::text[]::json[])
     on conflict (convenant_id, version) do nothing`,
    [
      events.map(({ data }) => data.convenant.id),
      events.map(({ data }) => data.convenant.version),
      events.map(({ data }) => JSON.stringify(data.convenant)),
    ],
  );
}

async function upsertFacts(
  tx: EntityManager,
  events: readonly ChildFact[],
): Promise<readonly ChildFact[]> {
  const rows: { child_id: string; kind: string }[] = await tx.query(
    `insert into child_fact as known (child_id, kind, version, data)
     select * from unnest($1::uuid[], $2::text[], $3::bigint[], $4::text[]::json[])
     on conflict (child_id, kind) do update set version = excluded.version, data = excluded.data
       where excluded.version > known.version
     returning child_id, kind`,
    [
      events.map(childOf),
      events.map(kindOf),
      events.map(({ data }) => data.version),
      events.map(({ data }) => JSON.stringify(data)),
    ],
  );
  const written = new Set(rows.map(({ child_id, kind }) => `${child_id} ${kind}`));
  return events.filter((event) => written.has(`${childOf(event)} ${kindOf(event)}`));
}

async function keepHashes(tx: EntityManager, events: readonly ChildFact[]): Promise<void> {
  const children = events.filter(isChild);
  await tx.query(
    `update child set bsn_hash = t.bsn_hash from unnest($1::uuid[], $2::text[]) t (id, bsn_hash)
     where child.id = t.id`,
    [children.map(childOf), children.map(({ data }) => data.bsnHash)],
  );
}

/** `residences-recorded` of `nl.grensverkeer.residences-recorded.v1`. */
const kindOf = ({ type }: ChildFact): string => type.replace(/^nl\.grensverkeer\.|\.v\d+$/g, '');

/** As PostgreSQL gives it back. */
const childOf = ({ data }: ChildFact): string => data.childId.toLowerCase();

const isChild = (event: ChildFact): event is ChildRecorded => 'bsnHash' in event.data;
