import { ConfigResourceTypes, Kafka, logLevel, Partitioners, type Producer } from 'kafkajs';
import { badMessages, FACT_TOPICS, type BadMessage } from './poison-messages';

const AT_ONCE = 500;
const LARGE = 1_000_000;
/** Is sent under the key of a child or a convenant, so that all that is told of it must wait. */
const BLOCKING = 'poison';

/** Sends bad messages to the fact topics of one system, as no service of ours would. */
export class Flood {
  private readonly kafka: Kafka;
  private readonly producer: Producer;

  constructor(
    brokers: string,
    private readonly prefix: string,
  ) {
    this.kafka = new Kafka({ brokers: brokers.split(','), logLevel: logLevel.NOTHING });
    this.producer = this.kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
  }

  /** The broker refuses a message of two megabytes by itself; another broker might not. */
  async open(): Promise<void> {
    const admin = this.kafka.admin();
    await Promise.all([admin.connect(), this.producer.connect()]);
    const configEntries = [{ name: 'max.message.bytes', value: String(4 * 1024 * 1024) }];
    const type = ConfigResourceTypes.TOPIC;
    const resources = FACT_TOPICS.map((topic) => ({
      ...{ type, name: this.prefix + topic, configEntries },
    }));
    await admin.alterConfigs({ validateOnly: false, resources });
    await admin.disconnect();
  }

  async close(): Promise<void> {
    await this.producer.disconnect();
  }

  /** Makes these keys (`topic key`) wait for a person, before anything is told of them. */
  async block(keys: Iterable<string>): Promise<void> {
    for (const name of keys) {
      const [topic = '', key = ''] = name.split(' ');
      const messages = [{ key, value: BLOCKING }];
      await this.producer.send({ topic: this.prefix + topic, messages });
    }
  }

  /** Sends so many to each topic, by turns; answers what must be parked, without the contents. */
  async send(count: number): Promise<Omit<BadMessage, 'value'>[]> {
    const sent: Omit<BadMessage, 'value'>[] = [];
    const streams = FACT_TOPICS.map((topic) => badMessages(topic, count));
    for (let left = count; left > 0; left -= AT_ONCE) {
      for (const stream of streams) {
        const messages = nextOf(stream, Math.min(left, AT_ONCE));
        await this.sendAll(messages);
        for (const { value: _, ...told } of messages) sent.push(told);
      }
    }
    return sent;
  }

  /** A message of two megabytes needs a request of its own. */
  private async sendAll(all: readonly BadMessage[]): Promise<void> {
    const large = all.filter(({ value }) => value.length > LARGE);
    const small = all.filter((one) => !large.includes(one));
    for (const batch of [small, ...large.map((one) => [one])]) {
      const topic = this.prefix + (all[0]?.topic ?? '');
      const messages = batch.map(({ key, value }) => ({ key, value }));
      if (messages.length > 0) await this.producer.send({ topic, messages });
    }
  }
}

function nextOf<T>(stream: Iterator<T>, count: number): T[] {
  return Array.from({ length: count }, () => stream.next().value as T);
}
