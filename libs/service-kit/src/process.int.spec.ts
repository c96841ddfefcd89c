import { fork, type ChildProcess } from 'child_process';
import { randomUUID } from 'crypto';
import { once } from 'events';
import { readFileSync } from 'fs';
import { request } from 'http';
import type { Socket } from 'net';
import { join } from 'path';
import {
  eventually,
  testDatabase,
  testTopicPrefix,
  type TestDatabase,
} from '../../../test/support';

const mainOf = (service: string) =>
  join(__dirname, `../../../dist/services/${service}/src/main.js`);

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('placement');
});
afterAll(() => database?.drop());

/** Any two keys will do: nothing is sealed here. */
const keys = { BSN_ENCRYPTION_KEY: '1'.repeat(64), BSN_HASH_KEY: '2'.repeat(64) };

const running = new Set<ChildProcess>();
/** Also after a failure: a child that stays would keep the tests from ending. */
afterEach(() => running.forEach((child) => child.kill('SIGKILL')));

function run(service: string, env: Record<string, string>) {
  const child = fork(mainOf(service), {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production', TOPIC_PREFIX: testTopicPrefix(), ...env },
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  let log = '';
  child.stdout?.on('data', (text: Buffer) => (log += text.toString()));
  child.stderr?.on('data', (text: Buffer) => (log += text.toString()));
  return { child, log: (): string => log };
}
const leave = (child: ChildProcess) => {
  child.stdout?.destroy();
  child.stderr?.destroy();
  child.disconnect();
};
const ended = (child: ChildProcess) =>
  new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
const readyOf = (child: ChildProcess) =>
  new Promise<{ ready: boolean; url: string }>((resolve) => child.once('message', resolve));

test.each([
  ['SIGTERM', (child: ChildProcess) => child.kill('SIGTERM')],
  ['SIGINT', (child: ChildProcess) => child.kill('SIGINT')],
  ['the end of its parent', (child: ChildProcess) => child.disconnect()],
  ['the end of its parent, also as reader of its log', leave],
])('a service is ready at a free port, and stops in order at %s', async (_, stop) => {
  const { child, log } = run('placement', { ...keys, DATABASE_URL: database.url });
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
  if (stop === leave) return;
  const lines = log().trim().split('\n');
  const events = lines.map((line) => (JSON.parse(line) as { event: string }).event);
  expect(events).toContain('service_ready');
  expect(events).toContain('service_stopping');
});

test('a service that misses a setting names it and ends', async () => {
  const { child, log } = run('placement', { DATABASE_URL: 'nothing' });
  expect(await ended(child)).toBe(1);
  expect(log()).toContain('DATABASE_URL does not look like');
});

describe('an import that is still coming in', () => {
  const line = () => `${JSON.stringify({ childId: randomUUID() })}\n`;
  let enrolment: TestDatabase;
  beforeAll(async () => {
    enrolment = await testDatabase('enrolment');
  });
  afterAll(() => enrolment?.drop());

  async function sending() {
    const { child, log } = run('enrolment', { DATABASE_URL: enrolment.url, ...keys });
    const { url } = await readyOf(child);
    const headers = { 'content-type': 'application/x-ndjson' };
    const sent = request(`${url}/v1/children/_import`, { method: 'POST', headers });
    sent.write(line());
    const [socket] = (await once(sent, 'socket')) as [Socket];
    if (socket.connecting) await once(socket, 'connect');
    // Taken in order: who has this answer knows that the connection before it was taken too.
    await fetch(`${url}/_healthz/livez`);
    return { child, log, sent };
  }

  it('gets its answer before the service stops', async () => {
    const { child, log, sent } = await sending();
    const answer = new Promise<number | undefined>((resolve, reject) => {
      sent.once('response', ({ statusCode }) => resolve(statusCode)).once('error', reject);
    });
    const end = ended(child);
    child.kill('SIGTERM');
    await eventually(() => log().includes('service_stopping'));
    sent.end(line());
    expect(await answer).toBe(200);
    expect(await end).toBe(0);
  });

  it('and breaks off is no fault of ours', async () => {
    const { child, log, sent } = await sending();
    sent.once('error', () => undefined);
    sent.destroy();
    await eventually(() => log().includes('"broken-off"'));
    expect(log()).not.toContain('request_failed');
    const end = ended(child);
    child.kill('SIGTERM');
    await end;
  });
});
