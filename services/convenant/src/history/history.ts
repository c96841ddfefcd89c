import type { EntityManager } from 'typeorm';
import { HistoryEntry, type Happened } from './history-entry.entity';

interface Deed {
  readonly id: string;
  readonly version: number;
  readonly revision: number;
  readonly what: Happened;
  readonly person: string | undefined;
  readonly detail?: object;
}

/** Adds what somebody did, in the transaction in which it was done. */
export async function record(tx: EntityManager, deed: Deed): Promise<void> {
  const { id: convenantId, version, revision, what, person = null, detail = {} } = deed;
  await tx.insert(HistoryEntry, { convenantId, version, revision, what, person, detail });
}

/** From the first on, those after `number`; one more than a page. */
export function readHistory(
  tx: EntityManager,
  convenantId: string,
  after: number,
  pageSize: number,
): Promise<HistoryEntry[]> {
  return tx
    .createQueryBuilder(HistoryEntry, 'entry')
    .where('entry.convenantId = :convenantId and entry.number > :after', { convenantId, after })
    .orderBy('entry.number')
    .limit(pageSize + 1)
    .getMany();
}
