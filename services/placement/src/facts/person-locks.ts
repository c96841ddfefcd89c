import type { EntityManager } from 'typeorm';

const PERSON_LOCKS = 0x62736e;
const NUMBER_LOCKS = 0x6e756d;

/**
 * A message about a person and the facts about the same person wait for one another: whoever
 * comes second sees what the first has stored. Taken before any row is locked.
 * @param hashes keyed hashes of BSNs
 */
export async function lockPersons(tx: EntityManager, hashes: readonly string[]): Promise<void> {
  await tx.query(
    `select pg_advisory_xact_lock($1, hashtext(hash))
     from (select distinct unnest($2::text[]) hash order by 1) sorted`,
    [PERSON_LOCKS, hashes],
  );
}

/** As `lockPersons`, for children whose BSN is known here; others have nothing that waits. */
export async function lockChildren(tx: EntityManager, childIds: readonly string[]): Promise<void> {
  const rows: { hash: string }[] = await tx.query(
    'select bsn_hash hash from child where id = any($1::uuid[]) and bsn_hash is not null',
    [childIds],
  );
  if (rows.length > 0)
    await lockPersons(
      tx,
      rows.map(({ hash }) => hash),
    );
}

/** Whoever gives a placement this number waits for the other door. */
export async function lockNumber(
  tx: EntityManager,
  receiver: string,
  number: number,
): Promise<void> {
  await tx.query('select pg_advisory_xact_lock($1, hashtext($2))', [
    NUMBER_LOCKS,
    `${receiver} ${number}`,
  ]);
}
