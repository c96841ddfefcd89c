import type { DataSource, EntityManager } from 'typeorm';
import { BatchContext, type BatchHandler, refusalOf } from './chunk';
import { crashPoint } from './crash-point';
import { classOf } from './failures';
import { newest, receive, type Received } from './intake';
import { type Origin, unblockIfEmpty } from './parked';
import { ParkedRefusal } from './parked-refusal';

interface ParkedRow extends Origin {
  readonly id: string;
  readonly part: number;
  readonly off: string;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
}

const AT_ONCE = 500;
const ONE = 'select id, consumer, topic, part, off, key, value from parked where id = $1';

/** Without a key there is no order to keep, and the message stands alone. */
const OF_KEY = `
  select id, consumer, topic, part, off, key, value from parked
  where consumer = $1 and topic = $2 and key = $3
  order by part, off limit ${AT_ONCE} for update`;

/**
 * Applies a parked message and everything that waits with it (all of its key, in order), and takes
 * exactly what was applied out of the parked messages. Several transactions when there are many;
 * each is done whole or not at all. The number of messages applied.
 * @throws ParkedRefusal `not-found`, or `still-refused` when one of them still cannot succeed
 */
export async function redrive(
  dataSource: DataSource,
  id: string,
  handlerOf: (origin: Origin) => BatchHandler,
): Promise<number> {
  const row = await parkedRow(dataSource.manager, id);
  const handler = handlerOf(row);
  let applied = 0;
  try {
    for (;;) {
      const count = await dataSource.transaction((tx) => redriveOnce(tx, row, handler));
      crashPoint('redrive-after-commit');
      applied += count;
      if (count < AT_ONCE) return applied;
    }
  } catch (error) {
    await dataSource.query(
      'update parked set attempts = attempts + 1, last_at = now() where id = $1',
      [id],
    );
    throw refused(error);
  }
}

/**
 * Gives a message up for good. A line in `parked_discard` keeps where it stood, why and by which
 * contents (as a hash), but not the contents.
 * @throws ParkedRefusal `not-found`
 */
export async function discard(dataSource: DataSource, id: string, reason: string): Promise<void> {
  const row = await parkedRow(dataSource.manager, id);
  await dataSource.transaction(async (tx) => {
    await lockKey(tx, row);
    const written = await tx.query<unknown[]>(
      `insert into parked_discard
         (id, consumer, topic, part, off, event_id, code, value_sha256, reason)
       select id, consumer, topic, part, off, event_id, code, sha256(value), $2
       from parked where id = $1 for update returning id`,
      [id, reason],
    );
    if (written.length === 0) throw notFound(id);
    await remove(tx, row, [id]);
  });
}

async function redriveOnce(
  tx: EntityManager,
  row: ParkedRow,
  handler: BatchHandler,
): Promise<number> {
  await lockKey(tx, row);
  const rows =
    row.key === null
      ? await tx.query<ParkedRow[]>(`${ONE} for update`, [row.id])
      : await tx.query<ParkedRow[]>(OF_KEY, [row.consumer, row.topic, row.key]);
  const received = rows.map(({ off, key, value }) =>
    receive(row.topic, { offset: off, key, value }),
  );
  const events = received.flatMap(eventOf);
  const context = new BatchContext(tx, row.topic, row.part);
  // What is on a fact topic is a fact: `receive` has refused every type of another topic.
  if (events.length > 0) await handler(newest(events) as Parameters<BatchHandler>[0], context);
  const ids = rows.map(({ id }) => id);
  await remove(tx, row, ids);
  crashPoint('redrive-before-commit');
  return ids.length;
}

/** Intake of this key waits until we are done, and sees then whether the key is still blocked. */
async function lockKey(tx: EntityManager, { consumer, topic, key }: ParkedRow): Promise<void> {
  if (key === null) return;
  await tx.query(
    `select from blocked_key where consumer = $1 and topic = $2 and key = $3 for update`,
    [consumer, topic, key],
  );
}

async function remove(tx: EntityManager, row: ParkedRow, ids: readonly string[]): Promise<void> {
  await tx.query('delete from parked where id = any($1::bigint[])', [ids]);
  if (row.key !== null) await unblockIfEmpty(tx, row, row.key);
}

function eventOf(received: Received) {
  if (received.kind === 'bad') {
    const { code, detail } = received;
    throw new ParkedRefusal('still-refused', `${code}: ${detail}`, 409);
  }
  return received.kind === 'event' ? [received.event] : [];
}

async function parkedRow(manager: EntityManager, id: string): Promise<ParkedRow> {
  const [row] = await manager.query<ParkedRow[]>(ONE, [id]);
  if (row === undefined) throw notFound(id);
  return row;
}

function notFound(id: string): ParkedRefusal {
  return new ParkedRefusal('not-found', `There is no parked message ${id}.`, 404);
}

function refused(error: unknown): unknown {
  if (error instanceof ParkedRefusal || classOf(error) !== 'business') return error;
  const { code, detail } = refusalOf(error);
  return new ParkedRefusal('still-refused', `${code}: ${detail}`, 409);
}
