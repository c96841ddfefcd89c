import type { FactEvent } from '@grensverkeer/events';
import { storeConvenants, type ChildFact, type ConvenantFact } from '@grensverkeer/messaging';
import { createService } from '@grensverkeer/service-kit';
import { DataSource } from 'typeorm';
import { AppModule } from '../src/app.module';
import { recordChildFacts } from '../src/facts/facts.service';
import { service } from '../src/service';

/** Placement in this process on a database of its own, for int specs. */
export interface PlacementService {
  readonly url: string;
  readonly database: DataSource;
  /** Records facts as the consumer does, in one chunk. */
  tell(...events: FactEvent[]): Promise<void>;
  /** Sends an iJw message. */
  send(xml: string): Promise<{ status: number; text: string }>;
  call(method: string, path: string, body?: unknown): Promise<Answer>;
  /** What the outbox holds about a placement: its versions, as they are told. */
  told(placementId: string): Promise<ToldPlacement[]>;
  stop(): Promise<void>;
}

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

export interface ToldPlacement {
  readonly version: number;
  readonly placement: Record<string, unknown>;
  readonly allocation: Record<string, unknown>;
}

/** The relay is off, so that a spec can see in the outbox what would be told. */
export async function openPlacement(databaseUrl: string): Promise<PlacementService> {
  const before = { ...process.env };
  process.env['BSN_ENCRYPTION_KEY'] ??= '1'.repeat(64);
  process.env['BSN_HASH_KEY'] ??= '2'.repeat(64);
  Object.assign(process.env, { DATABASE_URL: databaseUrl, OUTBOX_RELAY: 'off' });
  process.env['REQUEST_GRACE_MINUTES'] ??= '0';
  const app = await createService(AppModule, service);
  await app.listen(0, '127.0.0.1');
  process.env['DATABASE_URL'] = before['DATABASE_URL'];
  const url = await app.getUrl();
  const database = app.get(DataSource);
  return {
    ...{ url, database },
    tell: (...events) =>
      database.transaction(async (tx) => {
        const convenants = events.filter((event) => 'convenantId' in event.data);
        await storeConvenants(tx, convenants as ConvenantFact[]);
        const others = events.filter((event) => !('convenantId' in event.data));
        if (others.length > 0) await recordChildFacts(tx, others as ChildFact[]);
      }),
    async send(xml) {
      const headers = { 'content-type': 'application/xml' };
      const answer = await fetch(`${url}/v1/messages`, { method: 'POST', headers, body: xml });
      return { status: answer.status, text: await answer.text() };
    },
    async call(method, path, body) {
      const headers = { 'content-type': 'application/json' };
      const text = body === undefined ? {} : { body: JSON.stringify(body) };
      const answer = await fetch(`${url}/v1${path}`, { method, headers, ...text });
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    },
    async told(placementId) {
      const rows = (await database.query(
        `select payload from outbox where payload::jsonb ->> 'subject' = $1 order by id`,
        [placementId],
      )) as { payload: string }[];
      return rows.map(({ payload }) => (JSON.parse(payload) as { data: ToldPlacement }).data);
    },
    stop: () => app.close(),
  };
}
