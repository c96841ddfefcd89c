import { storeEndings, type EndingFact } from '@grensverkeer/messaging';
import type { EntityManager } from 'typeorm';

/**
 * Records that convenants end early. Children they may touch are marked by the worker, as after a
 * publication.
 * @throws FactRefused `convenant-unknown` when the version did not come yet: the event is parked
 */
export async function recordEndings(
  tx: EntityManager,
  events: readonly EndingFact[],
): Promise<void> {
  const ended = await storeEndings(tx, events);
  await tx.query(
    `update convenant_version v set spread_at = null, spread_after = null
     from unnest($1::text[], $2::int[]) ended (id, version)
     where v.convenant_id = ended.id and v.version = ended.version`,
    [ended.map(({ id }) => id), ended.map(({ version }) => version)],
  );
}
