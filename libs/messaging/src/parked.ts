import type { EntityManager } from 'typeorm';
import type { Bad } from './intake';

/** Whose messages, and from where. `topic` is a base name. */
export interface Origin {
  readonly consumer: string;
  readonly topic: string;
}

const ANY_BLOCKED = 'select from blocked_key where consumer = $1 and topic = $2 limit 1';

const LOCK_BLOCKED = `
  select key from blocked_key where consumer = $1 and topic = $2 and key = any($3::bytea[])
  order by key for share`;

/** A message that a person discarded stays so, also when it is read again from an old offset. */
const PARK = `
  insert into parked
    (consumer, topic, part, off, key, event_id, event_type, code, detail, value)
  select $1, $2, $3, u.*
  from unnest($4::bigint[], $5::bytea[], $6::uuid[], $7::text[], $8::text[], $9::text[],
    $10::bytea[]) as u (off, key, event_id, event_type, code, detail, value)
  where not exists (
    select from parked_discard d
    where d.consumer = $1 and d.topic = $2 and d.part = $3 and d.off = u.off
      and d.value_sha256 is not distinct from sha256(u.value))
  on conflict (consumer, topic, part, off)
    do update set attempts = parked.attempts + 1, last_at = now()
  returning key`;

const BLOCK = `
  insert into blocked_key (consumer, topic, key)
  select distinct $1, $2, key from unnest($3::bytea[]) as k (key)
  where key is not null order by key on conflict do nothing`;

/**
 * Which of these keys (as hex) wait for a person. They stay so until the transaction ends: a
 * redrive of such a key waits, or has ended before and the key is not in the answer.
 */
export async function lockBlockedKeys(
  tx: EntityManager,
  { consumer, topic }: Origin,
  keys: readonly (Buffer | null)[],
): Promise<Set<string>> {
  const any = await tx.query<unknown[]>(ANY_BLOCKED, [consumer, topic]);
  if (any.length === 0) return new Set();
  const rows = await tx.query<{ key: Buffer }[]>(LOCK_BLOCKED, [consumer, topic, keys]);
  return new Set(rows.map(({ key }) => key.toString('hex')));
}

/** Puts messages aside, whole, and blocks their keys. Repeating it counts an attempt. */
export async function park(
  tx: EntityManager,
  { consumer, topic }: Origin,
  partition: number,
  bad: readonly Bad[],
): Promise<void> {
  if (bad.length === 0) return;
  const rows = await tx.query<{ key: Buffer | null }[]>(PARK, [
    consumer,
    topic,
    partition,
    bad.map(({ message }) => message.offset),
    bad.map(({ message }) => message.key),
    bad.map(({ event }) => event?.id ?? null),
    bad.map(({ event }) => event?.type ?? null),
    bad.map(({ code }) => code),
    bad.map(({ detail }) => detail),
    bad.map(({ message }) => message.value),
  ]);
  await tx.query(BLOCK, [consumer, topic, rows.map(({ key }) => key)]);
}

/** Ends the block of a key that has nothing parked any more. */
export async function unblockIfEmpty(
  tx: EntityManager,
  { consumer, topic }: Origin,
  key: Buffer,
): Promise<void> {
  await tx.query(
    `delete from blocked_key b where consumer = $1 and topic = $2 and key = $3
     and not exists (select from parked p where p.consumer = b.consumer and p.topic = b.topic
       and p.key = b.key)`,
    [consumer, topic, key],
  );
}
