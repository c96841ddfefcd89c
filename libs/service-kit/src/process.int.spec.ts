import { fork, type ChildProcess } from 'child_process';
import { readFileSync } from 'fs';
import { join } from 'path';
import { testDatabase, testTopicPrefix, type TestDatabase } from '../../../test/support';

const MAIN = join(__dirname, '../../../dist/services/placement/src/main.js');

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('placement');
});
afterAll(() => database?.drop());

function run(env: Record<string, string>): { child: ChildProcess; log: () => string } {
  const child = fork(MAIN, {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production', TOPIC_PREFIX: testTopicPrefix(), ...env },
  });
  let log = '';
  child.stdout?.on('data', (text: Buffer) => (log += text.toString()));
  child.stderr?.on('data', (text: Buffer) => (log += text.toString()));
  return { child, log: () => log };
}
const ended = (child: ChildProcess) =>
  new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
const readyOf = (child: ChildProcess) =>
  new Promise<{ ready: boolean; url: string }>((resolve) => child.once('message', resolve));

test.each([
  ['SIGTERM', (child: ChildProcess) => child.kill('SIGTERM')],
  ['SIGINT', (child: ChildProcess) => child.kill('SIGINT')],
  ['the end of its parent', (child: ChildProcess) => child.disconnect()],
])('a service is ready at a free port, and stops in order at %s', async (_, stop) => {
  const { child, log } = run({ DATABASE_URL: database.url });
  const { url } = await readyOf(child);
  expect((await fetch(`${url}/_healthz/readyz`)).status).toBe(200);
  const health = (await (await fetch(`${url}/_healthz`)).json()) as object;
  expect(health).toMatchObject({ status: 'ok', details: { outbox: 0 } });
  expect(await (await fetch(`${url}/metrics`)).text()).toContain(
    'grensverkeer_figure{name="outbox"}',
  );
  const served = await (await fetch(`${url}/v1/openapi.json`)).json();
  const kept = join(__dirname, '../../../services/placement/openapi.json');
  expect(served).toEqual(JSON.parse(readFileSync(kept, 'utf8')));
  const end = ended(child);
  stop(child);
  expect(await end).toBe(0);
  const lines = log().trim().split('\n');
  const events = lines.map((line) => (JSON.parse(line) as { event: string }).event);
  expect(events).toContain('service_ready');
  expect(events).toContain('service_stopping');
});

test('a service that misses a setting names it and ends', async () => {
  const { child, log } = run({ DATABASE_URL: 'nothing' });
  expect(await ended(child)).toBe(1);
  expect(log()).toContain('DATABASE_URL does not look like');
});
