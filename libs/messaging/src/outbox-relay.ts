import { Logger } from '@nestjs/common';
import { KafkaJSError, KafkaJSProtocolError } from 'kafkajs';
import type { ClientBase, QueryResult } from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { crashPoint } from './crash-point';
import { classOf, nameOf } from './failures';
import { isWithout, windowOf } from './fault-control';
import {
  DELETE_ROWS,
  inOneSend,
  openRows,
  type OutboxRow,
  type Range,
  rangeOf,
  ROWS_OF_SHARD,
  stored,
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
  /** Waits a moment while the process has something shorter to do; asked before each request. */
  readonly giveWay?: () => Promise<unknown>;
}

const STUCK_MS = 5_000;
const POLL_MS = 200;
/**
 * From the beginning of one send to that of the next, while rows keep coming: what gathers in
 * between goes in one request, which costs sender and broker hardly more than a small one. What
 * comes after quiet does not wait.
 */
const GATHER_MS = 50;
const DRAIN_MS = 3_000;

/** What one round did: rows sent, and whether it left some that it saw. */
interface Round {
  readonly sent: number;
  readonly isMore: boolean;
}

/** The renderers' way to it, and the one that takes several statements in one text. */
interface Connection {
  readonly manager: EntityManager;
  readonly client: ClientBase;
}

/** Of several statements in one text; the types of pg know of one. */
type Answers = readonly QueryResult<OutboxRow>[];

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
    this.publisher = new Publisher(options.service, options.giveWay);
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
      const began = performance.now();
      try {
        const { sent, isMore } = await this.publishPending();
        if (this.pacer.failures > 0) this.logger.log({ event: 'relay_recovered' });
        this.pacer.succeeded();
        if (sent === 0 && this.pacer.draining) return;
        if (!isMore) await this.pacer.rest(sent === 0 ? 0 : began + GATHER_MS);
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

  /**
   * One round over all shards that no other relay holds, beginning each time at another. Who comes
   * first sends for all: halves for two relays would cost each of them twice as many requests.
   */
  async publishPending(): Promise<Round> {
    const all = Array.from({ length: SHARDS }, (_, at) => (this.turn + at) % SHARDS);
    this.turn = (this.turn + 1) % SHARDS;
    const round = await this.publishSome(all.filter((shard) => !this.isResting(shard)));
    this.published += round.sent;
    return round;
  }

  /**
   * Many shards at once cost little more than one. If the broker or a renderer refuses something,
   * each is done apart, a row at a time: what cannot be sent holds up its own shard only, and what
   * stands before it goes out.
   */
  private async publishSome(shards: readonly number[], most = ROWS_OF_SHARD): Promise<Round> {
    const connection = await this.connection();
    const { client } = connection;
    const taken: OutboxRow[] = [];
    try {
      const round = await this.publishShards(connection, shards, most, taken);
      await client.query('commit');
      crashPoint('relay-after-commit');
      for (const shard of shards) this.stuck.delete(shard);
      return round;
    } catch (error) {
      // What is to tell stands in the first error; a connection that broke ends by itself.
      await client.query('rollback').catch(() => undefined);
      if (!isOfRow(error) || taken.length === 0) throw error;
      if (taken.length === 1) return this.getStuck(taken[0] as OutboxRow, error);
    }
    let sent = 0;
    for (const shard of shards) sent += (await this.publishSome([shard], 1)).sent;
    return { sent, isMore: true };
  }

  private getStuck({ shard, id, renderer }: OutboxRow, error: unknown): Round {
    this.stuck.set(shard, Date.now() + STUCK_MS);
    const error_name = nameOf(error);
    this.logger.error({ event: 'relay_row_stuck', shard, row: id, renderer, error_name });
    return { sent: 0, isMore: true };
  }

  private isResting(shard: number): boolean {
    return (this.stuck.get(shard) ?? 0) > Date.now();
  }

  /** One connection is kept: a busy pool must not silence the relay. */
  private async connection(): Promise<Connection> {
    if (this.runner === null || this.runner.isReleased) {
      this.runner = this.dataSource.createQueryRunner();
    }
    const client = (await this.runner.connect()) as ClientBase;
    return { client, manager: this.runner.manager };
  }

  private async letGo(): Promise<void> {
    const { runner } = this;
    this.runner = null;
    await runner?.release();
  }

  /** @param taken gets the rows that are tried, for whoever has to find the one to blame */
  private async publishShards(
    { client, manager }: Connection,
    shards: readonly number[],
    most: number,
    taken: OutboxRow[],
  ): Promise<Round> {
    const answers = (await client.query(openRows(shards, most))) as unknown as Answers;
    const found = answers.at(-1)?.rows ?? [];
    const rows = inOneSend(found, shards);
    taken.push(...rows);
    if (rows.length === 0) return { sent: 0, isMore: false };
    const messages = await this.rendered(manager, rows);
    const ids = [rows.map(({ shard }) => shard), rows.map(({ id }) => id)];
    if (isWithout('send-before-delete')) await this.dataSource.query(DELETE_ROWS, ids);
    await windowOf('send-before-delete');
    crashPoint('relay-before-publish');
    await this.publisher.publish(messages);
    crashPoint('relay-after-publish');
    await client.query(DELETE_ROWS, ids);
    crashPoint('relay-after-delete');
    return { sent: rows.length, isMore: rows.length < found.length || found.length >= most };
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
