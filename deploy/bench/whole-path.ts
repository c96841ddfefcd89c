import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';
import type { Client } from 'pg';
import type { BenchStack } from './bench-stack';
import { cpuOf, since, type Cpu } from './cpu';
import type { Place } from './place';
import { REGION } from './world';

const AT_ONCE = 4;
const LOOK_MS = 100;
const PATIENCE_MS = 15 * 60_000;

export interface Measured {
  readonly lines: number;
  readonly cpu: Cpu;
  readonly seconds: number;
}

/**
 * Posts messages at the door, four at a time, and waits until everything is settled and told.
 * Then holds what came out against what went in: a bench of a path that loses lines is worthless.
 */
export async function measurePath(place: Place, files: readonly string[]): Promise<Measured> {
  const { stack, billing, database, topicPrefix } = place;
  const processes = { node: [billing.pid], postgres: [stack.postgres], broker: [stack.broker] };
  const told = await eventsTold(stack, topicPrefix);
  const before = await counts(database);
  const [cpu, started] = [cpuOf(processes), performance.now()];
  await postAll(billing.url, files);
  await untilQuiet(database);
  const used = since(cpu, cpuOf(processes));
  const seconds = (performance.now() - started) / 1000;
  const after = await counts(database);
  const postings = after.postings - before.postings;
  const events = (await eventsTold(stack, topicPrefix)) - told;
  if (events !== 2 * postings) throw new Error(`${postings} postings, but ${events} events`);
  if (after.failed > 0) throw new Error(`${after.failed} children could not be settled`);
  return { lines: after.lines - before.lines, cpu: used, seconds };
}

/** Posts each file; every line must be accepted. */
export async function postAll(url: string, files: readonly string[]): Promise<void> {
  const left = [...files];
  const provider = async () => {
    for (let file = left.shift(); file !== undefined; file = left.shift()) {
      await post(url, readFileSync(file));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, provider));
}

export async function post(url: string, body: Buffer | string): Promise<void> {
  const answer = await fetch(`${url}/v1/invoices`, {
    method: 'POST',
    headers: { 'content-type': 'application/xml' },
    body,
  });
  const text = await answer.text();
  if (answer.status === 200 && text.includes('8001')) return;
  throw new Error(`an invoice was not accepted (${answer.status}): ${text.slice(0, 2_000)}`);
}

/** Nothing due and an empty outbox, seen twice. */
export async function untilQuiet(database: Client): Promise<void> {
  const limit = Date.now() + PATIENCE_MS;
  for (let quiet = 0; quiet < 2; await sleep(LOOK_MS)) {
    const { rows } = await database.query<{ busy: boolean }>(
      `select exists (select from child where due_since is not null)
         or exists (select from due_lines)
         or exists (select from convenant_version where spread_at is null)
         or exists (select from outbox) busy`,
    );
    quiet = rows[0]?.busy === false ? quiet + 1 : 0;
    if (Date.now() > limit) throw new Error('the path does not come to rest');
  }
}

interface Counts {
  readonly lines: number;
  readonly postings: number;
  readonly failed: number;
}

async function counts(database: Client): Promise<Counts> {
  const { rows } = await database.query<Record<keyof Counts, string>>(
    `select (select count(*) from invoice_line where status = 'accepted') lines,
       (select count(*) from posting) postings,
       (select count(*) from child where failure is not null) failed`,
  );
  const [row] = rows;
  const number = (name: keyof Counts) => Number(row?.[name] ?? Number.NaN);
  return { lines: number('lines'), postings: number('postings'), failed: number('failed') };
}

/** How many messages stand on the topics of all municipalities. */
export async function eventsTold(stack: BenchStack, topicPrefix: string): Promise<number> {
  const kafka = new Kafka({ brokers: [stack.kafkaBrokers], logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  await admin.connect();
  try {
    const known = new Set(await admin.listTopics());
    const topics = REGION.map((code) => `${topicPrefix}settlements.gm${code}`);
    let count = 0;
    for (const topic of topics.filter((name) => known.has(name))) {
      for (const { high, low } of await admin.fetchTopicOffsets(topic)) {
        count += Number(high) - Number(low);
      }
    }
    return count;
  } finally {
    await admin.disconnect();
  }
}
