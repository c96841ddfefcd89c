import { setTimeout as sleep } from 'node:timers/promises';
import { cloudEvent, type CloudEvent } from '@grensverkeer/events';
import { Kafka, logLevel, Partitioners, type Consumer, type Producer } from 'kafkajs';
import { random } from '../../deploy/demo/random';
import { eventually } from '../support/eventually';
import { FACT_TOPICS, type Poison } from './poison-messages';

const COPY_EVERY_MS = 120;
const LAST_COPIES = 60;
const POISON_EVERY_MS = 4_000;
const OF_POISON = 'poison-';

interface Seen {
  readonly topic: string;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
}

/**
 * Does to the topics what a bad day does: sends again what was sent before, so that old versions
 * of facts come after newer ones, and puts messages in between that can never be recorded.
 */
export class Meddler {
  readonly poison: Poison[] = [];
  copies = 0;
  private readonly seen: Seen[] = [];
  private readonly kafka: Kafka;
  private readonly consumer: Consumer;
  private readonly producer: Producer;
  private work: Promise<void> = Promise.resolve();
  private isStopped = false;

  constructor(
    brokers: string,
    private readonly prefix: string,
    private readonly seed: number,
  ) {
    this.kafka = new Kafka({ brokers: brokers.split(','), logLevel: logLevel.NOTHING });
    this.consumer = this.kafka.consumer({ groupId: `${prefix}meddler` });
    const createPartitioner = Partitioners.DefaultPartitioner;
    this.producer = this.kafka.producer({ createPartitioner, allowAutoTopicCreation: false });
  }

  async start(): Promise<void> {
    await Promise.all([this.consumer.connect(), this.producer.connect()]);
    const topics = FACT_TOPICS.map((topic) => this.prefix + topic);
    await this.untilLed(topics);
    await this.consumer.subscribe({ topics, fromBeginning: true });
    await this.consumer.run({
      eachMessage: ({ topic, message: { key, value } }) => {
        if (!key?.toString().startsWith(OF_POISON)) this.seen.push({ topic, key, value });
        return Promise.resolve();
      },
    });
    this.work = Promise.all([this.copySome(), this.poisonSome()]).then(() => undefined);
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    await this.work;
    // As the last word: what an owner said at first and then otherwise.
    const chance = random(this.seed + 1);
    const overtaken = this.overtaken();
    for (let count = 0; count < LAST_COPIES && overtaken.length > 0; count++) {
      await this.copyOne(chance.pick(overtaken), 1);
    }
    await Promise.all([this.consumer.disconnect(), this.producer.disconnect()]);
  }

  /** Puts a group back to the beginning of all fact topics; nobody may be in it. */
  async rewind(groupId: string): Promise<void> {
    const admin = this.kafka.admin();
    await admin.connect();
    try {
      for (const topic of FACT_TOPICS) {
        const name = this.prefix + topic;
        await admin.resetOffsets({ groupId: this.prefix + groupId, topic: name, earliest: true });
      }
    } finally {
      await admin.disconnect();
    }
  }

  /** The system makes its topics itself, a moment after it has opened its doors. */
  private async untilLed(topics: readonly string[]): Promise<void> {
    const admin = this.kafka.admin();
    await admin.connect();
    await eventually(async () => {
      for (const topic of topics) await admin.fetchTopicOffsets(topic);
      return true;
    });
    await admin.disconnect();
  }

  private overtaken(): Seen[] {
    const first = new Map<string, Seen>();
    const overtaken = new Set<Seen>();
    for (const one of this.seen) {
      const { type, subject } = JSON.parse(String(one.value)) as CloudEvent;
      const known = first.get(`${type} ${subject}`) ?? one;
      first.set(`${type} ${subject}`, known);
      if (String(known.value) !== String(one.value)) overtaken.add(known);
    }
    return [...overtaken];
  }

  private async copySome(): Promise<void> {
    const chance = random(this.seed);
    while (!this.isStopped) {
      await sleep(COPY_EVERY_MS);
      if (this.seen.length === 0) continue;
      await this.copyOne(chance.pick(this.seen), 1 + chance.below(2));
    }
  }

  private async copyOne({ topic, ...message }: Seen, times: number): Promise<void> {
    if (await this.send(topic, Array(times).fill(message))) this.copies += times;
  }

  /** In turn a text that is no event, and an agreement of a kind that nobody can follow. */
  private async poisonSome(): Promise<void> {
    for (let count = 0; !this.isStopped; count++) {
      const key = `${OF_POISON}${count}`;
      const [topic = '', code = '', value = ''] =
        count % 2 === 0
          ? ['convenants', 'clauses-unknown', unknownAgreement(key)]
          : ['children', 'not-json', '{"specversion":'];
      const isSure = await this.send(this.prefix + topic, [{ key, value }]);
      this.poison.push({ topic, key, code, isSure, readers: 'billing' });
      for (let waited = 0; waited < POISON_EVERY_MS && !this.isStopped; waited += 100) {
        await sleep(100);
      }
    }
  }

  private async send(
    topic: string,
    messages: { key: Buffer | string | null; value: Buffer | string | null }[],
  ): Promise<boolean> {
    try {
      await this.producer.send({ topic, messages });
      return true;
    } catch {
      // The broker is away; there is enough else to do again.
      return false;
    }
  }
}

function unknownAgreement(id: string): string {
  const side = { name: 'nobody', municipalities: ['0363'] };
  const convenant = {
    ...{ id, version: 1, name: id, from: '2025-01-01', until: null, scope: {} },
    sides: [side, side],
    clauses: [{ id: 'a', kind: 'agreed-by-telepathy' }],
  };
  const event = cloudEvent({
    service: 'convenant',
    type: 'nl.grensverkeer.convenant-published.v1',
    ...{ subject: id, partitionKey: id, version: 1 },
    // Billing, not the schema of the event, knows the kinds of clauses.
    data: { convenantId: id, version: 1, convenant } as never,
  });
  return JSON.stringify(event);
}
