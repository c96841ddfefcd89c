import { DataSource, type EntityManager, type MigrationInterface, type QueryRunner } from 'typeorm';
import { testDatabase, type TestDatabase } from '../../../test/support';
import { connect } from './database';
import { inTransaction, isDuplicate } from './transaction';

class Things1767225600009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table thing (id int primary key, cents bigint, day date)');
    await runner.query("insert into thing values (1, 5, '2026-03-29'), (2, 6, null)");
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table thing');
  }
}
const schema = { entities: [], migrations: [Things1767225600009] };

let place: TestDatabase;
let database: DataSource;
beforeAll(async () => {
  place = await testDatabase('placement');
  const all = await Promise.all([1, 2, 3, 4].map(() => connect(schema, place.url, 2)));
  database = all[0] as DataSource;
  await Promise.all(all.slice(1).map((one) => one.destroy()));
});
afterAll(async () => {
  await database?.destroy();
  await place?.drop();
});

test('four processes that start at once migrate once', async () => {
  expect(await database.query('select count(*) as n from thing')).toEqual([{ n: 2 }]);
});

test('dates stay text and whole numbers numbers in raw queries; too large throws', async () => {
  expect(await database.query('select cents, day from thing where id = 1')).toEqual([
    { cents: 5, day: '2026-03-29' },
  ]);
  await expect(database.query('select 9007199254740993::bigint as n')).rejects.toThrow('safe');
});

test.each([
  ['jit', 'off'],
  ['statement_timeout', '30s'],
  ['lock_timeout', '10s'],
])('a connection has %s = %s', async (setting, value) => {
  expect(await database.query(`show ${setting}`)).toEqual([{ [setting]: value }]);
});

test('two transactions that lock each other out both succeed in the end', async () => {
  const add = (tx: EntityManager, id: number) =>
    tx.query('update thing set cents = cents + 1 where id = $1', [id]);
  let waiting = 2;
  const both = (first: number, second: number) =>
    inTransaction(database, async (tx) => {
      await add(tx, first);
      waiting -= 1;
      while (waiting > 0) await tx.query('select pg_sleep(0.01)');
      await add(tx, second);
    });
  await Promise.all([both(1, 2), both(2, 1)]);
  expect(await database.query('select cents from thing order by id')).toEqual([
    { cents: 7 },
    { cents: 8 },
  ]);
});

test('a broken constraint is known by its name', async () => {
  const error = await database.query('insert into thing values (1)').catch((e: unknown) => e);
  expect(isDuplicate(error, 'thing_pkey')).toBe(true);
  expect(isDuplicate(error, 'other_key')).toBe(false);
});
