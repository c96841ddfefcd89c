import { Logger } from '@nestjs/common';
import { KafkaJSError, KafkaJSProtocolError } from 'kafkajs';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { crashPoint } from './crash-point';
import { classOf, nameOf } from './failures';
import { isWithout } from './fault-control';
import { Pacer } from './pacer';
import { type OutboundMessage, Publisher } from './publisher';
import { SHARDS } from './shard';
import { onWake } from './wake';

export interface Range {
  readonly from: number;
  readonly until: number;
}

/**
 * Makes the events of ranges of rows that never change, in the order in which they must be read.
 * Must answer the same each time it is asked, event ids included: see `stableEventId`.
 */
export type Renderer = (
  tx: EntityManager,
  ranges: readonly Range[],
) => Promise<readonly OutboundMessage[]>;

export interface RelayOptions {
  readonly service: string;
  readonly renderers?: Readonly<Record<string, Renderer>>;
}

interface OutboxRow {
  readonly id: string;
  readonly topic: string;
  readonly key: string;
  readonly payload: string;
  readonly traceparent: string | null;
  readonly renderer: string | null;
  readonly range_from: string | null;
  readonly range_until: string | null;
}

/** First of the two numbers of the advisory locks, the second is the shard. */
const LOCK_SPACE = 0x677672;
const ROWS = 1_000;
/** Messages of one send. A range counts as its rows, told to two parties. */
const MESSAGES = 4_000;
const STUCK_MS = 5_000;
const POLL_MS = 200;
const DRAIN_MS = 3_000;

const SHARDS_WITH_ROWS = `
  select shard from generate_series(0, ${SHARDS - 1}) as s (shard)
  where exists (select from outbox o where o.shard = s.shard)`;

/**
 * The table is empty most of the time, and so are its statistics: without these settings a plan
 * made at such a moment reads and sorts everything when there are a million rows.
 */
export const TAKE_SHARD = `
  select pg_try_advisory_xact_lock($1, $2) as mine,
    set_config('enable_seqscan', 'off', true), set_config('enable_sort', 'off', true),
    set_config('idle_in_transaction_session_timeout', '120s', true)`;

/** A renderer reads other tables, which have honest statistics. */
const PLAN_FREELY = `
  select set_config('enable_seqscan', 'on', true), set_config('enable_sort', 'on', true)`;

export const READ_ROWS = `
  select id, topic, key, payload, traceparent, renderer, range_from, range_until
  from outbox where shard = $1 order by id limit ${ROWS}`;

const DELETE_ROWS = 'delete from outbox where shard = $1 and id = any($2::bigint[])';

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

  /** False while sending fails: rows are kept and nothing is lost, but nothing is told either. */
  ready(): boolean {
    return this.pacer.failures < 3 && this.stuck.size === 0;
  }

  /** `outbox` rows to be sent, age of the oldest, and whether sending fails now (1 or 0). */
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

  /** One round over the shards that have rows. The number of rows sent. */
  async publishPending(): Promise<number> {
    const { manager } = this.connection();
    const shards = await manager.query<{ shard: number }[]>(SHARDS_WITH_ROWS);
    const full = new Set(shards.map(({ shard }) => shard));
    for (const shard of this.stuck.keys()) if (!full.has(shard)) this.stuck.delete(shard);
    let sent = 0;
    for (const shard of full) {
      if (!this.pacer.running) break;
      if (!this.isResting(shard)) sent += await this.publishApart(manager, shard);
    }
    this.published += sent;
    return sent;
  }

  /** A row that cannot be sent or rendered holds up its own shard, not the others. */
  private async publishApart(manager: EntityManager, shard: number): Promise<number> {
    try {
      const sent = await manager.transaction((tx) => this.publishShard(tx, shard));
      crashPoint('relay-after-commit');
      this.stuck.delete(shard);
      return sent;
    } catch (error) {
      if (!isOfRow(error)) throw error;
      this.stuck.set(shard, Date.now() + STUCK_MS);
      this.logger.error({ event: 'relay_shard_stuck', shard, error_name: nameOf(error) });
      return 0;
    }
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

  private async publishShard(tx: EntityManager, shard: number): Promise<number> {
    const [lock] = await tx.query<{ mine: boolean }[]>(TAKE_SHARD, [LOCK_SPACE, shard]);
    if (lock?.mine !== true) return 0;
    const rows = firstOf(await tx.query<OutboxRow[]>(READ_ROWS, [shard]));
    if (rows.length === 0) return 0;
    const messages = await this.rendered(tx, rows);
    const ids = rows.map((row) => row.id);
    if (isWithout('send-before-delete')) await this.dataSource.query(DELETE_ROWS, [shard, ids]);
    crashPoint('relay-before-publish');
    await this.publisher.publish(messages);
    crashPoint('relay-after-publish');
    await tx.query(DELETE_ROWS, [shard, ids]);
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
    await tx.query(PLAN_FREELY);
    return renderer(tx, rows.map(rangeOf));
  }
}

function rangeOf(row: OutboxRow): Range {
  return { from: Number(row.range_from), until: Number(row.range_until) };
}

function stored({ topic, key, payload, traceparent }: OutboxRow): OutboundMessage {
  return { topic, key, value: payload, ...(traceparent && { headers: { traceparent } }) };
}

/** Is this about what stands in the row, and not about the broker or the database? */
function isOfRow(error: unknown): boolean {
  if (error instanceof KafkaJSError) return error instanceof KafkaJSProtocolError;
  return classOf(error) === 'business';
}

/** The rows, from the first, that fit in one send; always at least one. */
function firstOf(rows: readonly OutboxRow[]): readonly OutboxRow[] {
  let messages = 0;
  const end = rows.findIndex((row) => {
    messages += row.renderer === null ? 1 : 2 * (Number(row.range_until) - Number(row.range_from));
    return messages > MESSAGES;
  });
  return end < 0 ? rows : rows.slice(0, Math.max(1, end));
}
