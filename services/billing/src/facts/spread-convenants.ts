import { crashPoint } from '@grensverkeer/messaging';
import type { EntityManager } from 'typeorm';

/**
 * Marks the children that a new convenant version may touch: those whose facts name a
 * municipality of either side. Works in pieces, so that a convenant about a million children
 * neither locks them all nor starts again after a crash. Runs after the version was committed: a
 * child whose facts come later is due by itself and sees the convenant.
 * @returns how many versions were worked on; ask again while it is not zero
 */
export async function spreadConvenants(tx: EntityManager, limit: number): Promise<number> {
  const [version]: { convenant_id: string; version: number }[] = await tx.query(
    `select convenant_id, version from convenant_version where spread_at is null
     order by recorded_at, convenant_id, version limit 1 for update skip locked`,
  );
  if (!version) return 0;
  const key = [version.convenant_id, version.version];
  const marked: { id: string }[] = await tx.query(
    `select child.id from child, convenant_version as v
     where v.convenant_id = $1 and v.version = $2
       and child.municipalities && array(
         select json_array_elements_text(side->'municipalities')
         from json_array_elements(v.data->'sides') side)
       and (v.spread_after is null or child.id > v.spread_after)
     order by child.id limit $3 for update of child`,
    [...key, limit],
  );
  await tx.query(
    `update child set due_since = coalesce(due_since, now()) where id = any($1::uuid[])`,
    [marked.map(({ id }) => id)],
  );
  const last = marked.at(-1)?.id ?? null;
  const done = marked.length < limit;
  await tx.query(
    `update convenant_version set spread_after = coalesce($3, spread_after),
       spread_at = case when $4 then now() end
     where convenant_id = $1 and version = $2`,
    [...key, last, done],
  );
  crashPoint('convenant-spread-before-commit');
  return 1;
}
