import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { cloudEvent, type EventOf, type FactEvent } from '@grensverkeer/events';
import { Logger } from '@nestjs/common';
import { type Consumer, Kafka, logLevel, Partitioners, type Producer } from 'kafkajs';
import { DataSource, type EntityManager } from 'typeorm';
import { append } from '../src/outbox';
import { messagingMigrations } from '../src/migrations';
import { topicName } from '../src/topics';

// What goes wrong on purpose need not be told.
Logger.overrideLogger(false);

export type ChildRecorded = EventOf<'nl.grensverkeer.child-recorded.v1'>;

/** A table as a reader of facts has it, and one that remembers every call. */
const FACTS = `
  create table fact (
    type text, subject text, version bigint, data text not null, primary key (type, subject));
  create table told (at bigint generated always as identity, subject text, version bigint);
  create table child (id text primary key, version bigint not null)`;

const opened: (() => Promise<unknown>)[] = [];

/** Ends everything that the functions below have started, last first. */
export async function closeAll(): Promise<void> {
  for (const close of opened.splice(0).reverse()) await close();
}

export function closeLater<T>(thing: T, close: (thing: T) => Promise<unknown>): T {
  opened.push(() => close(thing));
  return thing;
}

/** A fresh database with the tables of this library. Also gives topics a prefix of their own. */
export async function freshDatabase(pool = 10): Promise<DataSource> {
  process.env['TOPIC_PREFIX'] = `m${randomBytes(4).toString('hex')}-`;
  const admin = new DataSource({ type: 'postgres', url: process.env['DATABASE_URL'] ?? '' });
  await admin.initialize();
  const name = `messaging_${randomBytes(5).toString('hex')}`;
  await admin.query(`create database ${name}`);
  closeLater(admin, async () => {
    await admin.query(`drop database ${name} with (force)`);
    await admin.destroy();
  });
  const url = new URL(process.env['DATABASE_URL'] ?? '');
  url.pathname = `/${name}`;
  const dataSource = await openDatabase(url.href, pool);
  await dataSource.runMigrations();
  await dataSource.query(FACTS);
  return closeLater(dataSource, () => dataSource.destroy());
}

export async function openDatabase(url: string, pool = 10): Promise<DataSource> {
  const migrations = [...messagingMigrations];
  const dataSource = new DataSource({ type: 'postgres', url, migrations, extra: { max: pool } });
  return dataSource.initialize();
}

export function urlOf(dataSource: DataSource): string {
  return String(Reflect.get(dataSource.options, 'url'));
}

export function childRecorded(childId: string, version = 1): ChildRecorded {
  return cloudEvent({
    service: 'enrolment',
    type: 'nl.grensverkeer.child-recorded.v1',
    subject: childId,
    partitionKey: childId,
    version,
    data: {
      ...{ childId, version, birthDate: null, bsnHash: null },
      motherAtBirth: { status: 'unknown' },
    },
  });
}

/** The way of a service: lock the child, count up its version, tell it, all in one transaction. */
export async function recordChild(tx: EntityManager, childId: string): Promise<void> {
  const [row] = await tx.query<{ version: string }[]>(
    `insert into child values ($1, 1)
     on conflict (id) do update set version = child.version + 1 returning version`,
    [childId],
  );
  await append(tx, [childRecorded(childId, Number(row?.version))]);
}

/** What a reader of facts does: keep the newest, set-based. Also notes each telling. */
export async function keepNewest(events: readonly FactEvent[], tx: EntityManager): Promise<void> {
  const columns = [
    events.map(({ type }) => type),
    events.map(({ subject }) => subject),
    events.map(({ data }) => data.version),
  ];
  await tx.query(
    `insert into fact select *, '' from unnest($1::text[], $2::text[], $3::bigint[])
     on conflict (type, subject) do update set version = excluded.version
     where excluded.version > fact.version`,
    columns,
  );
  await tx.query(
    `insert into told (subject, version) select * from unnest($1::text[], $2::bigint[])`,
    columns.slice(1),
  );
}

function kafka(): Kafka {
  const brokers = (process.env['KAFKA_BROKERS'] ?? '').split(',');
  return new Kafka({ clientId: 'test', brokers, logLevel: logLevel.NOTHING });
}

export interface Read {
  readonly key: string;
  readonly value: string;
  readonly headers: Record<string, string>;
}

/** Everything on a topic, as it comes in, in the order of its partitions. */
export async function readAll(topic: string): Promise<Read[]> {
  const consumer: Consumer = kafka().consumer({
    groupId: `test-${randomBytes(4).toString('hex')}`,
    maxWaitTimeInMs: 100,
  });
  await consumer.connect();
  await consumer.subscribe({ topics: [topicName(topic)], fromBeginning: true });
  const seen: Read[] = [];
  await consumer.run({
    eachMessage: async ({ message: { key, value, headers } }) => {
      const texts = Object.entries(headers ?? {}).map(([name, one]) => [name, String(one)]);
      seen.push({
        key: String(key),
        value: String(value),
        headers: Object.fromEntries(texts) as Record<string, string>,
      });
      await Promise.resolve();
    },
  });
  closeLater(consumer, () => consumer.disconnect());
  return seen;
}

export interface Sent {
  readonly key: string | null;
  readonly value: string | Buffer | null;
  readonly partition?: number;
}

/** A producer of someone else, who may send anything. */
export async function foreignProducer(): Promise<(topic: string, sent: Sent[]) => Promise<void>> {
  const producer: Producer = kafka().producer({
    createPartitioner: Partitioners.DefaultPartitioner,
  });
  await producer.connect();
  closeLater(producer, () => producer.disconnect());
  return async (topic, messages) => {
    await producer.send({ topic: topicName(topic), acks: -1, messages });
  };
}

export async function withAdmin<T>(
  use: (admin: ReturnType<Kafka['admin']>) => Promise<T>,
): Promise<T> {
  const admin = kafka().admin();
  await admin.connect();
  try {
    return await use(admin);
  } finally {
    await admin.disconnect();
  }
}

/** Asks again until the answer is true; the error names what was last seen. */
export async function until<T>(
  ask: () => Promise<T> | T,
  is: (answer: T) => boolean,
  timeoutMs = 30_000,
): Promise<T> {
  const limit = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (is(answer)) return answer;
    if (Date.now() > limit) throw new Error(`never; last seen: ${JSON.stringify(answer)}`);
    await sleep(50);
  }
}

export async function count(dataSource: DataSource, table: string): Promise<number> {
  const [row] = await dataSource.query<{ n: number }[]>(`select count(*)::int as n from ${table}`);
  return row?.n ?? 0;
}
