import { Logger } from '@nestjs/common';
import { KafkaJSError, KafkaJSProtocolError } from 'kafkajs';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { crashPoint } from './crash-point';
import { classOf, nameOf } from './failures';
import { isWithout, windowOf } from './fault-control';
import {
  DELETE_ROWS,
  inOneSend,
  LOCK_SPACE,
  type OutboxRow,
  type Range,
  rangeOf,
  READ_ROWS,
  ROWS_OF_SHARD,
  SHARDS_WITH_ROWS,
  stored,
  TAKE_SHARDS,
} from './outbox-rows';
import { Pacer } from './pacer';
import { type OutboundMessage, Publisher } from './publisher';
import { SHARDS } from './shard';
import { onWake } from './wake';

/**
 * Makes the events of ranges of rows that never change, in the order in which they must be read.
 * Must answer the same each time it is asked, event ids included: see `stableEventId`. Its
 * transaction reads by indexes only, because the relay's plans must not depend on statistics.
 */
export type Renderer = (
  tx: EntityManager,
  ranges: readonly Range[],
) => Promise<readonly OutboundMessage[]>;

export interface RelayOptions {
  readonly service: string;
  readonly renderers?: Readonly<Record<string, Renderer>>;
}

/** Of one transaction; the others are left to other relays meanwhile. */
const SHARDS_AT_ONCE = SHARDS / 2;
const STUCK_MS = 5_000;
const POLL_MS = 200;
const DRAIN_MS = 3_000;

/**
 * Sends what stands in the outbox and deletes it then. Any number of relays may run, in one
 * process or many: a shard has one reader at a time. Dying anywhere sends again, never less.
 */
export class OutboxRelay {
  private readonly logger = new Logger('relay');
  private readonly publisher: Publisher;
  private readonly pacer = new Pacer(POLL_MS);
  private loop: Promise<void> | null = null;
  private forgetWake: () => void = () => undefined;
  private runner: QueryRunner | null = null;
  private published = 0;
  /** The shard that goes first in the next round, so that none waits behind a busy one. */
  private turn = 0;
  /** Shards whose first rows cannot be sent, and when to try again. */
  private readonly stuck = new Map<number, number>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly options: RelayOptions,
  ) {
    this.publisher = new Publisher(options.service);
  }

  start(): void {
    if (this.loop !== null) return;
    this.forgetWake = onWake(() => this.pacer.wake());
    this.loop = this.run();
  }

  /** Sends what is there, for at most three seconds, and stops. What remains is sent later. */
  async stop(): Promise<void> {
    this.forgetWake();
    const limit = setTimeout(() => this.pacer.stop(), DRAIN_MS);
    this.pacer.drain();
    await this.loop;
    clearTimeout(limit);
    await this.letGo();
    await this.publisher.close();
  }

  /** False while sending fails: rows are kept and nothing is lost, but not all is told. */
  ready(): boolean {
    return this.pacer.failures < 3 && this.stuck.size === 0;
  }

  /**
   * `outbox` rows to be sent, age of the oldest, whether sending fails now (1 or 0), and shards
   * held up by a row that cannot be sent: the log names it (`relay_row_stuck`).
   */
  async details(): Promise<Record<string, number>> {
    const [row] = await this.dataSource.query<{ depth: string; age: number }[]>(
      `select count(*) as depth,
        coalesce(extract(epoch from now() - min(created_at)), 0)::float as age from outbox`,
    );
    return {
      outbox: Number(row?.depth ?? 0),
      outboxAgeSeconds: Math.round(row?.age ?? 0),
      outboxPublished: this.published,
      relayDegraded: this.ready() ? 0 : 1,
      relayStuckShards: this.stuck.size,
    };
  }

  private async run(): Promise<void> {
    while (this.pacer.running) {
      try {
        const sent = await this.publishPending();
        if (this.pacer.failures > 0) this.logger.log({ event: 'relay_recovered' });
        this.pacer.succeeded();
        if (sent === 0 && this.pacer.draining) return;
        if (sent === 0) await this.pacer.rest();
      } catch (error) {
        this.pacer.failed();
        await this.letGo();
        this.logger.warn({
          event: 'relay_failed',
          error_name: nameOf(error),
          count: this.pacer.failures,
        });
        if (this.pacer.draining) return;
        await this.pacer.backOff();
      }
    }
  }

  /** One round over the shards that have rows, beginning each time at another. Rows sent. */
  async publishPending(): Promise<number> {
    const { manager } = this.connection();
    const found = await manager.query<{ shard: number }[]>(SHARDS_WITH_ROWS, [this.turn]);
    this.turn = (this.turn + 1) % SHARDS;
    const full = found.map(({ shard }) => shard);
    for (const shard of this.stuck.keys()) if (!full.includes(shard)) this.stuck.delete(shard);
    const free = full.filter((shard) => !this.isResting(shard));
    let sent = 0;
    for (let at = 0; at < free.length && this.pacer.running; at += SHARDS_AT_ONCE) {
      sent += await this.publishSome(manager, free.slice(at, at + SHARDS_AT_ONCE));
    }
    this.published += sent;
    return sent;
  }

  /**
   * Many shards at once cost little more than one. If the broker or a renderer refuses something,
   * each is done apart, a row at a time: what cannot be sent holds up its own shard only, and what
   * stands before it goes out.
   */
  private async publishSome(
    manager: EntityManager,
    shards: readonly number[],
    most = ROWS_OF_SHARD,
  ): Promise<number> {
    const taken: OutboxRow[] = [];
    try {
      const sent = await manager.transaction((tx) => this.publishShards(tx, shards, most, taken));
      crashPoint('relay-after-commit');
      for (const shard of shards) this.stuck.delete(shard);
      return sent;
    } catch (error) {
      if (!isOfRow(error)) throw error;
      if (taken.length === 1) return this.getStuck(taken[0] as OutboxRow, error);
    }
    let sent = 0;
    for (const shard of shards) sent += await this.publishSome(manager, [shard], 1);
    return sent;
  }

  private getStuck({ shard, id, renderer }: OutboxRow, error: unknown): number {
    this.stuck.set(shard, Date.now() + STUCK_MS);
    const error_name = nameOf(error);
    this.logger.error({ event: 'relay_row_stuck', shard, row: id, renderer, error_name });
    return 0;
  }

  private isResting(shard: number): boolean {
    return (this.stuck.get(shard) ?? 0) > Date.now();
  }

  /** One connection is kept: a busy pool must not silence the relay. */
  private connection(): QueryRunner {
    if (this.runner === null || this.runner.isReleased) {
      this.runner = this.dataSource.createQueryRunner();
    }
    return this.runner;
  }

  private async letGo(): Promise<void> {
    const { runner } = this;
    this.runner = null;
    await runner?.release();
  }

  /** @param taken gets the rows that are tried, for whoever has to find the one to blame */
  private async publishShards(
    tx: EntityManager,
    shards: readonly number[],
    most: number,
    taken: OutboxRow[],
  ): Promise<number> {
    const [lock] = await tx.query<{ mine: number[] | null }[]>(TAKE_SHARDS, [LOCK_SPACE, shards]);
    if (!lock?.mine) return 0;
    const rows = inOneSend(await tx.query<OutboxRow[]>(READ_ROWS, [lock.mine, most]));
    taken.push(...rows);
    if (rows.length === 0) return 0;
    const messages = await this.rendered(tx, rows);
    const ids = [rows.map(({ shard }) => shard), rows.map(({ id }) => id)];
    if (isWithout('send-before-delete')) await this.dataSource.query(DELETE_ROWS, ids);
    await windowOf('send-before-delete');
    crashPoint('relay-before-publish');
    await this.publisher.publish(messages);
    crashPoint('relay-after-publish');
    await tx.query(DELETE_ROWS, ids);
    crashPoint('relay-after-delete');
    return rows.length;
  }

  /** Messages in the order of the rows; ranges that follow each other are rendered at once. */
  private async rendered(
    tx: EntityManager,
    rows: readonly OutboxRow[],
  ): Promise<OutboundMessage[]> {
    const messages: OutboundMessage[] = [];
    let index = 0;
    while (index < rows.length) {
      const renderer = rows[index]?.renderer ?? null;
      const run = rows.slice(index).findIndex((row) => row.renderer !== renderer);
      const alike = rows.slice(index, run < 0 ? rows.length : index + run);
      const made = renderer === null ? alike.map(stored) : await this.ask(tx, renderer, alike);
      for (const message of made) messages.push(message);
      index += alike.length;
    }
    return messages;
  }

  private async ask(tx: EntityManager, name: string, rows: readonly OutboxRow[]) {
    const renderer = this.options.renderers?.[name];
    if (renderer === undefined) throw new Error(`no renderer is called ${name}`);
    return renderer(tx, rows.map(rangeOf));
  }
}

/** Is this about what stands in the row, and not about the broker or the database? */
function isOfRow(error: unknown): boolean {
  if (error instanceof KafkaJSError) return error instanceof KafkaJSProtocolError;
  return classOf(error) === 'business';
}
