import type { FactEvent } from '@grensverkeer/events';
import type { EntityManager } from 'typeorm';
import { isWithout } from './fault-control';

/** An event about a child, with the version that its owner counted. */
export type ChildFact = Extract<FactEvent, { data: { childId: string } }>;
/** A version of a convenant is published. */
export type ConvenantFact = Extract<FactEvent, { data: { convenant: object } }>;
/** A version of a convenant, and all before it, end early. */
export type EndingFact = Extract<FactEvent, { type: 'nl.grensverkeer.convenant-ended.v1' }>;

/**
 * Keeps the newest of a fact, in an upsert into a table that is called `known` there. The fault run
 * takes this guard away to prove that it would be missed.
 */
export const IS_NEWER = isWithout('newest-version') ? 'true' : 'excluded.version > known.version';

/** A fact that contradicts what is known: its event is parked with this code. */
export class FactRefused extends Error {
  override readonly name = 'FactRefused';

  constructor(
    readonly code: string,
    readonly detail: string,
  ) {
    super(detail);
  }
}

/**
 * Stores facts of children, newest version only, in `child_fact (child_id, kind, version, data)`.
 * @param events at most one of each fact
 * @returns those that were new; a repeat and a version that was overtaken are not
 */
export async function storeChildFacts<Fact extends ChildFact>(
  tx: EntityManager,
  events: readonly Fact[],
): Promise<readonly Fact[]> {
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

/** Stores published versions in `convenant_version`. They never change: a repeat is ignored. */
export async function storeConvenants(
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

export const isEnding = (event: FactEvent): event is EndingFact =>
  event.type === 'nl.grensverkeer.convenant-ended.v1';

/**
 * Stores that convenants end early. The terms stay as they were published; the day stands beside
 * them. A repeat changes nothing.
 * @returns the versions that now end earlier than was known
 * @throws FactRefused `convenant-unknown` when the version did not come yet: the event is parked
 */
export async function storeEndings(
  tx: EntityManager,
  events: readonly EndingFact[],
): Promise<readonly { readonly id: string; readonly version: number }[]> {
  const changed: { id: string; version: number }[] = [];
  for (const { data } of events) {
    const key = [data.convenantId, data.version];
    const [known]: unknown[] = await tx.query(
      'select from convenant_version where convenant_id = $1 and version = $2',
      key,
    );
    if (!known) {
      throw new FactRefused('convenant-unknown', 'A version ends that was never published.');
    }
    const rows: { id: string; version: number }[] = await tx.query(
      `with ended as (
         update convenant_version set ended_from = $3
         where convenant_id = $1 and version <= $2 and (ended_from is null or ended_from > $3)
         returning convenant_id id, version)
       select id, version from ended`,
      [...key, data.until],
    );
    changed.push(...rows);
  }
  return changed;
}

/** `residences-recorded` of `nl.grensverkeer.residences-recorded.v1`: a next version is the same fact. */
export const kindOf = ({ type }: ChildFact): string =>
  type.replace(/^nl\.grensverkeer\.|\.v\d+$/g, '');

/** The child of a fact, as PostgreSQL gives it back. */
export const childOf = ({ data }: ChildFact): string => data.childId.toLowerCase();
