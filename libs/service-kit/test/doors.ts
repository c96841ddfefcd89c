import type { Type } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { createService, type ServiceOptions } from '../src/start-service';

/** A service in this process on a database of its own, for int specs. */
export interface Doors {
  readonly database: DataSource;
  /** Sends JSON (or text as it is) and answers status and body. */
  call(method: string, path: string, body?: unknown, contentType?: string): Promise<Answer>;
  stop(): Promise<void>;
}

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/**
 * Opens the doors of a service on a free port. The relay is off, so that a spec can see in the
 * outbox what would be told.
 */
export async function openDoors(
  AppModule: Type,
  options: ServiceOptions,
  databaseUrl: string,
): Promise<Doors> {
  const { DATABASE_URL } = process.env;
  process.env['BSN_ENCRYPTION_KEY'] ??= '1'.repeat(64);
  process.env['BSN_HASH_KEY'] ??= '2'.repeat(64);
  Object.assign(process.env, { DATABASE_URL: databaseUrl, OUTBOX_RELAY: 'off' });
  const app = await createService(AppModule, options);
  await app.listen(0, '127.0.0.1');
  process.env['DATABASE_URL'] = DATABASE_URL;
  const url = await app.getUrl();
  return {
    database: app.get(DataSource),
    stop: () => app.close(),
    async call(method, path, body, contentType = 'application/json') {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const headers = { 'content-type': contentType };
      const answer = await fetch(url + path, { method, headers, ...(text && { body: text }) });
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    },
  };
}
