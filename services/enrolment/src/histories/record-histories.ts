import type { EntityManager } from 'typeorm';
import type { Contents, Kind } from './content';
import { tellHistories, type RecordedHistory } from './tell-histories';

/** A history as it came in. */
export type HistoryContent = {
  [K in Kind]: { childId: string; kind: K; content: Contents[K] };
}[Kind];

/**
 * Records whole histories of children whose rows are locked, and tells those that changed. The
 * same content again is compared as data (`jsonb`), so it makes no version.
 * @returns those that changed, with their new version
 */
export async function recordHistories(
  tx: EntityManager,
  histories: readonly HistoryContent[],
): Promise<RecordedHistory[]> {
  if (histories.length === 0) return [];
  const changed = (await tx.query(
    `with changed as (
       insert into history as h (child_id, kind, version, content)
       select t.child_id, t.kind, 1, t.content
       from unnest($1::uuid[], $2::text[], $3::jsonb[]) as t (child_id, kind, content)
       on conflict (child_id, kind) do update
         set content = excluded.content, version = h.version + 1
         where h.content <> excluded.content
       returning child_id, kind, version, content)
     select child_id as "childId", kind, version, content from changed order by child_id, kind`,
    [
      histories.map(({ childId }) => childId),
      histories.map(({ kind }) => kind),
      histories.map(({ content }) => JSON.stringify(content)),
    ],
  )) as RecordedHistory[];
  await tellHistories(tx, changed);
  return changed;
}
