import type { FactEvent } from '@grensverkeer/events';
import { isEnding, type ChildFact } from '@grensverkeer/messaging';
import { createService } from '@grensverkeer/service-kit';
import { DataSource } from 'typeorm';
import { AppModule } from '../src/app.module';
import { recordEndings } from '../src/facts/endings';
import { recordChildFacts, recordConvenants } from '../src/facts/facts.service';
import { service } from '../src/service';
import type { LineView } from '../src/statements/lines';

/** Billing in this process on a database of its own, for int specs. */
export interface Billing {
  readonly url: string;
  readonly database: DataSource;
  /** Records facts as the consumer does, in one chunk. */
  tell(...events: FactEvent[]): Promise<void>;
  post(body: unknown, contentType?: string): Promise<{ status: number; text: string }>;
  get(path: string): Promise<Record<string, unknown>>;
  lines(invoiceNumber: string): Promise<LineView[]>;
  figures(): Promise<Record<string, number>>;
  stop(): Promise<void>;
}

/**
 * Without `connected` the relay is off, so that a spec can see in the outbox what would be told,
 * and facts are recorded by `tell`. With it both go over the broker.
 */
export async function openBilling(databaseUrl: string, connected = false): Promise<Billing> {
  const before = { ...process.env };
  process.env['DATABASE_URL'] = databaseUrl;
  process.env['OUTBOX_RELAY'] = connected ? 'on' : 'off';
  const app = await createService(AppModule, service);
  await app.listen(0, '127.0.0.1');
  if (connected && service.strategy) {
    app.connectMicroservice({ strategy: service.strategy(app) });
    await app.startAllMicroservices();
  }
  process.env['DATABASE_URL'] = before['DATABASE_URL'];
  const url = await app.getUrl();
  const database = app.get(DataSource);
  const get = async (path: string) =>
    (await (await fetch(url + path)).json()) as Record<string, unknown>;
  return {
    url,
    database,
    get,
    stop: () => app.close(),
    tell: (...events) =>
      database.transaction(async (tx) => {
        const convenants = events.filter((event) => 'convenantId' in event.data);
        const published = convenants.filter((event) => !isEnding(event));
        await recordConvenants(tx, published as Parameters<typeof recordConvenants>[1]);
        await recordEndings(tx, convenants.filter(isEnding));
        const others = events.filter((event) => !('convenantId' in event.data));
        if (others.length > 0) await recordChildFacts(tx, others as ChildFact[]);
      }),
    async post(body, contentType = 'application/json') {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const headers = { 'content-type': contentType };
      const answer = await fetch(`${url}/v1/invoices`, { method: 'POST', headers, body: text });
      return { status: answer.status, text: await answer.text() };
    },
    async lines(invoiceNumber) {
      const { items } = await get(`/v1/lines?invoiceNumber=${invoiceNumber}&pageSize=500`);
      return items as LineView[];
    },
    async figures() {
      return (await get('/_healthz'))['details'] as Record<string, number>;
    },
  };
}
