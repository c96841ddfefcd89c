import { Controller, Get, Module, Param } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { InjectDataSource } from '@nestjs/typeorm';
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import type { DataSource } from 'typeorm';
import { freePort } from '../../../deploy/local/ports';
import { postgresHome, startLocalPostgres, type Server } from '../../../deploy/local/postgres';
import { silent } from '../../../deploy/local/report';
import { eventually } from '../../../test/support';
import { databaseModule } from './database';
import type { Problem } from './problem';
import { createService } from './start-service';

const POOL = 2;

@Controller('things')
class ThingsController {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  @Get()
  read() {
    return this.database.query('select 1 as one');
  }
  @Get('slow')
  slow() {
    return this.database.transaction((tx) => tx.query('select pg_sleep(20)'));
  }
  @Get('failing/:state')
  failing(@Param('state') state: string) {
    return this.database.query(
      `do $$ begin raise exception 'x' using errcode = '${state}'; end $$`,
    );
  }
}

@Module({
  imports: [databaseModule({ entities: [], migrations: [] })],
  controllers: [ThingsController],
})
class ThingsModule {}

const folder = mkdtempSync(join(tmpdir(), 'grensverkeer-away-'));
const before = { ...process.env };
let startServer: () => Promise<Server>;
let server: Server;
let app: NestExpressApplication;
let url: string;

beforeAll(async () => {
  const port = await freePort();
  const options = { folder, password: 'unseen', durable: false, port, report: silent };
  startServer = () => startLocalPostgres(options);
  server = await startServer();
  process.env['DATABASE_URL'] = server.address;
  process.env['DATABASE_POOL'] = String(POOL);
  app = await createService(ThingsModule, { name: 'billing', title: 'Things', description: '-' });
  await app.listen(0, '127.0.0.1');
  url = await app.getUrl();
});
afterAll(async () => {
  await app?.close();
  await server?.stop();
  process.env = before;
  for (const path of [folder, postgresHome(folder)]) rmSync(path, { recursive: true, force: true });
});

const call = (path: string) => fetch(url + path, { signal: AbortSignal.timeout(15_000) });

async function expectRefusal(answer: Response, code: string): Promise<void> {
  expect(answer.status).toBe(503);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  const problem = (await answer.json()) as Problem;
  expect(problem).toMatchObject({ code, status: 503 });
  expect([problem.nl, problem.en]).toEqual([expect.any(String), expect.any(String)]);
}

test.each([
  ['53100', 'database-away'],
  ['53200', 'database-away'],
  ['57P01', 'database-away'],
  ['57P03', 'database-away'],
  ['58030', 'database-away'],
  ['08006', 'database-away'],
  ['53300', 'too-busy'],
  ['57014', 'too-busy'],
  ['40P01', 'too-busy'],
  ['55P03', 'too-busy'],
])('SQLSTATE %s is answered with 503 and %s', async (state, code) => {
  await expectRefusal(await call(`/v1/things/failing/${state}`), code);
});

test.each(['22012', '23505', '42P01', 'P0001'])('SQLSTATE %s is a fault of ours', async (state) => {
  expect((await call(`/v1/things/failing/${state}`)).status).toBe(500);
});

test('who finds all connections in use is told to come back', async () => {
  const slow = Array.from({ length: POOL }, () => call('/v1/things/slow'));
  await eventually(async () => (await call('/_healthz/readyz')).status === 503);
  await expectRefusal(await call('/v1/things'), 'too-busy');
  await server.stop();
  // What was under way is told as well: it cannot know how far it came.
  for (const answer of slow) await expectRefusal(await answer, 'database-away');
});

test('without a database all is refused at once, and health tells it', async () => {
  await expectRefusal(await call('/v1/things'), 'database-away');
  for (const page of ['/_healthz', '/_healthz/readyz']) expect((await call(page)).status).toBe(503);
  expect((await call('/_healthz/livez')).status).toBe(200);
});

test('when the database is back all goes on without a hand', async () => {
  server = await startServer();
  await eventually(async () => (await call('/v1/things')).status === 200);
  expect((await call('/_healthz/readyz')).status).toBe(200);
});
