import { setTimeout as sleep } from 'node:timers/promises';
import { Kafka, logLevel, type Consumer } from 'kafkajs';
import { messageOf, monthAt } from './messages';
import type { BenchOptions } from './options';
import { openPlace, type Place } from './place';
import { post, untilQuiet } from './whole-path';
import { CHILDREN_PER_MESSAGE, LINES_PER_CHILD, REGION } from './world';

const CHILDREN_PER_INVOICE = 16;
/** So many invoices have their children from those of one provider and one receiver. */
const ALIKE = Math.floor(CHILDREN_PER_MESSAGE / CHILDREN_PER_INVOICE);
const BURST = 120;
const SENT = 200;
const PATIENCE_MS = 60_000;

/**
 * How long from posting an invoice until its last event can be read, while the service does half
 * of what it can: first what it can is found with a burst, then invoices come at random moments.
 */
export async function latency(options: BenchOptions): Promise<string> {
  const place = await openPlace(options, {
    name: 'latency',
    children: Math.ceil(SENT / ALIKE) * CHILDREN_PER_MESSAGE,
    convenants: 10,
  });
  const seen = new Map<string, number>();
  const consumer = await readAll(place, seen);
  try {
    await burst(place, 0);
    const perSecond = await burst(place, 1);
    const sent = await sendAtHalf(place, perSecond / 2);
    const limit = Date.now() + PATIENCE_MS;
    while ([...sent.keys()].some((number) => !seen.has(number)) && Date.now() < limit) {
      await sleep(100);
    }
    const took = [...sent].map(([number, at]) => (seen.get(number) ?? Number.NaN) - at);
    if (took.some(Number.isNaN)) throw new Error('events of some invoices never came');
    return told(
      took.sort((a, b) => a - b),
      perSecond,
    );
  } finally {
    await consumer.disconnect();
    await place.stop();
  }
}

/** @returns invoices a second */
async function burst({ billing, database }: Place, round: number): Promise<number> {
  const left = Array.from({ length: BURST }, (_, at) => message(at, round, 'L'));
  const started = performance.now();
  const sender = async () => {
    for (let next = left.shift(); next; next = left.shift()) await post(billing.url, next.text);
  };
  await Promise.all([sender(), sender(), sender(), sender()]);
  await untilQuiet(database);
  return BURST / ((performance.now() - started) / 1000);
}

function message(at: number, round: number, tag: string) {
  const first = Math.floor(at / ALIKE) * CHILDREN_PER_MESSAGE + (at % ALIKE) * CHILDREN_PER_INVOICE;
  const number = `${tag}${round}n${at}`;
  const last = first + CHILDREN_PER_INVOICE;
  return { number, text: messageOf(first, last, monthAt(round), number) };
}

/** @returns when each invoice was posted, by its number */
async function sendAtHalf({ billing }: Place, perSecond: number): Promise<Map<string, number>> {
  const sent = new Map<string, number>();
  const answers: Promise<void>[] = [];
  for (let at = 0; at < SENT; at++) {
    const { number, text } = message(at, 2, 'H');
    sent.set(number, performance.now());
    answers.push(post(billing.url, text));
    await sleep((-Math.log(1 - Math.random()) * 1000) / perSecond);
  }
  await Promise.all(answers);
  return sent;
}

/** Reads the topics of all municipalities as a finance system does; the last moment by invoice. */
async function readAll(
  { stack, topicPrefix }: Place,
  seen: Map<string, number>,
): Promise<Consumer> {
  const kafka = new Kafka({ brokers: [stack.kafkaBrokers], logLevel: logLevel.NOTHING });
  const topics = REGION.map((code) => `${topicPrefix}settlements.gm${code}`);
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({
    waitForLeaders: true,
    topics: topics.map((topic) => ({ topic, numPartitions: 1 })),
  });
  await admin.disconnect();
  const consumer = kafka.consumer({ groupId: 'latency', maxWaitTimeInMs: 50 });
  await consumer.connect();
  await consumer.subscribe({ topics, fromBeginning: true });
  await consumer.run({
    eachBatch: async ({ batch }) => {
      const now = performance.now();
      for (const { value } of batch.messages) {
        const number = /"invoiceNumber":"([^"]+)"/.exec(value?.toString() ?? '')?.[1];
        if (number !== undefined) seen.set(number, now);
      }
      return Promise.resolve();
    },
  });
  return consumer;
}

function told(took: readonly number[], perSecond: number): string {
  const at = (part: number) => `${(took[Math.floor(took.length * part)] ?? Number.NaN).toFixed(0)}`;
  const lines = CHILDREN_PER_INVOICE * LINES_PER_CHILD;
  return [
    `from posting an invoice of ${lines} lines until its events can be read, at half load`,
    `  p50 ${at(0.5)} ms, p99 ${at(0.99)} ms` +
      ` (the service can do ${Math.round(perSecond * lines).toLocaleString('en')} lines a second)`,
  ].join('\n');
}
