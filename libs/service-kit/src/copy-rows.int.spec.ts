import { DataSource, type EntityManager } from 'typeorm';
import { testDatabase, type TestDatabase } from '../../../test/support';
import { copyRows, type CopyValue } from './copy-rows';
import { Prepared } from './prepared';
import { inTransaction, isDuplicate } from './transaction';

let database: TestDatabase;
let source: DataSource;
beforeAll(async () => {
  database = await testDatabase('billing');
  source = await new DataSource({ type: 'postgres', url: database.url }).initialize();
  await source.query(
    'create table thing (id bigint primary key, text text, codes text[], day date)',
  );
});
afterAll(async () => {
  await source?.destroy();
  await database?.drop();
});

const copy = (...rows: CopyValue[][]) =>
  inTransaction(source, (tx) => copyRows(tx, 'thing (id, text, codes, day)', rows));

const rowsOf = (tx: EntityManager) =>
  new Prepared<{ text: string }>('things', 'select text from thing order by id').rows(tx, []);

test('what is copied is what is read, whatever stands in it', async () => {
  const texts = [
    '',
    ' ',
    '\\',
    '\\N',
    '\\.',
    'a\tb',
    'a\nb',
    'a\r\nb',
    'één €',
    '{a,"b"}',
    '\\\t\\n',
  ];
  await copy(...texts.map((text, id) => [id, text, '{8021,9338}', '2026-01-31']));
  await copy([99, null, '{}', null]);
  const rows = await inTransaction(source, rowsOf);
  expect(rows.map(({ text }) => text)).toEqual([...texts, null]);
  const [first] = (await source.query(
    `select codes, day::text from thing where id = 0`,
  )) as object[];
  expect(first).toEqual({ codes: ['8021', '9338'], day: '2026-01-31' });
});

test('nothing is copied when one row cannot be, and the fault is told as a statement tells it', async () => {
  const before = await inTransaction(source, rowsOf);
  const doubled = await copy([200, 'new', '{}', null], [99, 'again', '{}', null]).catch(
    (error: unknown) => error,
  );
  expect(isDuplicate(doubled, 'thing_pkey')).toBe(true);
  await expect(copy([201, 'new', '{}', 'no day'])).rejects.toThrow('no day');
  expect(await inTransaction(source, rowsOf)).toEqual(before);
  await expect(
    inTransaction(source, (tx) => new Prepared('wrong', 'select 1 / $1::int').rows(tx, [0])),
  ).rejects.toMatchObject({ driverError: { code: '22012' } });
});

test('no rows are no statement', () => expect(copy()).resolves.toBeUndefined());
