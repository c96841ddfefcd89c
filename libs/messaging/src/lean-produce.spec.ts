import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as fc from 'fast-check';
import { lean, type MakeRequest, type ProduceArgs, produceLeanly } from './lean-produce';

const load = createRequire(__filename);
const stock = load('kafkajs/src/protocol/requests/produce/v7/request') as (
  args: ProduceArgs,
) => ReturnType<MakeRequest>['request'];
const framed = load('kafkajs/src/protocol/request') as (
  of: object,
) => Promise<{ readonly buffer: Buffer }>;

const make: MakeRequest = (args) => ({ request: stock(args) });
/** A whole request, as it goes to the broker. */
const bytesOf = async (from: MakeRequest, args: ProduceArgs): Promise<Buffer> =>
  (await framed({ correlationId: 7, clientId: CLIENT, ...from(args) })).buffer;

const CLIENT = 'grensverkeer-billing';
const ONE = { key: 'gm0599', value: 'one', headers: {} };
const text = fc.string({ unit: 'binary', maxLength: 200 });
const long = fc.string({ minLength: 100, maxLength: 300 }).map((some) => some.repeat(80));
const headers = fc.dictionary(fc.string({ minLength: 1, maxLength: 9 }), text, { maxKeys: 3 });
const plain = fc.record({ key: text, value: fc.oneof(text, long), headers });
const counted = plain.map((one) => ({ ...one, valueBytes: Buffer.byteLength(one.value) }));
const message = fc.oneof(plain, counted);
const odd = fc.oneof(
  fc.record({ key: fc.constant(null), value: text }),
  fc.record({ key: text, value: fc.constant(null) }),
  fc.record({ key: text, value: text, timestamp: fc.constant('1700000000000') }),
  fc.record({ key: text, value: text.map((some) => Buffer.from(some)) }),
  fc.record({ key: text, value: text, headers: fc.constant({ twice: ['a', 'b'] }) }),
);

function requests(of: fc.Arbitrary<object>): fc.Arbitrary<ProduceArgs> {
  const partition = fc.record({
    partition: fc.nat({ max: 9 }),
    firstSequence: fc.constant(0),
    messages: fc.array(of, { minLength: 1, maxLength: 150 }),
  });
  const topic = fc.record({
    topic: fc.constantFrom('settlements.gm0599', 'children', 'ünïcode'),
    partitions: fc.array(partition, { minLength: 1, maxLength: 3 }),
  });
  return fc
    .array(topic, { minLength: 1, maxLength: 3 })
    .map((topicData) => ({ acks: -1, timeout: 30_000, compression: 0, topicData })) as never;
}

describe('the encoder of produce requests', () => {
  beforeAll(() => {
    jest.useFakeTimers({ now: 1_770_000_000_123 });
    produceLeanly();
  });
  afterAll(() => jest.useRealTimers());

  it('writes the bytes of the stock encoder', async () => {
    await fc.assert(
      fc.asyncProperty(requests(message), async (args) => {
        const ours = lean(make)(args);
        expect(ours.request.encode).not.toBe(make(args).request.encode);
        expect((await bytesOf(lean(make), args)).equals(await bytesOf(make, args))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('puts the head in front of the body, without a copy, when there is room', async () => {
    const topicData = [{ topic: 'children', partitions: [{ partition: 0, messages: [ONE] }] }];
    const args = { acks: -1, timeout: 1, topicData };
    for (const [clientId, isShared] of [
      [CLIENT, true],
      ['longer than the room '.repeat(30), false],
    ] as const) {
      const { request } = lean(make)(args);
      const [body, { buffer }] = [
        await request.encode(),
        await framed({ correlationId: 7, clientId, request }),
      ];
      expect(buffer.buffer === body.buf.buffer).toBe(isShared);
      const stock = await framed({ correlationId: 7, clientId, ...make(args) });
      expect(buffer.equals(stock.buffer)).toBe(true);
    }
  });

  it('leaves what is not plain to the stock encoder', async () => {
    await fc.assert(
      fc.asyncProperty(requests(odd), async (args) => {
        expect((await bytesOf(lean(make), args)).equals(await bytesOf(make, args))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('stands in a version of kafkajs that we know', () => {
    const source = (name: string) => readFileSync(require.resolve(`kafkajs/src/${name}`), 'utf8');
    const { version } = JSON.parse(
      readFileSync(require.resolve('kafkajs/package.json'), 'utf8'),
    ) as { version: string };
    const broker = source('broker/index.js');
    const produce = broker.slice(
      broker.indexOf('  async produce({'),
      broker.indexOf('  async fetch('),
    );
    const digest = createHash('sha256').update(produce).digest('hex').slice(0, 16);
    expect([version, digest]).toEqual(['2.2.4', 'd8114db3b71fb0a6']);
  });
});
