import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { FactEvent } from '@grensverkeer/events';
import type { DataSource } from 'typeorm';
import {
  type ChildRecorded,
  childRecorded,
  closeAll,
  closeLater,
  count,
  foreignProducer,
  freshDatabase,
  keepNewest,
  type Sent,
  until,
  withAdmin,
} from '../test/support';
import { BatchContext } from './chunk';
import { KafkaBatchServer } from './kafka-batch-server';
import { ParkedMessages } from './parked-messages';
import { ensureTopics, topicName } from './topics';

/** What the handler does beside recording; a test replaces it. */
let refuse: (events: FactEvent[], tx: BatchContext['tx']) => Promise<void> | void;
let calls: FactEvent[][];

@Controller()
class ChildrenConsumer {
  @EventPattern('children')
  async record(@Payload() events: FactEvent[], @Ctx() { tx }: BatchContext): Promise<void> {
    calls.push(events);
    await refuse(events, tx);
    await keepNewest(events, tx);
  }
}

@Module({ controllers: [ChildrenConsumer] })
class ConsumerModule {}

class Refused extends Error {
  readonly code = 'child-refused';
  readonly detail = 'because the test says so';
}

const poison = (...children: string[]) => {
  return (events: FactEvent[]): void => {
    if (events.some(({ subject }) => children.includes(subject))) throw new Refused('no');
  };
};

async function startReader(dataSource: DataSource): Promise<KafkaBatchServer> {
  const server = new KafkaBatchServer({ groupId: 'reader', topics: ['children'], dataSource });
  const app = await NestFactory.createMicroservice(ConsumerModule, {
    strategy: server,
    logger: false,
  });
  await app.listen();
  closeLater(app, () => app.close());
  return server;
}

const sent = (event: ChildRecorded): Sent => ({
  key: event.partitionkey,
  value: JSON.stringify(event),
});

interface FactRow {
  subject: string;
  version: string;
}

async function facts(dataSource: DataSource): Promise<Record<string, number>> {
  const rows = await dataSource.query<FactRow[]>('select subject, version from fact order by 1');
  return Object.fromEntries(rows.map(({ subject, version }) => [subject, Number(version)]));
}

async function codes(dataSource: DataSource): Promise<string[]> {
  const rows = await dataSource.query<{ code: string }[]>('select code from parked order by id');
  return rows.map(({ code }) => code);
}

describe('the reader', () => {
  beforeEach(() => {
    refuse = () => undefined;
    calls = [];
  });
  afterEach(closeAll);

  async function start() {
    const dataSource = await freshDatabase();
    await ensureTopics(['children']);
    const send = await foreignProducer();
    const server = await startReader(dataSource);
    const parked = new ParkedMessages(dataSource);
    const consumed = () =>
      until(
        () => server.details(),
        ({ lag }) => lag === 0,
      );
    return { dataSource, send, server, parked, consumed };
  }

  it('records chunks of events and tells what it has not yet read', async () => {
    const { dataSource, send, consumed } = await start();
    const children = Array.from({ length: 1200 }, (_, index) => `child-${index}`);
    await send(
      'children',
      children.map((child) => sent(childRecorded(child))),
    );
    expect(await consumed()).toMatchObject({ lag: 0, eventsApplied: 1200, eventsParked: 0 });
    expect(Object.keys(await facts(dataSource))).toHaveLength(1200);
    expect(Math.max(...calls.map((events) => events.length))).toBeLessThanOrEqual(500);
    expect(calls.length).toBeLessThan(100);
  });

  it('is not harmed by copies, old versions and overtaking', async () => {
    const { dataSource, send, consumed } = await start();
    const [first, second, third] = [1, 2, 3].map((version) => childRecorded('c1', version));
    const mixed = [third, first, first, second, third, second].flatMap((one) => one ?? []);
    await send('children', mixed.map(sent));
    await consumed();
    await send('children', mixed.reverse().map(sent));
    await consumed();
    expect(await facts(dataSource)).toEqual({ c1: 3 });
    expect(calls.every((events) => events.length === 1)).toBe(true);
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
    const { dataSource, send, consumed } = await start();
    await send('children', [
      { ...bad, partition: 0 },
      { ...sent(childRecorded('good')), partition: 0 },
    ]);
    await consumed();
    expect(await codes(dataSource)).toEqual([code]);
    expect(await facts(dataSource)).toEqual({ good: 1 });
  });

  it('parks a message of 2 MB', async () => {
    const { dataSource, send, consumed } = await start();
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
    const { dataSource, send, consumed } = await start();
    await send('children', [{ key: 'k', value: '{"type":"nl.other.thing-happened.v1"}' }]);
    expect(await consumed()).toMatchObject({ eventsIgnored: 1, eventsParked: 0 });
    expect(await codes(dataSource)).toEqual([]);
  });

  it('finds the events that the handler refuses and lets all others through', async () => {
    const { dataSource, send, consumed } = await start();
    refuse = poison('child-7', 'child-300');
    const children = Array.from({ length: 400 }, (_, index) => `child-${index}`);
    const later = ['child-7', 'child-8'].map((child) => sent(childRecorded(child, 2)));
    const all = [...children.map((child) => sent(childRecorded(child))), ...later];
    await send(
      'children',
      all.map((one) => ({ ...one, partition: 0 })),
    );
    await consumed();
    const known = await facts(dataSource);
    expect(Object.keys(known)).toHaveLength(398);
    expect(known).toMatchObject({ 'child-8': 2, 'child-9': 1 });
    expect((await codes(dataSource)).sort()).toEqual([
      'child-refused',
      'child-refused',
      'parked-behind',
    ]);
  });

  it('parks behind a parked message whatever comes later with its key, until it is redriven', async () => {
    const { dataSource, send, consumed, parked } = await start();
    refuse = poison('c1');
    await send('children', [sent(childRecorded('c1', 1)), sent(childRecorded('c2', 1))]);
    await consumed();
    refuse = () => undefined;
    await send('children', [sent(childRecorded('c1', 2)), sent(childRecorded('c2', 2))]);
    await consumed();
    expect(await codes(dataSource)).toEqual(['child-refused', 'parked-behind']);
    expect(await facts(dataSource)).toEqual({ c2: 2 });
    expect(await parked.details()).toMatchObject({ parked: 2, blockedKeys: 1 });

    const [first] = (await parked.list({ pageSize: 50 }, '/v1/parked-messages')).items;
    expect(first).toMatchObject({ code: 'child-refused', detail: 'because the test says so' });
    expect(await parked.redrive(first?.id ?? '')).toEqual({ applied: 2 });
    expect(await facts(dataSource)).toEqual({ c1: 2, c2: 2 });
    expect(await parked.details()).toMatchObject({ parked: 0, blockedKeys: 0 });
    await send('children', [sent(childRecorded('c1', 3))]);
    await consumed();
    expect(await facts(dataSource)).toEqual({ c1: 3, c2: 2 });
  });

  it('redrives all of a key or nothing', async () => {
    const { dataSource, send, consumed, parked } = await start();
    await send('children', [{ key: 'c1', value: 'nonsense' }, sent(childRecorded('c1'))]);
    await consumed();
    const [first] = (await parked.list({ pageSize: 50 }, '/')).items;
    const id = first?.id ?? '';
    await expect(parked.redrive(id)).rejects.toMatchObject({
      code: 'still-refused',
      detail: 'not-json: the value is not JSON',
    });
    expect(await facts(dataSource)).toEqual({});
    expect(await parked.get(id, false)).toMatchObject({ attempts: 2 });

    await parked.discard(id, 'sent by a test');
    const [second] = (await parked.list({ pageSize: 50 }, '/')).items;
    await parked.redrive(second?.id ?? '');
    expect(await facts(dataSource)).toEqual({ c1: 1 });
    expect(await count(dataSource, 'blocked_key')).toBe(0);
    expect(await dataSource.query('select code, reason from parked_discard')).toEqual([
      { code: 'not-json', reason: 'sent by a test' },
    ]);
  });

  it('waits while the database fails and parks nothing', async () => {
    const { dataSource, send, consumed } = await start();
    let failures = 3;
    refuse = async (_, tx) => {
      if (failures-- > 0) await tx.query('select pg_terminate_backend(pg_backend_pid())');
    };
    await send('children', [sent(childRecorded('c1'))]);
    expect(await consumed()).toMatchObject({ chunkRetries: 3, eventsParked: 0 });
    expect(await facts(dataSource)).toEqual({ c1: 1 });
  });

  it.each(['40001', '40P01', '55P03'])(
    'tries again when the database answers %s',
    async (state) => {
      const { dataSource, send, consumed } = await start();
      let failures = 6;
      refuse = async (_, tx) => {
        if (failures-- > 0) await tx.query(`do $$ begin raise sqlstate '${state}'; end $$`);
      };
      await send('children', [sent(childRecorded('c1')), sent(childRecorded('c2'))]);
      await consumed();
      expect(await codes(dataSource)).toEqual([]);
      expect(await facts(dataSource)).toEqual({ c1: 1, c2: 1 });
    },
  );

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
    const { dataSource, send, server, consumed } = await start();
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
    const { dataSource, send, consumed } = await start();
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
