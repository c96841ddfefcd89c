import { randomUUID } from 'crypto';
import { logEvent } from '@grensverkeer/service-kit';
import type { EntityManager } from 'typeorm';
import { lockNumber } from '../facts/person-locks';
import { isSame, type PlacementContent } from '../placements/content';
import { PlacementRow } from '../placements/placement.entity';
import { lockPlacement, storePlacement } from '../placements/store-placement';
import type { AllocationContent } from './allocation';
import { stayOf } from './stay-products';

/** A row of `allocation` with the child that has its BSN. */
export interface LinkedAllocation {
  readonly receiver: string;
  readonly number: number;
  readonly provider: string;
  readonly content: AllocationContent;
  readonly child_id: string;
}

/** Makes placements of the allocations that waited for these children. */
export async function linkWaitingAllocations(
  tx: EntityManager,
  childIds: readonly string[],
): Promise<void> {
  const rows: LinkedAllocation[] = await tx.query(
    `select a.receiver, a.number, a.provider, a.content, c.id child_id
     from allocation a join child c on c.bsn_hash = a.bsn_hash
     where c.id = any($1::uuid[]) and a.placement_id is null
     order by a.receiver, a.number`,
    [childIds],
  );
  for (const row of rows) await linkAllocation(tx, row);
}

/**
 * Records what an allocation says in its placement, and makes that where there is none yet. What
 * a JW301 does not say (where the child stays, under which law) stays as it is recorded.
 */
export async function linkAllocation(tx: EntityManager, found: LinkedAllocation): Promise<void> {
  const { receiver, number } = found;
  await lockNumber(tx, receiver, number);
  const known = await tx.findOneBy(PlacementRow, { receiver, allocationNumber: number });
  const row = await lockPlacement(tx, known?.id ?? randomUUID());
  if (row.childId !== null && row.childId !== found.child_id) {
    logEvent('warn', 'allocation_contradicts_placement', { context: row.id });
    return;
  }
  const content = merged(row, found);
  if (!isSame(row, content)) await storePlacement(tx, { ...row, ...content });
  await tx.query('update allocation set placement_id = $3 where receiver = $1 and number = $2', [
    receiver,
    number,
    row.id,
  ]);
}

function merged(row: PlacementRow, found: LinkedAllocation): PlacementContent {
  const { id, version, consentGiven, consentOn, ...before } = row;
  const { child_id: childId, receiver, number: allocationNumber, provider, content } = found;
  const stay = stayOf(content.productCategory, content.productCode);
  const isNew = version === 0;
  return {
    ...before,
    ...(isNew && {
      stream: 'youth-care',
      legalBasis: content.productCategory === '47' ? 'jeugdreclassering' : 'jeugdwet',
      stay: stay?.stay ?? null,
      partTime: stay?.partTime ?? false,
    }),
    ...{ childId, receiver, allocationNumber, provider, ...content },
  };
}
