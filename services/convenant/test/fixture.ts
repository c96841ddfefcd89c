import { createService } from '@grensverkeer/service-kit';
import type { Type } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface Reply {
  readonly status: number;
  /** Answers and problems are read member by member; what is not there fails an expectation. */
  readonly body: Record<string, unknown>;
}

export interface OpenedService {
  readonly database: DataSource;
  ask(method: 'GET' | 'PUT' | 'POST', path: string, body?: unknown): Promise<Reply>;
  close(): Promise<void>;
}

/**
 * For tests: the service in this process, on a database of the test. The relay stays off, so that
 * what is to be told can be read in the outbox.
 */
export async function openService(AppModule: Type, databaseUrl: string): Promise<OpenedService> {
  Object.assign(process.env, {
    DATABASE_URL: databaseUrl,
    LOG_LEVEL: 'silent',
    OUTBOX_RELAY: 'off',
  });
  const app = await createService(AppModule, { name: 'convenant', title: '', description: '' });
  await app.listen(0, '127.0.0.1');
  const base = `${await app.getUrl()}/v1`;
  return {
    database: app.get(DataSource),
    async ask(method, path, body) {
      const response = await fetch(base + path, {
        method,
        ...(body !== undefined && {
          body: JSON.stringify(body),
          headers: { 'content-type': 'application/json' },
        }),
      });
      const { status } = response;
      return { status, body: (await response.json()) as Record<string, unknown> };
    },
    close: () => app.close(),
  };
}

/** A draft without faults; a test changes what it is about. */
export const DRAFT = {
  name: 'Convenant Rijnmond – Haaglanden',
  sides: [
    { regionId: 'rijnmond' },
    { name: 'Delft en Westland', municipalities: ['1783', '0503'] },
  ],
  from: '2026-01-01',
  until: null,
  scope: { groups: ['help-at-school'] },
  clauses: [
    { id: 'regie', kind: 'coordination', coordinator: 'school' },
    { id: 'verdeling', kind: 'share-costs', schoolShare: { numerator: 1, denominator: 4 } },
  ],
};

/** The same draft about a group of its own: no other convenant speaks about these children. */
export const draftAbout = (group: string) => ({ ...DRAFT, scope: { groups: [group] } });
