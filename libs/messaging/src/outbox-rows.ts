import type { OutboundMessage } from './publisher';
import { SHARDS } from './shard';

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

/** @param $1 the shard to begin with */
export const SHARDS_WITH_ROWS = `
  select shard from generate_series(0, ${SHARDS - 1}) as s (shard)
  where exists (select from outbox o where o.shard = s.shard)
  order by (shard - $1::int + ${SHARDS}) % ${SHARDS}`;

/**
 * Locks those shards of $2 that no other relay holds. The outbox is empty most of the time, and
 * so are its statistics: without these settings a plan made at such a moment reads and sorts
 * everything when there are a million rows.
 */
export const TAKE_SHARDS = `
  select array_agg(shard) filter (where pg_try_advisory_xact_lock($1, shard)) mine,
    set_config('enable_seqscan', 'off', true), set_config('enable_sort', 'off', true),
    set_config('idle_in_transaction_session_timeout', '120s', true)
  from unnest($2::int[]) shard`;

/** The oldest $2 rows of each shard of $1. */
export const READ_ROWS = `
  select o.id, s.shard, topic, key, payload, traceparent, renderer, range_from, range_until
  from unnest($1::smallint[]) as s (shard) cross join lateral (
    select * from outbox where outbox.shard = s.shard order by id limit $2) o`;

export const DELETE_ROWS = `
  delete from outbox using unnest($1::smallint[], $2::bigint[]) as sent (shard, id)
  where outbox.shard = sent.shard and outbox.id = sent.id`;

/** Shard by shard, each from its first row, as many as fit in one send; always at least one. */
export function inOneSend(rows: readonly OutboxRow[]): readonly OutboxRow[] {
  const sorted = [...rows].sort((a, b) => a.shard - b.shard || Number(a.id) - Number(b.id));
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
