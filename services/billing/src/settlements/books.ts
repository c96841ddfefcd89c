import { pairKey } from '@grensverkeer/events';
import { appendRange, shardOf, type RangeRow } from '@grensverkeer/messaging';
import { copyRows, Prepared } from '@grensverkeer/service-kit';
import type { Basis, OpenPart, PostingDraft } from '@grensverkeer/settlement';
import type { EntityManager } from 'typeorm';
import { newPostings, type Posted } from './render-postings';

/** Ids of one `posting_block`; a range never crosses it, because it is sent whole. */
const BLOCK = 1024;

/** Name of the renderer that makes events of postings. */
export const SETTLEMENT_POSTED = 'settlement-posted';

/** A posting to be added, and the line that it is about. */
export interface Entry {
  readonly draft: PostingDraft;
  readonly line: Posted['line'];
}

interface Numbered extends Posted {
  readonly id: number;
  readonly shard: number;
}

/**
 * Adds postings to the books and names them in the outbox. They are numbered per shard of their
 * pair, so that a few ranges name them all; within a pair the given order is kept. A basis that
 * several of them share is written once.
 */
export async function addPostings(tx: EntityManager, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return;
  const numbered = await number(tx, entries);
  const firstOf = new Map<Basis, number>();
  await copyRows(
    tx,
    `posting (id, line_id, kind, reverses, debtor, creditor, amount_cents, period_from,
       period_until, basis, basis_of)`,
    numbered.map(({ id, draft }) => {
      const first = firstOf.get(draft.basis) ?? null;
      if (first === null) firstOf.set(draft.basis, id);
      return [
        id,
        draft.lineId,
        draft.kind,
        draft.reverses,
        draft.debtor,
        draft.creditor,
        draft.cents,
        draft.period.from,
        draft.period.until,
        first === null ? JSON.stringify(draft.basis) : null,
        first,
      ];
    }),
  );
  await appendRange(tx, rangesOf(numbered));
  for (const posted of numbered) newPostings.keep(tx, posted.id, posted);
}

const NEXT_BLOCKS = new Prepared<{ block: number; at_ms: number }>(
  'next-posting-blocks',
  `select nextval('posting_block') block, floor(extract(epoch from now()) * 1000)::bigint at_ms
   from generate_series(1, $1)`,
);

async function number(tx: EntityManager, entries: readonly Entry[]): Promise<Numbered[]> {
  const blocks = await NEXT_BLOCKS.rows(tx, [Math.ceil(entries.length / BLOCK)]);
  return entries
    .map(({ draft, line }) => ({
      draft,
      line,
      shard: shardOf(pairKey(draft.debtor, draft.creditor)),
    }))
    .sort((a, b) => a.shard - b.shard)
    .map(({ draft, line, shard }, at) => {
      const { block, at_ms: atMs } = blocks[Math.floor(at / BLOCK)]!;
      return { draft, line, shard, atMs, id: block * BLOCK + (at % BLOCK) };
    });
}

/** Unbroken runs of numbers of one shard and block. */
function rangesOf(numbered: readonly Numbered[]): RangeRow[] {
  const ranges: { shard: number; renderer: string; from: number; until: number }[] = [];
  for (const { id, shard } of numbered) {
    const last = ranges.at(-1);
    if (last?.shard === shard && last.until === id && id % BLOCK !== 0) last.until++;
    else ranges.push({ shard, renderer: SETTLEMENT_POSTED, from: id, until: id + 1 });
  }
  return ranges;
}

/** Puts these open parts in the place of all open parts of these lines. */
export async function replaceOpenParts(
  tx: EntityManager,
  lineIds: readonly string[],
  parts: readonly OpenPart[],
): Promise<void> {
  if (lineIds.length === 0) return;
  await tx.query('delete from open_part where line_id = any($1::bigint[])', [lineIds]);
  await tx.query(
    `insert into open_part (line_id, period_from, period_until, amount_cents, reason, candidates)
     select line_id, period_from, period_until, amount_cents, reason, candidates::text[]
     from unnest($1::bigint[], $2::date[], $3::date[], $4::bigint[], $5::text[], $6::text[])
       as part (line_id, period_from, period_until, amount_cents, reason, candidates)`,
    [
      parts.map(({ lineId }) => lineId),
      parts.map(({ period }) => period.from),
      parts.map(({ period }) => period.until),
      parts.map(({ cents }) => cents),
      parts.map(({ reason }) => reason),
      parts.map(({ candidates }) => `{${candidates.join()}}`),
    ],
  );
}

/** Keeps with a line where its provider should bill next; '[]' = nothing to say. */
export async function replaceNotes(
  tx: EntityManager,
  notes: ReadonlyMap<string, string>,
): Promise<void> {
  if (notes.size === 0) return;
  await REPLACE_NOTES.rows(tx, [[...notes.keys()], [...notes.values()]]);
}

const REPLACE_NOTES = new Prepared(
  'replace-notes',
  `insert into line_notes (line_id, notes) select * from unnest($1::bigint[], $2::json[])
   on conflict (line_id) do update set notes = excluded.notes`,
);
