import { NotFound } from '@grensverkeer/service-kit';
import type { DataSource, EntityManager } from 'typeorm';
import { ConvenantVersionRow } from './convenant-version.entity';

const CONVENANT_LOCK = 5990599;

/**
 * One transaction that has the agreements to itself. They change a few times a year, and two that
 * contradict each other must not both find the register empty.
 */
export function oneAtATime<T>(
  database: DataSource,
  work: (tx: EntityManager) => Promise<T>,
): Promise<T> {
  return database.transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [CONVENANT_LOCK]);
    return work(tx);
  });
}

/** @throws NotFound */
export async function findVersion(
  tx: EntityManager,
  id: string,
  version: number,
): Promise<ConvenantVersionRow> {
  const row = await tx.findOneBy(ConvenantVersionRow, { id, version });
  if (!row) throw new NotFound('convenant version', `${id}/${version}`);
  return row;
}
