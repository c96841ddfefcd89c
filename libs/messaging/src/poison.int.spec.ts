import { childRecorded, closeAll, count } from '../test/support';
import { codes, facts, poison, reader, resetReader, sent, startScene } from '../test/reader';

describe('the reader in trouble', () => {
  beforeEach(resetReader);
  afterEach(closeAll);

  it('finds the events that the handler refuses and lets all others through', async () => {
    const { dataSource, send, consumed } = await startScene();
    const refuse = poison('child-7');
    reader.refuse = (events, tx) => {
      // Also a refusal by the database, after which the transaction itself is of no use.
      if (events.some(({ subject }) => subject === 'child-300')) return tx.query('select 1 / 0');
      return refuse(events, tx);
    };
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
      'handler-failed',
      'parked-behind',
    ]);
  });

  it('finds all of them where the handler refuses one after another', async () => {
    const { dataSource, send, consumed } = await startScene();
    const isRefused = (subject: string) => Number(subject.slice('child-'.length)) % 100 < 60;
    reader.refuse = (events, tx) =>
      events.some(({ subject }) => isRefused(subject)) ? tx.query('select 1 / 0') : undefined;
    const children = Array.from({ length: 300 }, (_, index) => `child-${index}`);
    await send(
      'children',
      children.map((child) => ({ ...sent(childRecorded(child)), partition: 0 })),
    );
    await consumed();
    const free = children.filter((child) => !isRefused(child));
    expect(Object.keys(await facts(dataSource)).sort()).toEqual(free.sort());
    expect(await codes(dataSource)).toEqual(Array(180).fill('handler-failed'));
  });

  it('parks behind a parked message whatever comes later with its key, until it is redriven', async () => {
    const { dataSource, send, consumed, parked } = await startScene();
    reader.refuse = poison('c1');
    await send('children', [sent(childRecorded('c1', 1)), sent(childRecorded('c2', 1))]);
    await consumed();
    reader.refuse = () => undefined;
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
    const { dataSource, send, consumed, parked } = await startScene();
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
    const { dataSource, send, consumed } = await startScene();
    let failures = 3;
    reader.refuse = async (_, tx) => {
      if (failures-- > 0) await tx.query('select pg_terminate_backend(pg_backend_pid())');
    };
    await send('children', [sent(childRecorded('c1'))]);
    expect(await consumed()).toMatchObject({ chunkRetries: 3, eventsParked: 0 });
    expect(await facts(dataSource)).toEqual({ c1: 1 });
  });

  it.each(['40001', '40P01', '55P03'])(
    'tries again when the database answers %s',
    async (state) => {
      const { dataSource, send, consumed } = await startScene();
      let failures = 6;
      reader.refuse = async (_, tx) => {
        if (failures-- > 0) await tx.query(`do $$ begin raise sqlstate '${state}'; end $$`);
      };
      await send('children', [sent(childRecorded('c1')), sent(childRecorded('c2'))]);
      await consumed();
      expect(await codes(dataSource)).toEqual([]);
      expect(await facts(dataSource)).toEqual({ c1: 1, c2: 1 });
    },
  );
});
