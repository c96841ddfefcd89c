import type { OutboundMessage } from './publisher';

export interface OutboxRow {
  readonly id: string;
  readonly shard: number;
  readonly topic: string;
  readonly key: string;
  readonly payload: string;
  readonly traceparent: string | null;
  readonly renderer: string | null;
  readonly range_from: string | null;
  readonly range_until: string | null;
}

export interface Range {
  readonly from: number;
  readonly until: number;
}

/** First of the two numbers of the advisory locks, the second is the shard. */
export const LOCK_SPACE = 0x677672;
export const ROWS_OF_SHARD = 500;
/** Messages of one send. A range counts as its rows, told to two parties. */
const MESSAGES = 4_000;

/**
 * Opens a transaction and takes those shards that have rows and no other relay. The outbox is
 * empty most of the time, and so are its statistics: without these settings a plan made at such a
 * moment reads and sorts everything when there are a million rows.
 */
const takeShards = (shards: readonly number[]) => `
  begin isolation level read committed;
  set local enable_seqscan = off;
  set local enable_sort = off;
  set local idle_in_transaction_session_timeout = '120s';
  select set_config('relay.shards', coalesce(
    array_agg(shard) filter (where pg_try_advisory_xact_lock(${LOCK_SPACE}, shard)), '{}')::text, true)
  from unnest('{${shards.join()}}'::int[]) shard
  where exists (select from outbox where outbox.shard = shard.shard)`;

/** The oldest rows of each shard that was taken. */
const readRows = (most: number) => `
  select o.id, s.shard, topic, key, payload, traceparent, renderer, range_from, range_until
  from unnest(current_setting('relay.shards')::smallint[]) as s (shard) cross join lateral (
    select * from outbox where outbox.shard = s.shard order by id limit ${most}) o`;

/**
 * Opens a transaction and reads the oldest rows of shards, at most so many of each: one way to
 * PostgreSQL and back. Several statements in one text are planned and run one after the other, and
 * under read committed each sees what was committed before it began itself. So rows are read, by
 * a plan made under our settings, as they are once the locks are held. In one statement with the
 * locks they would be read as they were before: with rows that another relay sends at that moment.
 */
export const openRows = (shards: readonly number[], most: number) =>
  `${takeShards(shards)};${readRows(most)}`;

export const DELETE_ROWS = `
  delete from outbox using unnest($1::smallint[], $2::bigint[]) as sent (shard, id)
  where outbox.shard = sent.shard and outbox.id = sent.id`;

/**
 * Shard by shard in the order of `shards`, each from its first row, as many as fit in one send;
 * always at least one.
 */
export function inOneSend(
  rows: readonly OutboxRow[],
  shards: readonly number[],
): readonly OutboxRow[] {
  const place = (row: OutboxRow) => shards.indexOf(row.shard);
  const sorted = [...rows].sort((a, b) => place(a) - place(b) || Number(a.id) - Number(b.id));
  let messages = 0;
  const end = sorted.findIndex((row) => {
    messages += row.renderer === null ? 1 : 2 * (Number(row.range_until) - Number(row.range_from));
    return messages > MESSAGES;
  });
  return end < 0 ? sorted : sorted.slice(0, Math.max(1, end));
}

export function rangeOf(row: OutboxRow): Range {
  return { from: Number(row.range_from), until: Number(row.range_until) };
}

export function stored({ topic, key, payload, traceparent }: OutboxRow): OutboundMessage {
  return { topic, key, value: payload, ...(traceparent && { headers: { traceparent } }) };
}
