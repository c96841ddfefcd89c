import type { FactEvent } from '@grensverkeer/events';
import { isWithout } from '@grensverkeer/messaging';
import { Refusal } from '@grensverkeer/service-kit';
import { parseClauses } from '@grensverkeer/settlement';
import type { EntityManager } from 'typeorm';
import { lockChildren, markDueNaming } from './children';
import { wakeLines } from '../invoices/wake-lines';
import { municipalitiesNamed } from './municipalities';

/** The fault run takes this guard away to prove that it would be missed. */
const IS_NEWER = isWithout('newest-version') ? 'true' : 'excluded.version > known.version';

/** An event about a child, with the version that its owner counted. */
export type ChildFact = Extract<FactEvent, { data: { childId: string } }>;
export type ConvenantFact = Extract<FactEvent, { data: { convenant: object } }>;
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
  const changed = [...(await upsertFacts(tx, others)), ...(await upsertPlacements(tx, placements))];
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

/** A kind of agreement that this version of billing does not know may not be guessed: parked. */
function refuseUnknownClauses(clauses: unknown): void {
  if (parseClauses(clauses).ok) return;
  throw new Refusal('clauses-unknown', 'A clause is not of a kind that this service follows.');
}

async function upsertFacts(
  tx: EntityManager,
  events: readonly ChildFact[],
): Promise<readonly ChildFact[]> {
  if (events.length === 0) return [];
  const rows: { child_id: string; kind: string }[] = await tx.query(
    `insert into child_fact as known (child_id, kind, version, data)
     select * from unnest($1::uuid[], $2::text[], $3::bigint[], $4::text[]::json[])
     on conflict (child_id, kind) do update set version = excluded.version, data = excluded.data
       where ${IS_NEWER}
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

/** `residences-recorded` of `nl.grensverkeer.residences-recorded.v1`: a next version is the same fact. */
const kindOf = ({ type }: ChildFact): string => type.replace(/^nl\.grensverkeer\.|\.v\d+$/g, '');

/** As PostgreSQL gives it back. */
const childOf = ({ data }: ChildFact): string => data.childId.toLowerCase();

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
