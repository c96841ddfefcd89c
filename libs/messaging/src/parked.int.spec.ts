import type { AddressInfo } from 'node:net';
import { Global, type INestApplication, Module, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import {
  childRecorded,
  closeAll,
  closeLater,
  count,
  freshDatabase,
  keepNewest,
  until,
} from '../test/support';
import { BatchContext } from './chunk';
import type { Bad } from './intake';
import { KafkaBatchServer } from './kafka-batch-server';
import { lockBlockedKeys, park } from './parked';
import { ParkedModule } from './parked.module';
import { redrive } from './redrive';

let database: DataSource;

@Global()
@Module({
  imports: [ParkedModule],
  providers: [{ provide: DataSource, useFactory: () => database }],
  exports: [DataSource],
})
class TestModule {}

const ORIGIN = { consumer: 'reader', topic: 'children' };

function bad(offset: number, key: string | null, value: string, code = 'not-json'): Bad {
  return {
    kind: 'bad',
    message: {
      offset: String(offset),
      key: key === null ? null : Buffer.from(key),
      value: Buffer.from(value),
    },
    code,
    detail: 'the place',
  };
}

const event = (childId: string, version = 1) => JSON.stringify(childRecorded(childId, version));
const parkAll = (all: readonly Bad[]) => database.transaction((tx) => park(tx, ORIGIN, 0, all));

interface Answer {
  status: number;
  body: Record<string, unknown>;
  type: string | null;
}

describe('parked messages', () => {
  let app: INestApplication;
  let url: string;

  beforeEach(async () => {
    database = await freshDatabase();
    app = await NestFactory.create(TestModule, { logger: false });
    app.useGlobalPipes(new ValidationPipe({ transform: true, whitelist: true }));
    app.setGlobalPrefix('v1');
    await app.listen(0, '127.0.0.1');
    closeLater(app, () => app.close());
    url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}/v1/parked-messages`;
  });
  afterEach(closeAll);

  async function ask(path: string, body?: object): Promise<Answer> {
    const answer = await fetch(`${url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      body: (text === '' ? {} : JSON.parse(text)) as Answer['body'],
      type: answer.headers.get('content-type'),
    };
  }

  function startReader(): void {
    const server = new KafkaBatchServer({
      groupId: 'reader',
      topics: ['children'],
      dataSource: database,
    });
    server.addHandler(
      'children',
      (events: Parameters<typeof keepNewest>[0], context: BatchContext) =>
        keepNewest(events, context.tx) as never,
      true,
    );
  }

  it('are listed by pages, without their contents and without keys that could be a BSN', async () => {
    await parkAll([bad(1, 'c1', 'secret'), bad(2, '999900006', 'x'), bad(3, null, 'x', 'other')]);
    const first = await ask('?pageSize=2');
    const items = first.body['items'] as Record<string, unknown>[];
    expect(items.map(({ offset, key, code }) => [offset, key, code])).toEqual([
      ['1', 'c1', 'not-json'],
      ['2', null, 'not-json'],
    ]);
    expect(JSON.stringify(first.body)).not.toContain('secret');
    const { next } = first.body['_links'] as { next: { href: string } };
    const second = await ask(next.href.replace('/v1/parked-messages', ''));
    expect(second.body).toMatchObject({ items: [{ offset: '3', key: null }] });
    expect(second.body['_links']).not.toHaveProperty('next');
    expect((await ask('?code=other')).body['items']).toHaveLength(1);
  });

  it('show their bytes only when asked', async () => {
    await parkAll([bad(1, 'c1', 'secret')]);
    expect((await ask('/1')).body).not.toHaveProperty('value');
    const { body } = await ask('/1?value=true');
    expect(Buffer.from(String(body['value']), 'base64').toString()).toBe('secret');
  });

  it('that are not there are not found, by a coded answer', async () => {
    for (const [path, body] of [['/7'], ['/7/redrives', {}], ['/7/discards', { reason: 'why' }]]) {
      const { status, body: problem, type } = await ask(String(path), body as object | undefined);
      expect([status, problem['code'], type]).toEqual([
        404,
        'not-found',
        'application/problem+json; charset=utf-8',
      ]);
    }
  });

  it('need a reason to be discarded, and leave a trace without contents', async () => {
    await parkAll([bad(1, 'c1', 'secret')]);
    expect((await ask('/1/discards', {})).status).toBe(400);
    expect((await ask('/1/discards', { reason: 'a test' })).status).toBe(204);
    expect(await count(database, 'parked')).toBe(0);
    expect(await count(database, 'blocked_key')).toBe(0);
    const trace = JSON.stringify(await database.query('select * from parked_discard'));
    expect(trace).toContain('a test');
    expect(trace).not.toContain('secret');
  });

  it('stay discarded when they are read again from an old offset; others there do not', async () => {
    await parkAll([bad(1, 'c1', 'one')]);
    await ask('/1/discards', { reason: 'a test' });
    await parkAll([bad(1, 'c1', 'one')]);
    expect([await count(database, 'parked'), await count(database, 'blocked_key')]).toEqual([0, 0]);
    await parkAll([bad(1, 'c1', 'another')]);
    expect([await count(database, 'parked'), await count(database, 'blocked_key')]).toEqual([1, 1]);
  });

  it('are parked once, however often they are read', async () => {
    await parkAll([bad(1, 'c1', 'x')]);
    await parkAll([bad(1, 'c1', 'x'), bad(2, 'c1', 'x', 'parked-behind')]);
    expect(await database.query('select off, attempts from parked order by id')).toEqual([
      { off: '1', attempts: 2 },
      { off: '2', attempts: 1 },
    ]);
  });

  it('are redriven where their reader runs, and say so where it does not', async () => {
    await parkAll([bad(1, 'c1', event('c1')), bad(2, 'c1', event('c1', 2))]);
    expect((await ask('/1/redrives', {})).body).toMatchObject({ code: 'reader-elsewhere' });
    startReader();
    expect(await ask('/1/redrives', {})).toMatchObject({ status: 201, body: { applied: 2 } });
    expect(await database.query('select version from fact')).toEqual([{ version: '2' }]);
  });

  it('are redriven to the last, also when there are more than go at once', async () => {
    const all = Array.from({ length: 1203 }, (_, at) => bad(at, 'c1', event('c1', at + 1)));
    await parkAll(all);
    startReader();
    expect((await ask('/600/redrives', {})).body).toEqual({ applied: 1203 });
    expect(await database.query('select version from fact')).toEqual([{ version: '1203' }]);
    expect(await count(database, 'blocked_key')).toBe(0);
  });

  it('without a key are redriven alone', async () => {
    await parkAll([bad(1, null, 'x'), bad(2, null, 'y')]);
    startReader();
    expect(await ask('/1/redrives', {})).toMatchObject({
      status: 409,
      body: { code: 'still-refused', detail: 'not-json: the value is not JSON' },
    });
    expect(await count(database, 'parked')).toBe(2);
  });

  it('hold off an event that arrives during their redrive, which then finds the key free', async () => {
    await parkAll([bad(1, 'c1', event('c1'))]);
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let begun: () => void = () => undefined;
    const isBegun = new Promise<void>((resolve) => (begun = resolve));
    const redriven = redrive(database, '1', () => async () => {
      begun();
      await held;
    });
    await isBegun;
    let answer: number | null = null;
    const arrives = database
      .transaction((tx) => lockBlockedKeys(tx, ORIGIN, [Buffer.from('c1')]))
      .then((blocked) => (answer = blocked.size));
    const waiting = await until(
      async () => (answer === null ? count(database, 'pg_locks where not granted') : 0),
      (locks) => answer !== null || locks > 0,
    );
    expect([waiting > 0, answer]).toEqual([true, null]);
    release();
    expect([await redriven, await arrives]).toEqual([1, 0]);
  });
});
