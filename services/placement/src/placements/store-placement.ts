import { append } from '@grensverkeer/messaging';
import type { EntityManager } from 'typeorm';
import { placementRecorded } from './content';
import { PlacementRow } from './placement.entity';

/** The row under lock, made when it is not there yet. */
export async function lockPlacement(tx: EntityManager, id: string): Promise<PlacementRow> {
  await tx.query('insert into placement (id) values ($1) on conflict (id) do nothing', [id]);
  return tx.findOneOrFail(PlacementRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
}

/** Stores a locked row as its next version and tells it. @returns the new version */
export async function storePlacement(tx: EntityManager, row: PlacementRow): Promise<number> {
  const { id, ...rest } = row;
  const version = row.version + 1;
  await tx.update(PlacementRow, { id }, { ...rest, version });
  await append(tx, [placementRecorded({ ...row, version })]);
  return version;
}
