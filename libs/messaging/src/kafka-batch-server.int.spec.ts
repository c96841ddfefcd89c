import {
  childRecorded,
  closeAll,
  foreignProducer,
  freshDatabase,
  type Sent,
  until,
  withAdmin,
} from '../test/support';
import { codes, facts, reader, resetReader, sent, startReader, startScene } from '../test/reader';
import { topicName } from './topics';

describe('the reader', () => {
  beforeEach(resetReader);
  afterEach(closeAll);

  it('records chunks of events and tells what it has not yet read', async () => {
    const { dataSource, send, consumed } = await startScene();
    const children = Array.from({ length: 1200 }, (_, index) => `child-${index}`);
    await send(
      'children',
      children.map((child) => sent(childRecorded(child))),
    );
    expect(await consumed()).toMatchObject({ lag: 0, eventsApplied: 1200, eventsParked: 0 });
    expect(Object.keys(await facts(dataSource))).toHaveLength(1200);
    expect(Math.max(...reader.calls.map((events) => events.length))).toBeLessThanOrEqual(500);
    expect(reader.calls.length).toBeLessThan(100);
  });

  it('is not harmed by copies, old versions and overtaking', async () => {
    const { dataSource, send, consumed } = await startScene();
    const [first, second, third] = [1, 2, 3].map((version) => childRecorded('c1', version));
    const mixed = [third, first, first, second, third, second].flatMap((one) => one ?? []);
    await send('children', mixed.map(sent));
    await consumed();
    await send('children', mixed.reverse().map(sent));
    await consumed();
    expect(await facts(dataSource)).toEqual({ c1: 3 });
    expect(reader.calls.every((events) => events.length === 1)).toBe(true);
  });

  it.each<[string, Sent, string]>([
    ['no JSON', { key: 'bad', value: '{"type":' }, 'not-json'],
    ['no text', { key: 'bad', value: Buffer.from([0, 255, 254]) }, 'not-json'],
    ['no value', { key: 'bad', value: null }, 'not-json'],
    ['no event', { key: 'bad', value: '{"hello":"world"}' }, 'not-an-event'],
    [
      'an unknown version',
      { key: 'bad', value: JSON.stringify(childRecorded('bad')).replace('.v1"', '.v2"') },
      'version-unknown',
    ],
    [
      'a member of the wrong type',
      { key: 'bad', value: JSON.stringify(childRecorded('bad')).replace('null', '7') },
      'schema-invalid',
    ],
    ['another key', { ...sent(childRecorded('other')), key: 'bad' }, 'key-mismatch'],
    ['no key', { ...sent(childRecorded('bad')), key: null }, 'key-mismatch'],
  ])('parks a message with %s and goes on with other keys', async (_, bad, code) => {
    const { dataSource, send, consumed } = await startScene();
    await send('children', [
      { ...bad, partition: 0 },
      { ...sent(childRecorded('good')), partition: 0 },
    ]);
    await consumed();
    expect(await codes(dataSource)).toEqual([code]);
    expect(await facts(dataSource)).toEqual({ good: 1 });
  });

  it('parks a message of 2 MB', async () => {
    const { dataSource, send, consumed } = await startScene();
    await withAdmin((admin) =>
      admin.alterConfigs({
        validateOnly: false,
        resources: [
          {
            type: 2,
            name: topicName('children'),
            configEntries: [{ name: 'max.message.bytes', value: '4000000' }],
          },
        ],
      }),
    );
    await send('children', [{ key: 'bad', value: 'x'.repeat(2_000_000), partition: 0 }]);
    await send('children', [{ ...sent(childRecorded('good')), partition: 0 }]);
    await consumed();
    expect(await codes(dataSource)).toEqual(['too-large']);
    expect(await facts(dataSource)).toEqual({ good: 1 });
    const [row] = await dataSource.query<{ size: number }[]>(
      'select length(value) size from parked',
    );
    expect(row?.size).toBe(2_000_000);
  });

  it('ignores types that it does not know and counts them', async () => {
    const { dataSource, send, consumed } = await startScene();
    await send('children', [{ key: 'k', value: '{"type":"nl.other.thing-happened.v1"}' }]);
    expect(await consumed()).toMatchObject({ eventsIgnored: 1, eventsParked: 0 });
    expect(await codes(dataSource)).toEqual([]);
  });

  it('starts without a broker and finds it when it comes', async () => {
    const dataSource = await freshDatabase();
    const brokers = process.env['KAFKA_BROKERS'];
    process.env['KAFKA_BROKERS'] = '127.0.0.1:1';
    try {
      const server = await startReader(dataSource);
      expect(await server.details()).toMatchObject({ lag: -1, consumerDegraded: 1 });
      process.env['KAFKA_BROKERS'] = brokers;
      await until(
        () => server.details(),
        ({ lag, consumerDegraded }) => lag === 0 && consumerDegraded === 0,
        60_000,
      );
    } finally {
      process.env['KAFKA_BROKERS'] = brokers;
    }
  });

  it('begins anew when kafkajs has given up', async () => {
    const { dataSource, send, server, consumed } = await startScene();
    await send('children', [sent(childRecorded('c1'))]);
    await consumed();
    await withAdmin((admin) => admin.deleteTopics({ topics: [topicName('children')] }));
    await until(
      () => server.details(),
      ({ consumerStarts }) => (consumerStarts ?? 0) > 1,
      90_000,
    );
    const sendAgain = await foreignProducer();
    await sendAgain('children', [sent(childRecorded('c2'))]);
    await until(
      () => facts(dataSource),
      (known) => known['c2'] === 1,
      60_000,
    );
  });

  it('shares its partitions with others of its group, who may come and go', async () => {
    const { dataSource, send, consumed } = await startScene();
    const others = await Promise.all([startReader(dataSource), startReader(dataSource)]);
    const children = Array.from({ length: 600 }, (_, index) => `child-${index}`);
    for (const version of [1, 2, 3]) {
      await send(
        'children',
        children.map((child) => sent(childRecorded(child, version))),
      );
      if (version === 2) await others[0]?.close();
    }
    await consumed();
    const known = Object.values(await facts(dataSource));
    expect([known.length, known.every((version) => version === 3)]).toEqual([600, true]);
    expect(await codes(dataSource)).toEqual([]);
  });
});
