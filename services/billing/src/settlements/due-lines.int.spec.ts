import type { FactEvent } from '@grensverkeer/events';
import { connect } from '@grensverkeer/service-kit';
import { DataSource } from 'typeorm';
import { eventually, testDatabase, type TestDatabase } from '../../../../test/support';
import { Case, fact, testBsn } from '../../test/case';
import type { ChildFact } from '@grensverkeer/messaging';
import { recordChildFacts, recordConvenants } from '../facts/facts.service';
import type { InvoiceDto } from '../invoices/invoice.dto';
import { InvoicesService } from '../invoices/invoices.service';
import { submissionOfJson } from '../invoices/submission';
import { schema } from '../schema';
import { Convenants } from './convenants';
import { retryFailed, takeDue } from './due';
import { SettlementWorker } from './settlement-worker';
import { SettlementsService } from './settlements.service';
import { Wake } from './wake';

let database: TestDatabase;
let source: DataSource;
/** The same database with little patience. */
let hasty: DataSource;
beforeAll(async () => {
  database = await testDatabase('billing');
  source = await connect(schema, database.url);
  hasty = new DataSource({
    ...source.options,
    extra: { max: 5, statement_timeout: 1_000 },
  } as never);
  await hasty.initialize();
});
afterAll(async () => {
  await hasty?.destroy();
  await source?.destroy();
  await database?.drop();
});

const worker = (on: DataSource = source) =>
  new SettlementWorker(on, new SettlementsService(new Convenants()), new Wake(on));

const settleAll = async () => {
  for (const one = worker(); (await one.settleDueChildren(100)) > 0;);
};

async function tell(...children: Case[]): Promise<void> {
  const facts = children.flatMap((child) => child.facts('0502')) as ChildFact[];
  await source.transaction((tx) => recordChildFacts(tx, facts));
  await settleAll();
}

async function receive(child: Case, number: string, ...lines: object[]): Promise<void> {
  const invoice = child.invoice(number, ...lines) as unknown as InvoiceDto;
  await new InvoicesService(source, new Wake(source)).receive(submissionOfJson(invoice), null);
}

const count = async (sql: string): Promise<number> =>
  ((await source.query(`select count(*)::int count from ${sql}`)) as { count: number }[])[0]!.count;

/** The school's municipality bears a half, up to so many cents in a calendar year. */
function cappedPerYear(ceilingCents: number): FactEvent {
  const day = '2020-01-01' as never;
  const convenant = {
    ...{ id: 'capped', version: 1, name: 'Capped', scope: {}, from: day, until: null },
    sides: [
      { name: 'Home side', municipalities: ['0502'] },
      { name: 'School side', municipalities: ['0599'] },
    ] as [{ name: string; municipalities: string[] }, { name: string; municipalities: string[] }],
    clauses: [
      { id: 'half', kind: 'share-costs', schoolShare: { numerator: 1, denominator: 2 } },
      {
        ...{ id: 'cap', kind: 'cap', capped: 'school', ceilingCents, window: 'year' },
        ...{ raises: [], exhaustedFrom: null },
      },
    ],
  };
  const data = { convenantId: 'capped', version: 1, convenant } as never;
  return fact('nl.grensverkeer.convenant-published.v1', 'capped', 'capped', data);
}

const month = (at: number) => {
  const first = (n: number) => new Date(Date.UTC(2025, n, 1)).toISOString().slice(0, 10);
  return { from: first(at), until: first(at + 1) };
};

it('ends in the books of a settlement from scratch, month by month, with a cap and credits', async () => {
  const child = new Case(1, testBsn(0));
  await source.transaction((tx) => recordConvenants(tx, [cappedPerYear(9_000)] as never));
  await tell(child, new Case(2, testBsn(1)));
  for (let at = 12; at < 30; at++) {
    const lines = [child.line(`Y${at}`, 2_501 + at, month(at))];
    // Out of order, because providers are late: the months of a year come in any order.
    const earlier = at % 4 === 3 ? [child.line(`Z${at}`, 777, month(at - 13))] : [];
    const credit = { ...month(at - 2), debitCredit: 'C', previousReference: `Y${at - 2}` };
    const credits = at % 5 === 4 ? [child.line(`C${at}`, 2_501 + at - 2, credit)] : [];
    await receive(child, `M${at}`, ...lines, ...earlier, ...credits);
    await settleAll();
  }
  expect(await count(`invoice_line where status = 'accepted'`)).toBeGreaterThan(20);
  expect(await count(`posting where kind = 'reversal'`)).toBeGreaterThan(0);
  const before = await count('posting');
  await source.query('update child set due_since = now()');
  await settleAll();
  expect(await count('posting')).toBe(before);
});

it('settles lines that came at different times together, once', async () => {
  const child = new Case(3, testBsn(2));
  await tell(child);
  await receive(child, 'T1', child.line('T1', 1_000));
  await receive(child, 'T2', child.line('T2', 2_000, month(15)));
  expect(await count('due_lines')).toBe(2);
  // Whoever takes a child takes all its marks: a line left with one would be charged twice.
  expect(await worker().settleDueChildren(1)).toBe(1);
  expect(await count('due_lines')).toBe(0);
  await settleAll();
  const posted = `posting p join invoice_line l on l.id = p.line_id where l.reference`;
  expect(await count(`${posted} = 'T1'`)).toBe(1);
  expect(await count(`${posted} = 'T2'`)).toBe(1);
});

it.each([
  ['all, when there is room', 1_000, () => count('child')],
  ['one, whatever it has', 0, () => Promise.resolve(1)],
])('takes of the children that are due %s', async (_, lines, expected) => {
  await source.query('update child set due_since = now()');
  const taken = await source.transaction((tx) =>
    takeDue(tx, { children: 100, newLines: 0, lines }),
  );
  expect(await count('child')).toBeGreaterThan(2);
  expect(taken).toHaveLength(await expected());
});

describe('a database that takes too long', () => {
  const whileBlocked = (work: () => Promise<void>) =>
    source.transaction(async (tx) => {
      await tx.query('lock table posting in access exclusive mode');
      await work();
    });

  it('sets a child apart that is too slow alone, and tries it again later', async () => {
    const child = new Case(4, testBsn(3));
    await tell(child);
    await receive(child, 'S1', child.line('S1', 1_234));
    await whileBlocked(async () => {
      expect(await worker(hasty).settleDueChildren(10)).toBe(1);
    });
    expect(await count('child where failure is not null and failures = 1')).toBe(1);
    expect(await retryFailed(source.manager)).toBe(0);
    await source.query('update child set retry_at = now() where failure is not null');
    expect(await retryFailed(source.manager)).toBe(1);
    await settleAll();
    expect(await count('child where failure is not null or failures > 0')).toBe(0);
    expect(await count(`posting p join invoice_line l on l.id = p.line_id
      where l.reference = 'S1'`)).toBe(1); // prettier-ignore
  });

  it('does not blame a batch: it comes back smaller, and all is settled in the end', async () => {
    const children = [4, 5, 6, 7].map((n) => new Case(100 + n, testBsn(n)));
    await tell(...children);
    for (const [at, child] of children.entries()) {
      await receive(child, `B${at}`, child.line(`B${at}`, 100 + at));
    }
    const one = worker(hasty);
    await whileBlocked(async () => {
      await expect(one.settleDueChildren(10)).rejects.toMatchObject({ code: '57014' });
      one.onApplicationBootstrap();
      await eventually(async () => ((await one.details())['workerFailures'] ?? 0) > 1);
    });
    await eventually(async () => (await count('due_lines')) === 0);
    await one.beforeApplicationShutdown();
    expect(await count('child where failure is not null')).toBe(0);
    expect(await count(`invoice_line l where l.reference like 'B%'
      and not exists (select from posting p where p.line_id = l.id)`)).toBe(0); // prettier-ignore
  });
});
