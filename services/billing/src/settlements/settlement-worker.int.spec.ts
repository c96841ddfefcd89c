import { connect } from '@grensverkeer/service-kit';
import type { DataSource } from 'typeorm';
import { testDatabase, type TestDatabase } from '../../../../test/support';
import type { ChildFact } from '@grensverkeer/messaging';
import { recordChildFacts } from '../facts/facts.service';
import type { InvoiceDto } from '../invoices/invoice.dto';
import { InvoicesService } from '../invoices/invoices.service';
import { submissionOfJson } from '../invoices/submission';
import { schema } from '../schema';
import { Case, testBsn } from '../../test/case';
import { Convenants } from './convenants';
import { SettlementWorker } from './settlement-worker';
import { SettlementsService } from './settlements.service';
import { Wake } from './wake';

let database: TestDatabase;
let source: DataSource;
beforeAll(async () => {
  database = await testDatabase('billing');
  source = await connect(schema, database.url);
});
afterAll(async () => {
  await source?.destroy();
  await database?.drop();
});

/** Workers whose loop is not started: the spec says when they work. */
const worker = () =>
  new SettlementWorker(source, new SettlementsService(new Convenants()), new Wake(source));

async function drain(one: SettlementWorker, limit: number): Promise<number> {
  const settled = await one.settleDueChildren(limit);
  return settled === 0 ? 0 : settled + (await drain(one, limit));
}

async function receive(number: string, children: readonly Case[]): Promise<void> {
  const facts = [...new Set(children)].flatMap((child) => child.facts('0502')) as ChildFact[];
  await source.transaction((tx) => recordChildFacts(tx, facts));
  await drain(worker(), 500);
  const lines = children.map((child, n) => child.line(`${number}-${n}`, 1_000 + n));
  const invoice = children[0]?.invoice(number, ...lines) as InvoiceDto;
  await new InvoicesService(source, new Wake(source)).receive(submissionOfJson(invoice), null);
}

const postings = async () =>
  (await source.query(
    'select line_id, count(*) from posting group by line_id having count(*) <> 1',
  )) as unknown[];

it('many workers at once settle every child once', async () => {
  const children = Array.from({ length: 60 }, (_, n) => new Case(1 + n, testBsn(n)));
  await receive('M1', children);
  const counts = await Promise.all(Array.from({ length: 6 }, () => drain(worker(), 5)));
  expect(counts.reduce((sum, count) => sum + count)).toBe(60);
  expect(await postings()).toEqual([]);
  const [row] = await source.query('select count(*) from posting');
  expect(row).toEqual({ count: 60 });
});

it('what the outbox names are exactly the postings, each once', async () => {
  const [row] = await source.query(
    `select count(*) named, count(distinct p.id) different, (select count(*) from posting) present
     from outbox o join posting p on p.id >= o.range_from and p.id < o.range_until`,
  );
  expect(row).toEqual({ named: 60, different: 60, present: 60 });
});

it('a child that another worker holds is left alone, and stays due', async () => {
  const children = [new Case(901, '999900006'), new Case(902, '999900018')];
  await receive('M2', children);
  await source.transaction(async (tx) => {
    await tx.query('select from child where id = $1 for update', [children[0]?.childId]);
    expect(await worker().settleDueChildren(10)).toBe(1);
  });
  expect(await worker().settleDueChildren(10)).toBe(1);
  expect(await postings()).toEqual([]);
});

it('a settlement of more than a thousand postings is named in pieces', async () => {
  const child = new Case(951, '999900031');
  await receive(
    'M3',
    Array.from({ length: 1_030 }, () => child),
  );
  await worker().settleDueChildren(1);
  const ranges: { size: number }[] = await source.query(
    'select range_until - range_from size from outbox order by id desc limit 2',
  );
  expect(ranges.map(({ size }) => size).reverse()).toEqual([1_024, 6]);
});
