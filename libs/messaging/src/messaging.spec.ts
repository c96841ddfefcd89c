import { type CloudEvent, cloudEvent, type EventOf } from '@grensverkeer/events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { classOf, codeOf, nameOf } from './failures';
import { newest, receive } from './intake';
import { MAX_EVENT_BYTES } from './outbox';
import { Pacer } from './pacer';
import { requestsOf } from './publisher';
import { shardOf, SHARDS } from './shard';

const PUBLISHED = 'nl.grensverkeer.convenant-published.v1';
const CONVENANT = join(__dirname, '../../events/examples/convenant-published.v1.json');

const child = (childId: string, version: number): CloudEvent =>
  cloudEvent({
    service: 'enrolment',
    type: 'nl.grensverkeer.custody-recorded.v1',
    subject: childId,
    partitionKey: childId,
    version,
    data: { childId, version, custody: [] },
  });

const sqlState = (code: string) =>
  Object.assign(new Error('failed'), { driverError: Object.assign(new Error(), { code }) });

describe('what to do with an error', () => {
  it.each<[string, unknown, string]>([
    ['a connection that is refused', Object.assign(new Error(), { code: 'ECONNREFUSED' }), 'infrastructure'], // prettier-ignore
    ['the server going down', sqlState('57P01'), 'infrastructure'],
    ['a full disk', sqlState('53100'), 'infrastructure'],
    ['too many connections', sqlState('53300'), 'infrastructure'],
    ['an idle transaction that was ended', sqlState('25P03'), 'infrastructure'],
    ['a table that is not there', sqlState('42P01'), 'infrastructure'],
    [
      'a pool that is empty',
      new Error('timeout exceeded when trying to connect'),
      'infrastructure',
    ],
    ['a connection that broke', new Error('Connection terminated unexpectedly'), 'infrastructure'],
    ['a serialization failure', sqlState('40001'), 'conflict'],
    ['a deadlock', sqlState('40P01'), 'conflict'],
    ['a lock that was not given', sqlState('55P03'), 'conflict'],
    ['a statement that took too long', sqlState('57014'), 'conflict'],
    ['a value that does not fit', sqlState('22001'), 'business'],
    ['a reference to nothing', sqlState('23503'), 'business'],
    ['a coded refusal', Object.assign(new Error(), { code: 'child-refused' }), 'business'],
    ['a mistake of ours', new TypeError('x is undefined'), 'business'],
    ['something that is no error', 'oops', 'business'],
    ['nothing', undefined, 'business'],
  ])('%s', (_, error, expected) => expect(classOf(error)).toBe(expected));

  it('tells name and code, never the text, which may repeat a value', () => {
    const error = Object.assign(new RangeError('999900006'), { code: '22003' });
    expect([nameOf(error), codeOf(error)]).toEqual(['RangeError 22003', '22003']);
    expect(nameOf('999900006')).toBe('string');
  });
});

describe('reading a message', () => {
  const event = child('c1', 1);
  const message = (value: string | Buffer | null, key: string | null = 'c1') => ({
    offset: '7',
    key: key === null ? null : Buffer.from(key),
    value: value === null ? null : Buffer.from(value),
  });
  it.each<[string, string, ReturnType<typeof message>, string]>([
    ['a good one', 'children', message(JSON.stringify(event)), 'event'],
    ['on another topic', 'placements', message(JSON.stringify(event)), 'wrong-topic'],
    ['under another key', 'children', message(JSON.stringify(event), 'c2'), 'key-mismatch'],
    ['without a key', 'children', message(JSON.stringify(event), null), 'key-mismatch'],
    ['too large', 'children', message('x'.repeat(MAX_EVENT_BYTES + 1)), 'too-large'],
    ['of the largest size', 'children', message('x'.repeat(MAX_EVENT_BYTES)), 'not-json'],
    ['not UTF-8', 'children', message(Buffer.from([0xc3, 0x28])), 'not-json'],
    ['without a value', 'children', message(null), 'not-json'],
    ['of others', 'children', message('{"type":"nl.other.v1"}'), 'ignored'],
  ])('%s', (_, topic, one, expected) => {
    const received = receive(topic, one);
    expect(received.kind === 'bad' ? received.code : received.kind).toBe(expected);
  });

  it('keeps the newest of each fact, in order, whatever the order and the number of copies', () => {
    const chunk = fc.array(
      fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 1, max: 5 })),
    );
    fc.assert(
      fc.property(chunk, (facts) => {
        const events = facts.map(([id, version]) => child(id, version));
        const kept = newest(events);
        const highest = new Map<string, number>();
        for (const [id, version] of facts) {
          highest.set(id, Math.max(version, highest.get(id) ?? 0));
        }
        expect(new Map(kept.map(({ subject, sequence }) => [subject, Number(sequence)]))).toEqual(
          highest,
        );
        expect(kept).toHaveLength(highest.size);
        const places = kept.map((one) => events.indexOf(one));
        expect(places).toEqual([...places].sort((a, b) => a - b));
      }),
    );
  });
});

it('keeps each version of a convenant once: none takes the place of another', () => {
  const { data } = JSON.parse(readFileSync(CONVENANT, 'utf8')) as EventOf<typeof PUBLISHED>;
  const versions = [1, 2, 2].map((version) =>
    cloudEvent({
      service: 'convenant',
      type: PUBLISHED,
      subject: data.convenantId,
      partitionKey: data.convenantId,
      version,
      data: { ...data, version, convenant: { ...data.convenant, version } },
    }),
  );
  expect(newest(versions).map(({ sequence }) => Number(sequence))).toEqual([1, 2]);
});

it('cuts messages into requests that the broker takes, in order and without loss', () => {
  const message = fc.record(
    {
      topic: fc.constantFrom('a', 'b'),
      key: fc.constant('k'),
      value: fc.integer({ min: 0, max: 600_000 }).map((size) => 'ë'.repeat(size / 2)),
      headers: fc.record({ traceparent: fc.constantFrom('00-1', '00-2') }),
    },
    { requiredKeys: ['topic', 'key', 'value'] },
  );
  const type = { 'content-type': 'application/cloudevents+json; charset=UTF-8' };
  fc.assert(
    fc.property(fc.array(message, { maxLength: 12 }), (messages) => {
      const requests = [...requestsOf(messages)];
      for (const topic of ['a', 'b']) {
        const mine = requests.map((request) => request.get(topic)?.messages ?? []);
        const asked = messages.filter((one) => one.topic === topic);
        expect(mine.flat()).toEqual(
          asked.map(({ key, value, headers }) => ({
            key,
            value,
            valueBytes: Buffer.byteLength(value),
            headers: { ...type, ...headers },
          })),
        );
      }
      for (const request of requests) {
        const all = [...request.values()].flatMap(({ messages: ofTopic }) => [...ofTopic]);
        const bytes = all.reduce((sum, { value }) => sum + Buffer.byteLength(String(value)), 0);
        expect(all.length === 1 || (all.length > 0 && bytes < 1_000_000)).toBe(true);
      }
    }),
    { numRuns: 50 },
  );
});

it('spreads keys over all shards, and the same key always to the same', () => {
  const counts = new Array<number>(SHARDS).fill(0);
  for (let index = 0; index < 16_000; index++) {
    const shard = shardOf(`child-${index}`);
    counts[shard] = (counts[shard] ?? 0) + 1;
  }
  expect(Math.min(...counts)).toBeGreaterThan(700);
  // Another hash would break the order of what is in the outbox at that moment.
  expect([shardOf('gm0502-gm0599'), shardOf('')]).toEqual([10, 5]);
});

describe('the pace of a loop', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  /** Fake milliseconds until a pause ends, looked at in steps of 100. */
  async function lengthOf(pause: Promise<void>): Promise<number> {
    let over = false;
    void pause.then(() => (over = true));
    for (let ms = 0; ; ms += 100) {
      for (let tick = 0; tick < 5; tick++) await Promise.resolve();
      if (over) return ms;
      jest.advanceTimersByTime(100);
    }
  }

  it('rests, unless it was woken during its work', async () => {
    const pacer = new Pacer(200);
    expect(await lengthOf(pacer.rest())).toBe(200);
    pacer.wake();
    expect(await lengthOf(pacer.rest())).toBe(0);
    expect(await lengthOf(pacer.rest())).toBe(200);
  });

  it.each<[string, number, boolean, number]>([
    ['rests as long as always', 100, false, 200],
    ['rests until that moment', 600, false, 600],
    ['goes on then when woken', 300, true, 300],
  ])('not before a moment: %s', async (_, untilMs, isWoken, expected) => {
    const pacer = new Pacer(200);
    if (isWoken) pacer.wake();
    const rest = pacer.rest(performance.now() + untilMs);
    const length = lengthOf(rest);
    if (isWoken) pacer.wake();
    expect(await length).toBe(expected);
    // Whatever woke it until then is met by the round that follows.
    expect(await lengthOf(pacer.rest())).toBe(200);
  });

  it('waits twice as long after each failure, up to half a minute, whoever wakes it', async () => {
    const pacer = new Pacer(200);
    const waits: number[] = [];
    for (let failure = 0; failure < 10; failure++) {
      pacer.failed();
      const pause = pacer.backOff();
      pacer.wake();
      waits.push(await lengthOf(pause));
    }
    expect(waits).toEqual([200, 400, 800, 1600, 3200, 6400, 12800, 25600, 30000, 30000]);
  });

  it('does not pause any more when it drains', async () => {
    const pacer = new Pacer(200);
    const pause = pacer.rest();
    pacer.drain();
    expect(await lengthOf(pause)).toBe(0);
    expect(await lengthOf(pacer.rest(performance.now() + 500))).toBe(0);
  });
});
