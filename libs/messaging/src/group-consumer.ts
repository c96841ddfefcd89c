import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import { classOf, nameOf } from './failures';
import { crashPoint } from './crash-point';
import { isWithout, windowOf } from './fault-control';
import type { RawMessage } from './intake';
import { kafkaClient } from './kafka-client';
import { createMissing, topicName } from './topics';

export interface GroupOptions {
  readonly groupId: string;
  /** Base names. */
  readonly topics: readonly string[];
  /** Does the work of these messages in one transaction; throws if nothing was done. */
  readonly onChunk: (
    topic: string,
    partition: number,
    messages: readonly RawMessage[],
  ) => Promise<void>;
}

const CHUNK = 500;
const CONFLICTS_BEFORE_HALVING = 5;
const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 30_000;
/** After this silence the group gives a member's partitions to others. */
const SESSION_MS = Number(process.env['KAFKA_SESSION_TIMEOUT_MS'] ?? 30_000);
const HEARTBEAT_MS = SESSION_MS / 10;
const LONGEST_STOP_MS = 4_000;
const SILENCE_MS = 60_000;

/**
 * Reads topics as a member of a group for as long as the process lives. When kafkajs gives up
 * (it stops consuming for good after some errors), the consumer is made anew: the doors of the
 * service stay open meanwhile, and a broker that is back is found without a hand.
 */
export class GroupConsumer {
  private readonly logger = new Logger('consumer');
  private readonly kafka: Kafka;
  private readonly stopping = new AbortController();
  private consumer: Consumer | null = null;
  private loop: Promise<void> = Promise.resolve();
  private joining: Promise<void> = Promise.resolve();
  private lastSign = 0;
  /** Since the start of the process: waits of chunks that could not be done, consumers made. */
  retries = 0;
  starts = 0;

  constructor(private readonly options: GroupOptions) {
    this.kafka = kafkaClient(`grensverkeer-${options.groupId}`);
  }

  start(): void {
    this.loop = this.stayMember();
  }

  /**
   * The chunks that run are finished and committed, then the group is left. While the broker is
   * away that cannot be: then the group finds out by itself that this member is gone.
   */
  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.race([this.leave(), sleep(LONGEST_STOP_MS, undefined, { ref: false })]);
  }

  /**
   * kafkajs cannot leave a group that it is about to join: it would join all the same and consume
   * without an owner, and the group would wait for a member that does not answer.
   */
  private async leave(): Promise<void> {
    await this.joining.catch(() => undefined);
    await this.consumer?.disconnect();
    await this.loop;
  }

  /** Has the group shown life in the last minute? */
  isAlive(): boolean {
    return Date.now() - this.lastSign < SILENCE_MS;
  }

  private async stayMember(): Promise<void> {
    for (let failures = 0; !this.stopping.signal.aborted; failures++) {
      try {
        await this.consumeUntilCrash(() => (failures = 0));
      } catch (error) {
        this.logger.warn({ event: 'consumer_failed', error_name: nameOf(error), count: failures });
      }
      await this.pause(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures));
    }
  }

  private async consumeUntilCrash(onJoined: () => void): Promise<void> {
    await this.ensureTopics();
    const consumer = this.kafka.consumer({
      groupId: groupName(this.options.groupId),
      sessionTimeout: SESSION_MS,
      heartbeatInterval: HEARTBEAT_MS,
      maxWaitTimeInMs: 500,
      retry: { retries: 5, restartOnFailure: () => Promise.resolve(false) },
    });
    this.consumer = consumer;
    this.starts += 1;
    const { GROUP_JOIN, HEARTBEAT, FETCH, CRASH, STOP } = consumer.events;
    for (const sign of [GROUP_JOIN, HEARTBEAT, FETCH] as const) {
      consumer.on(sign, () => void (this.lastSign = Date.now()));
    }
    consumer.on(GROUP_JOIN, onJoined);
    const ended = new Promise<void>((resolve) => {
      consumer.on(STOP, () => resolve());
      consumer.on(CRASH, ({ payload: { error } }) => {
        this.logger.error({ event: 'consumer_crashed', error_name: nameOf(error) });
        resolve();
      });
    });
    try {
      await consumer.connect();
      await consumer.subscribe({ topics: this.options.topics.map(topicName), fromBeginning: true });
      if (this.stopping.signal.aborted) return;
      this.joining = consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        partitionsConsumedConcurrently: 4,
        eachBatch: (payload) => this.consumeBatch(payload),
      });
      await this.joining;
      await ended;
    } finally {
      await consumer.disconnect();
    }
  }

  private async consumeBatch(payload: EachBatchPayload): Promise<void> {
    const { batch, resolveOffset, heartbeat, isRunning, isStale } = payload;
    const topic = batch.topic.slice(topicName('').length);
    let size = CHUNK;
    let failures = 0;
    for (let index = 0; index < batch.messages.length;) {
      if (!isRunning() || isStale()) return;
      const messages = batch.messages.slice(index, index + size);
      const last = messages.at(-1)?.offset ?? batch.lastOffset();
      if (isWithout('work-before-offset')) await this.commit(payload, last, resolveOffset);
      await windowOf('work-before-offset');
      try {
        await this.whileAlive(heartbeat, () =>
          this.options.onChunk(topic, batch.partition, messages),
        );
      } catch (error) {
        failures += 1;
        size = this.sizeAfter(error, failures, messages.length);
        await this.waitAlive(failures, payload);
        continue;
      }
      crashPoint('consumer-after-commit');
      await this.commit(payload, last, resolveOffset);
      crashPoint('consumer-after-offset-commit');
      await heartbeat();
      index += messages.length;
      failures = 0;
      size = Math.min(CHUNK, size * 2);
    }
  }

  /** A chunk may take longer than the group waits for a sign; it must not be done twice for that. */
  private async whileAlive(heartbeat: () => Promise<void>, work: () => Promise<void>) {
    // What the group says to it (assign anew, say) is heard at the heartbeat after the chunk.
    const beat = () => void heartbeat().catch(() => undefined);
    const timer = setInterval(beat, HEARTBEAT_MS);
    try {
      await work();
    } finally {
      clearInterval(timer);
    }
  }

  /** A chunk that keeps meeting other transactions is made smaller until it gets through. */
  private sizeAfter(error: unknown, failures: number, size: number): number {
    this.retries += 1;
    const isConflict = classOf(error) === 'conflict';
    this.logger.warn({
      event: isConflict ? 'chunk_conflict' : 'chunk_waits',
      error_name: nameOf(error),
      count: failures,
    });
    const halve = isConflict && failures % CONFLICTS_BEFORE_HALVING === 0;
    return halve ? Math.ceil(size / 2) : size;
  }

  private async commit(
    { batch, commitOffsetsIfNecessary }: EachBatchPayload,
    last: string,
    resolveOffset: (offset: string) => void,
  ): Promise<void> {
    resolveOffset(last);
    const partitions = [{ partition: batch.partition, offset: String(BigInt(last) + 1n) }];
    await commitOffsetsIfNecessary({ topics: [{ topic: batch.topic, partitions }] });
  }

  /** Waits before the next try and stays a member of the group: nobody else could do better. */
  private async waitAlive(failures: number, payload: EachBatchPayload): Promise<void> {
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1));
    const until = Date.now() + wait * (0.5 + Math.random() / 2);
    while (Date.now() < until && payload.isRunning()) {
      await this.pause(Math.min(HEARTBEAT_MS, until - Date.now()));
      await payload.heartbeat();
    }
  }

  private async pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }

  private async ensureTopics(): Promise<void> {
    const admin = this.kafka.admin();
    await admin.connect();
    try {
      await createMissing(admin, this.options.topics);
    } finally {
      await admin.disconnect();
    }
  }
}

/** Environments that share a broker share no groups either. */
export function groupName(groupId: string): string {
  return topicName(groupId);
}
