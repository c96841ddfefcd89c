import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import {
  childRecorded,
  closeAll,
  closeLater,
  count,
  foreignProducer,
  freshDatabase,
  readAll,
  recordChild,
  until,
  urlOf,
} from '../test/support';
import type { CrashPoint } from './crash-point';
import { groupName } from './group-consumer';
import { LagMeter } from './lag';
import { ensureTopics } from './topics';

type Role = 'writer' | 'relay' | 'reader' | 'redrive';

function start(dataSource: DataSource, role: Role, env: Record<string, string>): ChildProcess {
  const script = join(__dirname, '../../../dist/libs/messaging/test/process-to-kill.js');
  const child = fork(script, [role], {
    env: {
      ...process.env,
      TEST_DATABASE_URL: urlOf(dataSource),
      // The group waits this long for a dead member; the broker allows no less.
      KAFKA_SESSION_TIMEOUT_MS: '6000',
      ...env,
    },
    execArgv: [],
  });
  return closeLater(child, async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  });
}

async function killedAt(
  dataSource: DataSource,
  role: Role,
  point: CrashPoint,
  env: Record<string, string> = {},
): Promise<void> {
  const child = start(dataSource, role, { CRASH_POINT: point, ...env });
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
}

const isEmpty = (rows: number) => rows === 0;

async function consumed(): Promise<void> {
  const meter = closeLater(new LagMeter('reader', ['children']), (one) => one.close());
  await until(() => meter.read(), isEmpty, 60_000);
}

describe('killed', () => {
  afterEach(closeAll);

  it('writer-before-commit: nothing has happened', async () => {
    const dataSource = await freshDatabase();
    await killedAt(dataSource, 'writer', 'writer-before-commit');
    expect([await count(dataSource, 'child'), await count(dataSource, 'outbox')]).toEqual([0, 0]);
  });

  it.each<[CrashPoint, number, number]>([
    ['relay-before-publish', 1, 1],
    ['relay-after-publish', 1, 2],
    ['relay-after-delete', 1, 2],
    ['relay-after-commit', 0, 1],
  ])('%s: %i row is left, and it is sent %i times in all', async (point, left, copies) => {
    const dataSource = await freshDatabase();
    await ensureTopics(['children']);
    await dataSource.transaction((tx) => recordChild(tx, 'c1'));
    await killedAt(dataSource, 'relay', point);
    expect(await count(dataSource, 'outbox')).toBe(left);
    start(dataSource, 'relay', {});
    await until(() => count(dataSource, 'outbox'), isEmpty);
    await dataSource.transaction((tx) => recordChild(tx, 'c1'));
    const seen = await readAll('children');
    await until(
      () => seen.some(({ value }) => value.includes('"version":2')),
      (isLast) => isLast,
    );
    const ids = seen.map(({ value }) => (JSON.parse(value) as { id: string }).id);
    expect([ids.length, new Set(ids).size]).toEqual([copies + 1, 2]);
  });

  it.each<[CrashPoint, number, number]>([
    ['consumer-before-begin', 0, 1],
    ['consumer-after-claim', 0, 1],
    ['consumer-before-commit', 0, 1],
    ['consumer-after-commit', 1, 2],
    ['consumer-after-offset-commit', 1, 1],
  ])('%s: told %i times before, %i times in all, recorded once', async (point, before, all) => {
    const dataSource = await freshDatabase();
    await ensureTopics(['children']);
    const send = await foreignProducer();
    await send('children', [{ key: 'c1', value: JSON.stringify(childRecorded('c1')) }]);
    await killedAt(dataSource, 'reader', point);
    expect(await count(dataSource, 'told')).toBe(before);
    start(dataSource, 'reader', {});
    await consumed();
    expect([await count(dataSource, 'told'), await count(dataSource, 'fact')]).toEqual([all, 1]);
  });

  it('before and after parking, before and after a redrive: parked once, redriven whole', async () => {
    const dataSource = await freshDatabase();
    await ensureTopics(['children']);
    const send = await foreignProducer();
    const events = [1, 2].map((version) => childRecorded('c1', version));
    await send(
      'children',
      events.map((event) => ({ key: 'c1', value: JSON.stringify(event) })),
    );
    await killedAt(dataSource, 'reader', 'consumer-before-park', { POISON: 'c1' });
    expect(await count(dataSource, 'parked')).toBe(0);
    await killedAt(dataSource, 'reader', 'consumer-after-part', { POISON: 'c1' });
    expect(await count(dataSource, 'parked')).toBe(2);
    start(dataSource, 'reader', { POISON: 'c1' });
    await consumed();
    expect(await count(dataSource, 'parked')).toBe(2);

    await killedAt(dataSource, 'redrive', 'redrive-before-commit');
    expect([await count(dataSource, 'parked'), await count(dataSource, 'fact')]).toEqual([2, 0]);
    await killedAt(dataSource, 'redrive', 'redrive-after-commit');
    expect([await count(dataSource, 'parked'), await count(dataSource, 'blocked_key')]).toEqual([
      0, 0,
    ]);
    expect(await dataSource.query('select version from fact')).toEqual([{ version: '2' }]);
  });
});

it('gives each environment its own groups', () => {
  process.env['TOPIC_PREFIX'] = 'x-';
  expect(groupName('reader')).toBe('x-reader');
});
