import type { FactEvent } from '@grensverkeer/events';
import { Refusal } from '@grensverkeer/service-kit';
import type { EntityManager } from 'typeorm';

/** A version of a convenant, and all before it, end early. */
export type EndingFact = Extract<FactEvent, { type: 'nl.grensverkeer.convenant-ended.v1' }>;

export const isEnding = (event: FactEvent): event is EndingFact =>
  event.type === 'nl.grensverkeer.convenant-ended.v1';

/**
 * Records that convenants end early. The terms stay as they were published; the day stands beside
 * them. A repeat changes nothing.
 * @throws Refusal `convenant-unknown` when the version did not come yet: the event is parked
 */
export async function recordEndings(
  tx: EntityManager,
  events: readonly EndingFact[],
): Promise<void> {
  for (const { data } of events) {
    const key = [data.convenantId, data.version];
    const [known]: unknown[] = await tx.query(
      'select from convenant_version where convenant_id = $1 and version = $2',
      key,
    );
    if (!known) throw new Refusal('convenant-unknown', 'A version ends that was never published.');
    await tx.query(
      `update convenant_version set ended_from = $3
       where convenant_id = $1 and version <= $2 and (ended_from is null or ended_from > $3)`,
      [...key, data.until],
    );
  }
}
