import { DataSource, QueryFailedError } from 'typeorm';
import { testDatabase, type TestDatabase } from '../../../test/support';
import { copyRows } from './copy-rows';
import { Prepared, together } from './prepared';

const ADD = new Prepared<{ number: number }>(
  'test-add',
  'insert into thing values ($1) returning number',
);
const SUM = new Prepared<{ sum: number }>('test-sum', 'select sum(number)::int from thing');

let database: TestDatabase;
let source: DataSource;
beforeAll(async () => {
  database = await testDatabase('billing');
  source = new DataSource({ type: 'postgres', url: database.url, extra: { max: 1 } });
  await source.initialize();
  await source.query('create table thing (number integer primary key)');
});
afterAll(async () => {
  await source?.destroy();
  await database?.drop();
});
beforeEach(() => source.query('truncate thing'));

const numbers = async () => {
  const rows: { number: number }[] = await source.query('select number from thing order by 1');
  return rows.map(({ number }) => number);
};

it('answers in order, each question seeing what those before it did', async () => {
  const answers = await source.transaction((tx) =>
    together(tx, SUM.with([]), ADD.with([3]), SUM.with([]), ADD.with([4]), SUM.with([])),
  );
  expect(answers).toEqual([
    [{ sum: null }],
    [{ number: 3 }],
    [{ sum: 3 }],
    [{ number: 4 }],
    [{ sum: 7 }],
  ]);
  expect(await numbers()).toEqual([3, 4]);
});

it('tells the first fault, and leaves a connection that works', async () => {
  const twice = source.transaction((tx) =>
    together(tx, ADD.with([1]), ADD.with([1]), ADD.with([2]), SUM.with([])),
  );
  await expect(twice).rejects.toBeInstanceOf(QueryFailedError);
  await expect(twice).rejects.toMatchObject({ code: '23505' });
  expect(await numbers()).toEqual([]);
  await source.transaction(async (tx) => {
    expect(await together(tx, ADD.with([5]), SUM.with([]))).toEqual([
      [{ number: 5 }],
      [{ sum: 5 }],
    ]);
    // Which needs the connection for itself.
    await copyRows(tx, 'thing (number)', [[6], [7]]);
    expect(await together(tx)).toEqual([]);
    expect(await SUM.rows(tx, [])).toEqual([{ sum: 18 }]);
  });
});
