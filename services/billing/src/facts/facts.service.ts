import {
  childOf,
  IS_NEWER,
  kindOf,
  storeChildFacts,
  storeConvenants,
  type ChildFact,
  type ConvenantFact,
} from '@grensverkeer/messaging';
import { Refusal } from '@grensverkeer/service-kit';
import { parseClauses } from '@grensverkeer/settlement';
import type { EntityManager } from 'typeorm';
import { lockChildren, markDueNaming } from './children';
import { wakeLines } from '../invoices/wake-lines';
import { municipalitiesNamed } from './municipalities';

type PlacementFact = Extract<ChildFact, { data: { placementId: string } }>;

/**
 * Records facts of children, newest version only, and marks the children whose facts changed.
 * A repeat and a version that was overtaken change nothing. Computes no money.
 * @param tx the transaction of the whole chunk
 * @param events at most one of each fact
 */
export async function recordChildFacts(
  tx: EntityManager,
  events: readonly ChildFact[],
): Promise<void> {
  const placements = events.filter(isPlacement);
  const others = events.filter((event) => !isPlacement(event));
  await lockChildren(tx, [...new Set(events.map(childOf))]);
  const changed = [
    ...(await storeChildFacts(tx, others)),
    ...(await upsertPlacements(tx, placements)),
  ];
  if (changed.length === 0) return;
  await markDueNaming(tx, namedPerChild(changed));
  await wakeLines(tx, placementsOf(changed), childrenTold(changed));
}

/**
 * Records published convenant versions; they never change, so a repeat is ignored. Marking the
 * children they may touch is left to the worker: it must see children committed until now.
 */
export async function recordConvenants(
  tx: EntityManager,
  events: readonly ConvenantFact[],
): Promise<void> {
  for (const { data } of events) refuseUnknownClauses(data.convenant.clauses);
  await storeConvenants(tx, events);
}

/** A kind of agreement that this version of billing does not know may not be guessed: parked. */
function refuseUnknownClauses(clauses: unknown): void {
  if (parseClauses(clauses).ok) return;
  throw new Refusal('clauses-unknown', 'A clause is not of a kind that this service follows.');
}

async function upsertPlacements(
  tx: EntityManager,
  events: readonly PlacementFact[],
): Promise<readonly ChildFact[]> {
  if (events.length === 0) return [];
  const rows: { placement_id: string }[] = await tx.query(
    `insert into placement_fact as known
       (placement_id, child_id, version, provider, receiver, allocation_number, data, allocation)
     select * from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::text[], $5::text[],
       $6::bigint[], $7::text[]::json[], $8::text[]::json[])
     on conflict (placement_id) do update set child_id = excluded.child_id,
       version = excluded.version, provider = excluded.provider, receiver = excluded.receiver,
       allocation_number = excluded.allocation_number, data = excluded.data,
       allocation = coalesce(excluded.allocation, known.allocation)
       where ${IS_NEWER}
     returning placement_id`,
    [
      events.map(({ data }) => data.placementId),
      events.map(childOf),
      events.map(({ data }) => data.version),
      events.map(({ data }) => data.placement.provider),
      events.map(({ data }) => data.placement.receiver),
      events.map(({ data }) => data.placement.allocationNumber),
      events.map(({ data }) => JSON.stringify(data.placement)),
      events.map(({ data }) => ('allocation' in data ? JSON.stringify(data.allocation) : null)),
    ],
  );
  const written = new Set(rows.map(({ placement_id }) => placement_id));
  return events.filter(({ data }) => written.has(data.placementId.toLowerCase()));
}

const placementsOf = (events: readonly ChildFact[]): string[] =>
  events.filter(isPlacement).map(({ data }) => data.placementId);

const childrenTold = (events: readonly ChildFact[]): string[] =>
  events.filter((event) => kindOf(event) === 'child-recorded').map(childOf);

const isPlacement = (event: ChildFact): event is PlacementFact => 'placementId' in event.data;

function namedPerChild(events: readonly ChildFact[]): Map<string, Set<string>> {
  const named = new Map<string, Set<string>>();
  for (const event of events) {
    const codes = named.get(childOf(event)) ?? new Set();
    for (const code of municipalitiesNamed(event.data)) codes.add(code);
    named.set(childOf(event), codes);
  }
  return named;
}
