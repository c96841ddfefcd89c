import type { EntityManager } from 'typeorm';

/** The worker looks again at the requests about these children: their facts have changed. */
export async function lookAgain(tx: EntityManager, childIds: readonly string[]): Promise<void> {
  await tx.query(
    `update request set look_at = now() where bsn_hash in
       (select bsn_hash from child where id = any($1::uuid[]))`,
    [childIds],
  );
}
