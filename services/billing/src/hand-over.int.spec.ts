import { connect } from '@grensverkeer/service-kit';
import type { ChildFact, Range } from '@grensverkeer/messaging';
import type { DataSource, EntityManager } from 'typeorm';
import { testDatabase, type TestDatabase } from '../../../test/support';
import { Case, testBsn } from '../test/case';
import { newFacts, readFacts, type CaseFacts } from './facts/case-facts';
import { recordChildFacts } from './facts/facts.service';
import type { InvoiceDto } from './invoices/invoice.dto';
import { InvoicesService } from './invoices/invoices.service';
import { submissionOfJson } from './invoices/submission';
import { HandOver } from './hand-over';
import { schema } from './schema';
import { Convenants } from './settlements/convenants';
import { takeDue } from './settlements/due';
import { readLines } from './settlements/lines.loader';
import { renderPostings } from './settlements/render-postings';
import { SettlementWorker } from './settlements/settlement-worker';
import { SettlementsService } from './settlements/settlements.service';
import { Wake } from './settlements/wake';

const child = new Case(1, testBsn(0));
let database: TestDatabase;
let source: DataSource;
beforeAll(async () => {
  database = await testDatabase('billing');
  source = await connect(schema, database.url);
  const facts = child.facts('0502') as ChildFact[];
  await source.transaction((tx) => recordChildFacts(tx, facts));
  await settleAll();
});
afterAll(async () => {
  await source?.destroy();
  await database?.drop();
});

async function settleAll(): Promise<void> {
  const service = new SettlementsService(new Convenants());
  const worker = new SettlementWorker(source, service, new Wake(source));
  while ((await worker.settleDueChildren()) > 0);
}

async function receive(number: string, ...lines: object[]): Promise<void> {
  const invoice = child.invoice(number, ...lines) as unknown as InvoiceDto;
  const trace = { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' };
  const submission = { ...submissionOfJson(invoice), ...trace };
  await new InvoicesService(source, new Wake(source)).receive(submission, null);
}

/** What this answers when it is asked twice in a row, and how often it asked the database. */
async function twice<Answer>(ask: (tx: EntityManager) => Promise<Answer>) {
  return source.transaction(async (tx) => {
    const asked = jest.spyOn(tx, 'query');
    const one = { answer: await ask(tx), queries: asked.mock.calls.length };
    const other = { answer: await ask(tx), queries: asked.mock.calls.length - one.queries };
    asked.mockRestore();
    return [one, other] as const;
  });
}

const convenants = { touching: () => [] };

test('lines and postings that were just written are as the database has them', async () => {
  await receive('F1', child.line('R1', 10_001), child.line('R2', 333));
  await receive('F2', child.line('R3', 10_001, { previousReference: 'R1', debitCredit: 'C' }));
  const due = await source.transaction(async (tx) => {
    const taken = await takeDue(tx, { children: 9, newLines: 9, lines: 9 });
    await tx.query('rollback');
    return taken;
  });
  const [held, read] = await twice((tx) => readLines(tx, due, convenants));
  expect(held.answer).toHaveLength(3);
  expect(read.answer).toEqual(held.answer);
  expect([held.queries, read.queries]).toEqual([0, 1]);

  await settleAll();
  const outbox: { range_from: number; range_until: number }[] = await source.query(
    'select range_from, range_until from outbox order by shard, id',
  );
  const ranges = outbox.map((row): Range => ({ from: row.range_from, until: row.range_until }));
  const [made, again] = await twice((tx) => renderPostings(tx, ranges));
  expect(made.answer).toHaveLength(6);
  expect(again.answer).toEqual(made.answer);
  expect([made.queries, again.queries]).toEqual([0, 1]);
});

test('facts that were just read are as the database has them, unless the child has changed', async () => {
  await receive('F3', child.line('R4', 777));
  const [due] = await source.transaction((tx) =>
    takeDue(tx, { children: 9, newLines: 9, lines: 9 }),
  );
  const ask = (tx: EntityManager) => readFacts(tx, [due!]);
  const [held, read] = await twice(ask);
  const facts = held.answer.get(due!.id)!;
  expect(facts.placements).toHaveLength(1);
  expect(read.answer).toEqual(held.answer);
  expect(read.answer.get(due!.id)).not.toBe(facts);

  const handOver = (one: CaseFacts) =>
    source.transaction(async (tx) => {
      newFacts.keep(tx, child.childId, one);
      const locked: { id: string; version: string }[] = await tx.query(
        'select id, xmin::text "version" from child for update',
      );
      return (await readFacts(tx, locked)).get(child.childId);
    });
  expect(await handOver(facts)).toBe(facts);
  const moved = child.residences(9, '0344') as ChildFact;
  await source.transaction((tx) => recordChildFacts(tx, [moved]));
  const now = await handOver(facts);
  expect(now?.file.residences).toMatchObject([{ municipality: '0344' }]);
  expect(now?.version).not.toBe(facts.version);
});

test('of one database nothing is held for another, and not more than was said', () => {
  const held = new HandOver<number, string>(2);
  const [one, other] = [{ connection: {} }, { connection: {} }] as EntityManager[];
  for (const number of [1, 2, 3]) held.keep(one!, number, `thing ${number}`);
  expect([...held.take(other!, [1, 2, 3])]).toEqual([]);
  expect([...held.take(one!, [1, 2, 3])].map(([number]) => number)).toEqual([2, 3]);
  expect([...held.take(one!, [2, 3])]).toEqual([]);
});
