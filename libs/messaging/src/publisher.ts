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
type Request = Map<string, ToTopic>;

interface ToTopic {
  readonly topic: string;
  readonly messages: TopicMessages;
  bytes: number;
}

/** Of one topic in one request; the broker's limit for a partition is 1,048,588. */
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

  constructor(service: string) {
    this.kafka = kafkaClient(`grensverkeer-${service}`);
  }

  /**
   * Keeps the order of the messages of a key, also over several requests.
   * @throws whatever kafkajs throws; nothing may be taken as sent then
   */
  async publish(messages: readonly OutboundMessage[]): Promise<void> {
    const requests = requestsOf(messages);
    try {
      await this.ensureTopics(new Set(requests.flatMap((request) => [...request.keys()])));
      for (const request of requests) await this.send(request);
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

  private async ensureTopics(topics: ReadonlySet<string>): Promise<void> {
    const unsure = [...topics].filter((topic) => !this.existing.has(topic));
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
 * Cuts messages into requests that the broker takes: it refuses more than about a megabyte of one
 * partition at once, however small each message is. Meets each message once, for all that kafkajs
 * wants of it: of a million postings a month, each pass over their messages is felt.
 */
export function requestsOf(messages: readonly OutboundMessage[]): Request[] {
  const headersOf = headersByTrace();
  const requests: Request[] = [];
  let request: Request = new Map();
  for (const { topic, key, value, headers } of messages) {
    const size = Buffer.byteLength(key) + Buffer.byteLength(value) + OVERHEAD_BYTES;
    let to = request.get(topic);
    if (to !== undefined && to.bytes + size > REQUEST_BYTES) {
      requests.push(request);
      request = new Map();
      to = undefined;
    }
    if (to === undefined) {
      to = { topic: topicName(topic), messages: new TopicMessages(), bytes: 0 };
      request.set(topic, to);
    }
    to.messages.push({ key, value, headers: headersOf(headers?.traceparent) });
    to.bytes += size;
  }
  return request.size === 0 ? requests : [...requests, request];
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
