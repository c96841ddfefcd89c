import { mayHoldBsn } from '@grensverkeer/events';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { serverOf } from './kafka-batch-server';
import type { ParkedDetails, ParkedPage, ParkedQuery, RedriveOfParked } from './parked.dto';
import { ParkedRefusal } from './parked-refusal';
import { discard, redrive } from './redrive';

interface ParkedRow {
  readonly id: string;
  readonly consumer: string;
  readonly topic: string;
  readonly part: number;
  readonly off: string;
  readonly key: Buffer | null;
  readonly event_id: string | null;
  readonly event_type: string | null;
  readonly code: string;
  readonly detail: string;
  readonly attempts: number;
  readonly first_at: Date;
  readonly last_at: Date;
  readonly value?: Buffer | null;
}

const COLUMNS =
  'id, consumer, topic, part, off, key, event_id, event_type, code, detail, attempts, ' +
  'first_at, last_at';

@Injectable()
export class ParkedMessages {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async list({ pageSize, cursor, code }: ParkedQuery, self: string): Promise<ParkedPage> {
    const rows = await this.dataSource.query<ParkedRow[]>(
      `select ${COLUMNS} from parked
       where id > $1 and ($2::text is null or code = $2) order by id limit $3`,
      [cursor ?? 0, code ?? null, pageSize + 1],
    );
    const items = rows.slice(0, pageSize).map(detailsOf);
    const last = rows.length > pageSize ? items.at(-1) : undefined;
    return { _links: { self: { href: self }, ...nextLink(self, last?.id) }, items };
  }

  /** @throws ParkedRefusal `not-found` */
  async get(id: string, withValue: boolean): Promise<ParkedDetails> {
    const columns = withValue ? `${COLUMNS}, value` : COLUMNS;
    const [row] = await this.dataSource.query<ParkedRow[]>(
      `select ${columns} from parked where id = $1`,
      [id],
    );
    if (row !== undefined) return detailsOf(row);
    throw new ParkedRefusal('not-found', `There is no parked message ${id}.`, 404);
  }

  /** @throws ParkedRefusal when a message is not there, still cannot succeed, or has no reader here */
  async redrive(id: string): Promise<RedriveOfParked> {
    const server = serverOf(this.dataSource);
    const applied = await redrive(this.dataSource, id, ({ consumer, topic }) => {
      if (server?.consumer === consumer) return server.handlerOf(topic);
      throw new ParkedRefusal('reader-elsewhere', 'The reader does not run in this process.', 409);
    });
    return { applied };
  }

  /** @throws ParkedRefusal `not-found` */
  async discard(id: string, reason: string): Promise<void> {
    await discard(this.dataSource, id, reason);
  }

  /** Figures of this service's parked messages and, where it runs here, of its reader. */
  async details(): Promise<Record<string, number>> {
    const [row] = await this.dataSource.query<{ parked: string; blocked: string; age: number }[]>(
      `select count(*) as parked, (select count(*) from blocked_key) as blocked,
         coalesce(extract(epoch from now() - min(first_at)), 0)::float as age from parked`,
    );
    return {
      parked: Number(row?.parked ?? 0),
      blockedKeys: Number(row?.blocked ?? 0),
      parkedAgeSeconds: Math.round(row?.age ?? 0),
      ...(await serverOf(this.dataSource)?.details()),
    };
  }
}

function detailsOf(row: ParkedRow): ParkedDetails {
  return {
    id: String(row.id),
    consumer: row.consumer,
    topic: row.topic,
    partition: row.part,
    offset: String(row.off),
    key: showable(row.key),
    eventId: row.event_id,
    eventType: row.event_type,
    code: row.code,
    detail: row.detail,
    attempts: row.attempts,
    firstAt: row.first_at.toISOString(),
    lastAt: row.last_at.toISOString(),
    ...(row.value && { value: row.value.toString('base64') }),
  };
}

/** A key from outside may hold anything; shown is only what looks like one of our ids. */
function showable(key: Buffer | null): string | null {
  const text = key?.toString('utf8') ?? '';
  return /^[A-Za-z0-9._:/-]{1,64}$/.test(text) && !mayHoldBsn(text) ? text : null;
}

function nextLink(self: string, cursor: string | undefined) {
  if (cursor === undefined) return {};
  const next = new URL(self, 'http://here');
  next.searchParams.set('cursor', cursor);
  return { next: { href: next.pathname + next.search } };
}
