import { Logger } from '@nestjs/common';
import { CompressionTypes, type Kafka, Partitioners, type Producer } from 'kafkajs';
import { kafkaClient } from './kafka-client';
import { createMissing, topicName } from './topics';

/** A message as a renderer makes it: `topic` is a base name, `value` a whole CloudEvent. */
export interface OutboundMessage {
  readonly topic: string;
  readonly key: string;
  readonly value: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Messages of one request by topic. */
type Request = Map<string, OutboundMessage[]>;

/** Of one topic in one request; the broker's limit for a partition is 1,048,588. */
const REQUEST_BYTES = 950_000;
/** Headers and lengths around a message, more than enough. */
const OVERHEAD_BYTES = 200;
/** One object for all, so that it is written once for a whole request. */
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
      await this.ensureTopics(new Set(messages.map(({ topic }) => topic)));
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
      topicMessages: [...request].map(([topic, messages]) => ({
        topic: topicName(topic),
        messages: messages.map(({ key, value, headers }) => ({
          key,
          value,
          headers: headers ? { ...HEADERS, ...headers } : HEADERS,
        })),
      })),
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
 * partition at once, however small each message is.
 */
export function requestsOf(messages: readonly OutboundMessage[]): Request[] {
  const requests: Request[] = [];
  let request: Request = new Map();
  let bytes = new Map<string, number>();
  for (const message of messages) {
    const { topic } = message;
    const size = bytesOf(message);
    if ((bytes.get(topic) ?? 0) + size > REQUEST_BYTES && request.has(topic)) {
      requests.push(request);
      [request, bytes] = [new Map(), new Map()];
    }
    const mine = request.get(topic);
    if (mine === undefined) request.set(topic, [message]);
    else mine.push(message);
    bytes.set(topic, (bytes.get(topic) ?? 0) + size);
  }
  return request.size === 0 ? requests : [...requests, request];
}

function bytesOf({ key, value }: OutboundMessage): number {
  return Buffer.byteLength(key) + Buffer.byteLength(value) + OVERHEAD_BYTES;
}
