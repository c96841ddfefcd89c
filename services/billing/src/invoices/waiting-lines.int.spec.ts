import { connect } from '@grensverkeer/service-kit';
import type { DataSource } from 'typeorm';
import { eventually, testDatabase, type TestDatabase } from '../../../../test/support';
import { Case, testBsn } from '../../test/case';
import { jw323 } from '../../test/jw323';
import { openBilling, type Billing } from '../../test/open-billing';
import type { ChildFact } from '@grensverkeer/messaging';
import { recordChildFacts } from '../facts/facts.service';
import { schema } from '../schema';

let database: TestDatabase;
let billing: Billing;
let source: DataSource;
beforeAll(async () => {
  database = await testDatabase('billing');
  billing = await openBilling(database.url);
  source = await connect(schema, database.url, 3);
});
afterAll(async () => {
  await source?.destroy();
  await billing?.stop();
  await database?.drop();
});

const XML = 'application/xml';
const statusOf = async (invoiceNumber: string) => {
  const { items } = await billing.get(`/v1/invoices?invoiceNumber=${invoiceNumber}`);
  return (items as { status: string }[])[0]?.status;
};
/** Lines that will be looked at in the next round. */
const awake = async () => {
  const rows: { reference: string }[] = await source.query(
    `select reference from invoice_line where status = 'waiting' and wakes > 0 order by 1`,
  );
  return rows.map(({ reference }) => reference);
};
const allAsleep = () => eventually(async () => (await awake()).length === 0);

it('lines sleep until a fact comes that they may have waited for', async () => {
  const children = [new Case(401, '999900006'), new Case(402, '999900018')];
  await billing.post(
    jw323('W1', ...children.map((child, n) => [child, `W1-${n}`, 100] as const)),
    XML,
  );
  await allAsleep();
  const [first] = children;
  const waking = source.transaction(async (tx) => {
    await recordChildFacts(tx, [first?.placement()] as ChildFact[]);
    return tx.query(`select reference from invoice_line where wakes > 0 and status = 'waiting'`);
  });
  expect(await waking).toEqual([{ reference: 'W1-0' }]);
  await allAsleep();
  await billing.tell(...children.flatMap((child) => child.facts('0502')));
  await eventually(async () => (await statusOf('W1')) === 'accepted');
});

it('a fact that is committed after its line was looked at is not missed', async () => {
  const child = new Case(403, '999900031');
  await source.transaction(async (tx) => {
    await recordChildFacts(tx, child.facts('0502') as ChildFact[]);
    await billing.post(jw323('W2', [child, 'W2-0', 100]), XML);
    await eventually(async () => {
      const [row]: { looked: boolean }[] = await source.query(
        `select watch is not null looked from invoice_line where reference = 'W2-0'`,
      );
      return row?.looked;
    });
    expect(await statusOf('W2')).toBe('pending');
    // It will be looked at again, and health says so all the while.
    expect((await billing.figures())['due']).toBe(1);
  });
  await eventually(async () => (await statusOf('W2')) === 'accepted');
});

it('an invoice whose answer cannot be written holds up no other, and is tried again', async () => {
  const children = [new Case(404, '999900043'), new Case(405, '999900055')];
  for (const [n, child] of children.entries()) {
    await billing.post(jw323(`W3${n}`, [child, `W3-${n}`, 100]), XML);
  }
  const [row]: { raw: Buffer }[] = await source.query(
    `select raw from invoice where number = 'W30'`,
  );
  await source.query(`update invoice set raw = 'gone' where number = 'W30'`);
  await billing.tell(...children.flatMap((child) => child.facts('0502')));
  await eventually(async () => (await statusOf('W31')) === 'accepted');
  await eventually(async () => (await billing.figures())['failedInvoices'] === 1);
  // What was granted is settled all the same.
  await eventually(async () => (await billing.lines('W30'))[0]?.standingPostings.length === 1);
  expect(await statusOf('W30')).toBe('pending');

  await source.query(`update invoice set raw = $1 where number = 'W30'`, [row?.raw]);
  const next = await openBilling(database.url);
  await eventually(async () => (await statusOf('W30')) === 'accepted');
  await next.stop();
  expect((await billing.figures())['failedInvoices']).toBe(0);
});

it('what is billed anew beside a credit waits with it, and both follow the debit', async () => {
  const child = new Case(406, '999900067');
  await billing.tell(...child.facts('0502'));
  const line = (reference: string, more: object) =>
    child.line(reference, 500, { productCode: 'SLOT', ...more });
  const second = child.invoice(
    'W5',
    line('W5-new', { amountCents: 400 }),
    line('W5-credit', { previousReference: 'W4-0', debitCredit: 'C' }),
  );
  expect((await billing.post(second)).status).toBe(202);
  await allAsleep();
  expect((await billing.post(child.invoice('W4', line('W4-0', {})))).status).toBe(200);
  await eventually(async () => (await statusOf('W5')) === 'accepted');
  const standing = (await billing.lines('W5')).map(({ amountCents }) => amountCents);
  expect(standing).toEqual([400, -500]);
});

it('a credit and what is billed anew may come before the allocation and their debit', async () => {
  const child = new Case(407, testBsn(7));
  const line = (reference: string, more: object) =>
    child.line(reference, 500, { productCode: 'SLOT', ...more });
  const credit = line('W6-credit', { previousReference: 'W7-0', debitCredit: 'C' });
  await billing.post(child.invoice('W6', line('W6-new', { amountCents: 400 }), credit));
  await allAsleep();
  await billing.tell(...child.facts('0502'));
  await allAsleep();
  await billing.post(child.invoice('W7', line('W7-0', {})));
  await eventually(async () => (await statusOf('W6')) === 'accepted');
  expect(await statusOf('W7')).toBe('accepted');
});
