import { Logger } from '@nestjs/common';
import { CompressionTypes, type Kafka, Partitioners, type Producer } from 'kafkajs';
import { kafkaClient } from './kafka-client';
import { TopicMessages } from './topic-messages';
import { createMissing, topicName } from './topics';

/** A message as a renderer makes it: `topic` is a base name, `value` a whole CloudEvent. */
export interface OutboundMessage {
  readonly topic: string;
  readonly key: string;
  readonly value: string;
  readonly headers?: { readonly traceparent: string };
}

/** What one request says to each topic (by base name), as kafkajs takes it. */
type Request = Map<string, { readonly topic: string; readonly messages: TopicMessages }>;

/**
 * The broker takes 1,048,588 of one partition. More in one request keeps what else runs here
 * waiting while it is made, less costs the broker more.
 */
const REQUEST_BYTES = 950_000;
/** Headers and lengths around a message, more than enough. */
const OVERHEAD_BYTES = 200;
const HEADERS = { 'content-type': 'application/cloudevents+json; charset=UTF-8' };

/** Sends to the broker and waits until all in-sync copies have it. Connects at the first send. */
export class Publisher {
  private readonly kafka: Kafka;
  private producer: Producer | null = null;
  private readonly existing = new Set<string>();
  private readonly logger = new Logger('publisher');

  /** @param giveWay see `RelayOptions` */
  constructor(
    service: string,
    private readonly giveWay: () => Promise<unknown> = () => Promise.resolve(),
  ) {
    this.kafka = kafkaClient(`grensverkeer-${service}`);
  }

  /**
   * Keeps the order of the messages of a key, also over several requests.
   * @throws whatever kafkajs throws; nothing may be taken as sent then
   */
  async publish(messages: readonly OutboundMessage[]): Promise<void> {
    try {
      for (const request of requestsOf(messages)) {
        await this.ensureTopics([...request.keys()]);
        await this.giveWay();
        await this.send(request);
      }
    } catch (error) {
      // The topics may be gone, or the connection: begin anew next time.
      this.existing.clear();
      await this.close();
      throw error;
    }
  }

  private async send(request: Request): Promise<void> {
    const producer = await this.connected();
    await producer.sendBatch({
      acks: -1,
      compression: CompressionTypes.None,
      topicMessages: [...request.values()],
    });
  }

  async close(): Promise<void> {
    const { producer } = this;
    this.producer = null;
    await producer?.disconnect().catch((error: unknown) => {
      this.logger.warn({ event: 'producer_not_closed', error_name: String(error) });
    });
  }

  private async connected(): Promise<Producer> {
    if (this.producer !== null) return this.producer;
    const producer = this.kafka.producer({
      createPartitioner: byKey,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
    });
    await producer.connect();
    this.producer = producer;
    return producer;
  }

  private async ensureTopics(topics: readonly string[]): Promise<void> {
    const unsure = topics.filter((topic) => !this.existing.has(topic));
    if (unsure.length === 0) return;
    const admin = this.kafka.admin();
    await admin.connect();
    try {
      await createMissing(admin, unsure);
    } finally {
      await admin.disconnect();
    }
    for (const topic of unsure) this.existing.add(topic);
  }
}

/** As kafkajs does it, but a topic of one partition needs no hash; those of settlements have one. */
function byKey(): ReturnType<typeof Partitioners.DefaultPartitioner> {
  const hashed = Partitioners.DefaultPartitioner();
  return (args) => (args.partitionMetadata.length === 1 ? 0 : hashed(args));
}

/**
 * Cuts messages into requests that the broker takes, each made when the one before is sent: what
 * else this process does gets its turn in between. Meets each message once, for all that kafkajs
 * wants of it: of a million postings a month, each pass over their messages is felt.
 */
export function* requestsOf(messages: Iterable<OutboundMessage>): Generator<Request> {
  const headersOf = headersByTrace();
  let request: Request = new Map();
  let bytes = 0;
  for (const { topic, key, value, headers } of messages) {
    const valueBytes = Buffer.byteLength(value);
    const size = Buffer.byteLength(key) + valueBytes + OVERHEAD_BYTES;
    if (request.size > 0 && bytes + size > REQUEST_BYTES) {
      yield request;
      request = new Map();
      bytes = 0;
    }
    let to = request.get(topic);
    if (to === undefined) {
      to = { topic: topicName(topic), messages: new TopicMessages() };
      request.set(topic, to);
    }
    to.messages.push({ key, value, valueBytes, headers: headersOf(headers?.traceparent) });
    bytes += size;
  }
  if (request.size > 0) yield request;
}

/** One object for all messages of a trace, so that it is written once for a whole request. */
function headersByTrace(): (traceparent: string | undefined) => Record<string, string> {
  const known = new Map<string, Record<string, string>>();
  return (traceparent) => {
    if (traceparent === undefined) return HEADERS;
    const before = known.get(traceparent);
    if (before) return before;
    const made = { ...HEADERS, traceparent };
    known.set(traceparent, made);
    return made;
  };
}
