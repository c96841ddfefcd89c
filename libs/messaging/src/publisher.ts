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

const CONTENT_TYPE = 'application/cloudevents+json; charset=UTF-8';

/** Sends to the broker and waits until all in-sync copies have it. Connects at the first send. */
export class Publisher {
  private readonly kafka: Kafka;
  private producer: Producer | null = null;
  private readonly existing = new Set<string>();
  private readonly logger = new Logger('publisher');

  constructor(service: string) {
    this.kafka = kafkaClient(`grensverkeer-${service}`);
  }

  /** @throws whatever kafkajs throws; nothing may be taken as sent then */
  async publish(messages: readonly OutboundMessage[]): Promise<void> {
    if (messages.length === 0) return;
    const byTopic = grouped(messages);
    await this.ensureTopics([...byTopic.keys()]);
    const producer = await this.connected();
    try {
      await producer.sendBatch({
        acks: -1,
        compression: CompressionTypes.None,
        topicMessages: [...byTopic].map(([topic, mine]) => ({
          topic: topicName(topic),
          messages: mine.map(({ key, value, headers }) => ({
            key,
            value,
            headers: { 'content-type': CONTENT_TYPE, ...headers },
          })),
        })),
      });
    } catch (error) {
      // The topics may be gone, or the connection: begin anew next time.
      this.existing.clear();
      await this.close();
      throw error;
    }
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
      createPartitioner: Partitioners.DefaultPartitioner,
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

function grouped(messages: readonly OutboundMessage[]): Map<string, OutboundMessage[]> {
  const byTopic = new Map<string, OutboundMessage[]>();
  for (const message of messages) {
    const mine = byTopic.get(message.topic);
    if (mine === undefined) byTopic.set(message.topic, [message]);
    else mine.push(message);
  }
  return byTopic;
}
