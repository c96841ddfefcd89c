import { type CustomTransportStrategy, type MessageHandler, Server } from '@nestjs/microservices';
import { lastValueFrom } from 'rxjs';
import type { DataSource } from 'typeorm';
import { applyChunk, BatchContext, type BatchHandler } from './chunk';
import { letErrorsThrough } from './error-passage';
import { GroupConsumer } from './group-consumer';
import { LagMeter } from './lag';

export interface BatchServerOptions {
  /** Name of the reader; each service has one. */
  readonly groupId: string;
  /** Base names; each needs one `@EventPattern('…')` handler. */
  readonly topics: readonly string[];
  readonly dataSource: DataSource;
}

const servers = new WeakMap<DataSource, KafkaBatchServer>();

/** The server of this process that keeps its facts in this database, if there is one. */
export function serverOf(dataSource: DataSource): KafkaBatchServer | undefined {
  return servers.get(dataSource);
}

/**
 * Gives `@EventPattern('children')` handlers the valid, newest events of a chunk (at most 500, in
 * the order of the partition) and a `BatchContext` with the transaction that they belong in.
 * Starts in the background: a service opens its doors also while the broker is away.
 */
export class KafkaBatchServer extends Server implements CustomTransportStrategy {
  private readonly group: GroupConsumer;
  private readonly lag: LagMeter;
  private readonly counts = { applied: 0, parked: 0, ignored: 0 };

  constructor(private readonly options: BatchServerOptions) {
    super();
    letErrorsThrough();
    const { groupId, topics, dataSource } = options;
    this.group = new GroupConsumer({
      groupId,
      topics,
      onChunk: async (topic, partition, messages) => {
        const chunk = { consumer: groupId, topic, partition, messages };
        const outcome = await applyChunk(dataSource, chunk, this.handlerOf(topic));
        this.count(outcome);
      },
    });
    this.lag = new LagMeter(groupId, topics);
    servers.set(dataSource, this);
  }

  get consumer(): string {
    return this.options.groupId;
  }

  override addHandler(topic: string, handler: MessageHandler, isEventHandler = false): void {
    if (!isEventHandler || !this.options.topics.includes(topic)) {
      throw new Error(`${topic} is not a topic that ${this.consumer} reads`);
    }
    // Nest would run two handlers side by side, and they would share one connection.
    if (this.messageHandlers.has(topic)) throw new Error(`${topic} has two handlers`);
    super.addHandler(topic, handler, isEventHandler);
  }

  listen(callback: () => void): void {
    for (const topic of this.options.topics) this.handlerOf(topic);
    this.group.start();
    callback();
  }

  async close(): Promise<void> {
    await this.group.stop();
    await this.lag.close();
  }

  on(): never {
    throw new Error('there are no events of the transport to listen to');
  }

  unwrap<T>(): T {
    return this.group as T;
  }

  /** The handler of a topic as a plain function; its own errors come out, not Nest's. */
  handlerOf(topic: string): BatchHandler {
    const handler = this.messageHandlers.get(topic);
    if (handler === undefined) throw new Error(`no @EventPattern('${topic}')`);
    return async (events, context: BatchContext) => {
      const answer = this.transformToObservable(await handler(events, context));
      await lastValueFrom(answer, { defaultValue: undefined });
    };
  }

  /** `lag`: messages not yet consumed by this group; -1 when the broker does not answer. */
  async details(): Promise<Record<string, number>> {
    const lag = await this.lag.read();
    const { applied, parked, ignored } = this.counts;
    return {
      lag,
      eventsApplied: applied,
      eventsParked: parked,
      eventsIgnored: ignored,
      chunkRetries: this.group.retries,
      consumerStarts: this.group.starts,
      consumerDegraded: this.group.isAlive() ? 0 : 1,
    };
  }

  private count(outcome: Readonly<Record<'applied' | 'parked' | 'ignored', number>>): void {
    this.counts.applied += outcome.applied;
    this.counts.parked += outcome.parked;
    this.counts.ignored += outcome.ignored;
    if (outcome.parked > 0) this.logger.warn({ event: 'messages_parked', count: outcome.parked });
  }
}
