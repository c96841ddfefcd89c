import type { DataSource } from 'typeorm';
import {
  childRecorded,
  closeAll,
  closeLater,
  count,
  freshDatabase,
  openDatabase,
  type Read,
  readAll,
  recordChild,
  until,
  urlOf,
  withAdmin,
} from '../test/support';
import { append, appendRange } from './outbox';
import { OutboxRelay, type Renderer } from './outbox-relay';
import { ensureTopics, topicName } from './topics';

const SERVICE = 'enrolment';

async function startRelay(dataSource: DataSource, renderers: Record<string, Renderer> = {}) {
  const own = await openDatabase(urlOf(dataSource), 3);
  closeLater(own, () => own.destroy());
  const relay = new OutboxRelay(own, { service: SERVICE, renderers });
  relay.start();
  return closeLater(relay, () => relay.stop());
}

/** Versions per key in the order in which they can be read, the first of each id only. */
function versionsByKey(seen: readonly Read[]): Map<string, number[]> {
  const ids = new Set<string>();
  const versions = new Map<string, number[]>();
  for (const { key, value } of seen) {
    const { id, data } = JSON.parse(value) as ReturnType<typeof childRecorded>;
    if (!ids.has(id)) versions.set(key, [...(versions.get(key) ?? []), data.version]);
    ids.add(id);
  }
  return versions;
}

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

describe('the relay', () => {
  afterEach(closeAll);

  it('sends an event as it was appended and empties the outbox', async () => {
    const dataSource = await freshDatabase();
    await startRelay(dataSource);
    await ensureTopics(['children']);
    const event = childRecorded('c1');
    await dataSource.transaction((tx) => append(tx, [event]));
    const seen = await readAll('children');
    await until(
      () => seen.length,
      (length) => length === 1,
    );
    expect(JSON.parse(seen[0]?.value ?? '')).toEqual(event);
    expect(seen[0]?.key).toBe('c1');
    expect(seen[0]?.headers).toEqual({
      'content-type': 'application/cloudevents+json; charset=UTF-8',
    });
    await until(
      () => count(dataSource, 'outbox'),
      (rows) => rows === 0,
    );
  });

  it('tells nothing of a transaction that was rolled back', async () => {
    const dataSource = await freshDatabase();
    const undone = dataSource.transaction(async (tx) => {
      await append(tx, [childRecorded('c1')]);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await count(dataSource, 'outbox')).toBe(0);
  });

  it('loses nothing and keeps the order of each key with four relays and eight writers', async () => {
    const dataSource = await freshDatabase(12);
    await ensureTopics(['children']);
    for (let relay = 0; relay < 4; relay++) await startRelay(dataSource);
    const children = Array.from({ length: 40 }, (_, index) => `child-${index}`);
    const rounds = 15;
    const writer = async (mine: number) => {
      for (let round = 0; round < rounds * 5; round++) {
        const child = children[(mine + round * 8) % children.length] ?? '';
        await dataSource.transaction((tx) => recordChild(tx, child));
      }
    };
    await Promise.all(upTo(8).map((writing) => writer(writing - 1)));
    await until(
      () => count(dataSource, 'outbox'),
      (rows) => rows === 0,
    );
    const seen = await readAll('children');
    await until(
      () => seen.length,
      (length) => length >= 8 * rounds * 5,
    );
    const expected = await dataSource.query<{ id: string; version: string }[]>(
      'select id, version from child',
    );
    // Copies are allowed after a failure only: here a second one would mean two readers of a shard.
    expect(seen).toHaveLength(8 * rounds * 5);
    const versions = versionsByKey(seen);
    expect(versions.size).toBe(40);
    for (const { id, version } of expected) expect(versions.get(id)).toEqual(upTo(+version));
  });

  it('renders rows that only name a range, in the order of the rows', async () => {
    const dataSource = await freshDatabase();
    await ensureTopics(['children']);
    const asked: string[] = [];
    const render: Renderer = async (tx, ranges) => {
      asked.push(ranges.map(({ from, until: end }) => `${from}-${end}`).join(' '));
      const one = await tx.query<unknown[]>('select 1');
      expect(one).toHaveLength(1);
      return ranges.map(({ from }) => ({
        topic: 'children',
        key: 'k',
        value: JSON.stringify({ id: String(from), data: { version: from } }),
      }));
    };
    await dataSource.transaction(async (tx) => {
      await appendRange(tx, [
        { shard: 3, renderer: 'render', from: 1, until: 3 },
        { shard: 3, renderer: 'render', from: 3, until: 900 },
        { shard: 3, renderer: 'render', from: 900, until: 2500 },
      ]);
    });
    await startRelay(dataSource, { render });
    const seen = await readAll('children');
    await until(
      () => seen.length,
      (length) => length === 3,
    );
    expect(versionsByKey(seen).get('k')).toEqual([1, 3, 900]);
    // 2,499 rows told to two parties are more than one send takes.
    expect(asked).toEqual(['1-3 3-900', '900-2500']);
  });

  it('keeps what it cannot send, says so, and sends it when it can', async () => {
    const dataSource = await freshDatabase();
    const brokers = process.env['KAFKA_BROKERS'];
    process.env['KAFKA_BROKERS'] = '127.0.0.1:1';
    try {
      const relay = await startRelay(dataSource);
      await dataSource.transaction((tx) => append(tx, [childRecorded('c1')]));
      await until(
        () => relay.ready(),
        (ready) => !ready,
        60_000,
      );
      expect(await relay.details()).toMatchObject({ outbox: 1, relayDegraded: 1 });
      process.env['KAFKA_BROKERS'] = brokers;
      await until(
        () => relay.details(),
        ({ outbox, relayDegraded }) => outbox === 0 && relayDegraded === 0,
        60_000,
      );
    } finally {
      process.env['KAFKA_BROKERS'] = brokers;
    }
  });

  it('lets a row that cannot be rendered hold up its own shard only', async () => {
    const dataSource = await freshDatabase();
    await dataSource.transaction(async (tx) => {
      for (let shard = 0; shard < 16; shard++) {
        await appendRange(tx, [{ shard, renderer: 'broken', from: shard, until: shard + 1 }]);
      }
    });
    const render: Renderer = (_, ranges) => {
      if (ranges.some(({ from }) => from === 3)) throw new Error('cannot be rendered');
      return Promise.resolve([]);
    };
    const relay = await startRelay(dataSource, { broken: render });
    await until(
      () => relay.details(),
      ({ outbox, relayDegraded }) => outbox === 1 && relayDegraded === 1,
    );
    await dataSource.query('delete from outbox');
    await until(
      () => relay.ready(),
      (ready) => ready,
    );
  });

  it('sends what stands before such a row, and what stands in other shards', async () => {
    const dataSource = await freshDatabase();
    await ensureTopics(['children']);
    await dataSource.transaction(async (tx) => {
      for (let row = 0; row < 30; row++) {
        await appendRange(tx, [{ shard: row % 2, renderer: 'broken', from: row, until: row + 1 }]);
      }
    });
    const render: Renderer = (_, ranges) => {
      if (ranges.some(({ from }) => from === 10)) throw new Error('cannot be rendered');
      const value = (from: number) => JSON.stringify({ id: `${from}`, data: { version: from } });
      return Promise.resolve(
        ranges.map(({ from }) => ({ topic: 'children', key: `k${from % 2}`, value: value(from) })),
      );
    };
    const relay = await startRelay(dataSource, { broken: render });
    await until(
      () => relay.details(),
      ({ outbox, relayStuckShards }) => outbox === 10 && relayStuckShards === 1,
    );
    const seen = await readAll('children');
    await until(
      () => seen.length,
      (length) => length === 20,
    );
    const versions = versionsByKey(seen);
    expect(versions.get('k0')).toEqual([0, 2, 4, 6, 8]);
    expect(versions.get('k1')).toHaveLength(15);
  });

  it('cuts what is more than the broker takes at once', async () => {
    const dataSource = await freshDatabase();
    await ensureTopics(['children']);
    const filler = 'x'.repeat(2_000);
    const render: Renderer = (_, ranges) =>
      Promise.resolve(
        ranges.flatMap(({ from, until: end }) =>
          Array.from({ length: end - from }, (__, index) => ({
            topic: 'children',
            key: 'k',
            value: JSON.stringify({ id: String(index), data: { version: index, filler } }),
          })),
        ),
      );
    await dataSource.transaction((tx) =>
      appendRange(tx, [{ shard: 0, renderer: 'render', from: 0, until: 1500 }]),
    );
    await startRelay(dataSource, { render });
    const seen = await readAll('children');
    await until(
      () => seen.length,
      (length) => length === 1500,
    );
    expect(versionsByKey(seen).get('k')).toEqual(upTo(1500).map((one) => one - 1));
  });

  it('makes an outbound topic with the stated retention before the first send', async () => {
    const dataSource = await freshDatabase();
    await startRelay(dataSource);
    await dataSource.transaction((tx) => append(tx, [childRecorded('c1')]));
    await until(
      () => count(dataSource, 'outbox'),
      (rows) => rows === 0,
    );
    const topic = topicName('children');
    const [partitions, retention] = await withAdmin(async (admin) => {
      const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
      const configNames = ['retention.ms'];
      const configs = await admin.describeConfigs({
        includeSynonyms: false,
        resources: [{ type: 2, name: topic, configNames }],
      });
      return [topics[0]?.partitions.length, configs.resources[0]?.configEntries[0]?.configValue];
    });
    expect([partitions, retention]).toEqual([6, '-1']);
  });
});
