import { type CloudEvent, topicOfEvent } from '@grensverkeer/events';
import type { EntityManager } from 'typeorm';
import { crashPoint } from './crash-point';
import { shardOf } from './shard';
import { wakeAfterCommit } from './wake';

/** What the broker takes in one message; a larger row would block its shard for ever. */
export const MAX_EVENT_BYTES = 900_000;

/** Rows that the relay finds by `renderer`; `until` is the first id outside the range. */
export interface RangeRow {
  readonly shard: number;
  readonly renderer: string;
  readonly from: number;
  readonly until: number;
}

const INSERT_EVENTS = `
  insert into outbox (shard, topic, key, event_id, payload, traceparent)
  select * from unnest($1::smallint[], $2::text[], $3::text[], $4::uuid[], $5::text[], $6::text[])`;

const INSERT_RANGES = `
  insert into outbox (shard, renderer, range_from, range_until)
  select * from unnest($1::smallint[], $2::text[], $3::bigint[], $4::bigint[])`;

/**
 * Adds events to the outbox in the transaction that changes the data. Lock the row that the
 * events are about before: then ids are handed out in the order of the commits of one key.
 * @throws Error when an event is larger than `MAX_EVENT_BYTES`
 */
export async function append(tx: EntityManager, events: readonly CloudEvent[]): Promise<void> {
  if (events.length === 0) return;
  await tx.query(INSERT_EVENTS, [
    events.map((event) => shardOf(event.partitionkey)),
    events.map(topicOfEvent),
    events.map((event) => event.partitionkey),
    events.map((event) => event.id),
    events.map(payloadOf),
    events.map((event) => event.traceparent ?? null),
  ]);
  wakeAfterCommit(tx);
  crashPoint('writer-before-commit');
}

/**
 * Adds rows that only name a range of rows that never change; the relay renders their events.
 * The numbers in a range must belong to this transaction alone, and a renderer must give the
 * same events, ids included, each time. Keep a range under a few thousand rows: it is sent whole.
 */
export async function appendRange(tx: EntityManager, rows: readonly RangeRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(INSERT_RANGES, [
    rows.map((row) => row.shard),
    rows.map((row) => row.renderer),
    rows.map((row) => row.from),
    rows.map((row) => row.until),
  ]);
  wakeAfterCommit(tx);
  crashPoint('writer-before-commit');
}

function payloadOf(event: CloudEvent): string {
  const payload = JSON.stringify(event);
  if (Buffer.byteLength(payload) > MAX_EVENT_BYTES) {
    throw new Error(`${event.type} is larger than ${MAX_EVENT_BYTES} bytes`);
  }
  return payload;
}
