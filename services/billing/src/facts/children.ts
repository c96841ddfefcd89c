import { Prepared, together } from '@grensverkeer/service-kit';
import type { EntityManager } from 'typeorm';
import { plainArray } from '../plain-array';

/**
 * Locks the rows of these children, making the ones that are new. Always in the order of their
 * ids, so that two transactions that touch the same children wait for one another in one way only.
 */
export async function lockChildren(tx: EntityManager, childIds: readonly string[]): Promise<void> {
  await tx.query(
    `insert into child (id) select id from unnest($1::uuid[]) id order by id
     on conflict (id) do nothing`,
    [childIds],
  );
  await tx.query(`select from child where id = any($1::uuid[]) order by id for update`, [childIds]);
}

/** Marks children as a whole for the settlement worker. One that failed before gets another chance. */
export async function markDue(tx: EntityManager, childIds: readonly string[]): Promise<void> {
  if (childIds.length === 0) return;
  await tx.query(
    `update child set due_since = coalesce(due_since, now()), failure = null, failed_at = null
     where id in (select id from child where id = any($1::uuid[]) order by id for update)`,
    [childIds],
  );
}

/**
 * Marks children for new lines: as long as no fact of a child changes only these are settled, so
 * that its cost does not grow with what was settled before. A child that failed before is settled
 * as a whole.
 * @param linesOf numbers of lines by child, stored in this transaction
 */
export async function markLinesDue(
  tx: EntityManager,
  linesOf: ReadonlyMap<string, readonly number[]>,
): Promise<void> {
  if (linesOf.size === 0) return;
  const childIds = [...linesOf.keys()];
  const ids = plainArray(childIds);
  const lines = plainArray([...linesOf.values()].map((own) => `"${plainArray(own)}"`));
  const [failed] = await together(tx, LOCK.with([ids]), ADD_DUE_LINES.with([ids, lines]));
  await markDue(
    tx,
    failed.map(({ id }) => id),
  );
}

/** Locks them all, and tells those that failed. */
const LOCK = new Prepared<{ id: string }>(
  'lock-children',
  `with locked as materialized (
     select id, failure from child where id = any($1::uuid[]) order by id for update)
   select id from locked where failure is not null`,
);

/** Not by COPY, which walks twice. */
const ADD_DUE_LINES = new Prepared(
  'add-due-lines',
  `insert into due_lines (child_id, line_ids)
   select child_id, line_ids::bigint[]
   from unnest($1::uuid[], $2::text[]) as own (child_id, line_ids)`,
);

/**
 * Marks children (locked before) and keeps on their row which municipalities their facts name, so
 * that a new convenant finds the children it may touch. Names are only added: one too many costs
 * a computation, one too few would leave a posting wrong.
 */
export async function markDueNaming(
  tx: EntityManager,
  children: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<void> {
  await tx.query(
    `update child set due_since = coalesce(due_since, now()), failure = null, failed_at = null,
       municipalities = case when municipalities @> named.codes::text[] then municipalities
         else array(select distinct unnest(municipalities || named.codes::text[])) end
     from unnest($1::uuid[], $2::text[]) as named (id, codes)
     where child.id = named.id`,
    [[...children.keys()], [...children.values()].map((codes) => `{${[...codes].join(',')}}`)],
  );
}
