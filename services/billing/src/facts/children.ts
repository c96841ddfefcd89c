import type { EntityManager } from 'typeorm';

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
 * Marks the children of an invoice for the lines that it brought: as long as no fact of a child
 * changes only these are settled, so that its cost does not grow with what was settled before.
 * A child that failed before is settled as a whole.
 */
export async function markLinesDue(
  tx: EntityManager,
  invoiceId: number,
  childIds: readonly string[],
): Promise<void> {
  if (childIds.length === 0) return;
  await tx.query('select from child where id = any($1::uuid[]) order by id for update', [childIds]);
  await tx.query(
    `update child set due_since = coalesce(due_since, now()), failure = null, failed_at = null
     where id = any($1::uuid[]) and failure is not null`,
    [childIds],
  );
  // Only what is accepted has a child. Asked by status, all accepted lines of all time may be read.
  await tx.query(
    `insert into due_lines as due (child_id, line_ids)
     select child_id, array_agg(id) from invoice_line
     where invoice_id = $1 and child_id is not null group by child_id
     on conflict (child_id) do update set line_ids = due.line_ids || excluded.line_ids`,
    [invoiceId],
  );
}

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
