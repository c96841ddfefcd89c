import { eventually, testDatabase, type TestDatabase } from '../../../../test/support';
import { Case } from '../../test/case';
import { openBilling, type Billing } from '../../test/open-billing';
import { renderPostings } from '../settlements/render-postings';

let database: TestDatabase;
let billing: Billing;
const known = new Case(801, '999900006');
beforeAll(async () => {
  database = await testDatabase('billing');
  billing = await openBilling(database.url);
  await billing.tell(...known.facts('0502'));
});
afterAll(async () => {
  await billing?.stop();
  await database?.drop();
});

const CSV = 'text/csv; charset=utf-8';
/** As a Dutch Excel saves it, for a child of whom no BSN may be told. */
const sheet = (number: string, bedrag: string) =>
  `\uFEFFafzender;ontvanger;factuurnummer;factuurdatum;referentienummer;toewijzingsnummer;\
productcategorie;productcode;begindatum;einddatum;volume;eenheid;bedrag;debetcredit\r\n\
12345678;599;${number};6-5-2026;${number}-1;801;45;45A48;1-4-2026;30-4-2026;10;4;${bedrag};D\r\n`;
const post = async (body: string, headers: Record<string, string> = {}) => {
  const init = { method: 'POST', headers: { 'content-type': CSV, ...headers }, body };
  const response = await fetch(`${billing.url}/v1/invoices`, init);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

it('an invoice in CSV is answered as in JSON, and settled without a BSN', async () => {
  const answer = await post(sheet('C1', '1.234,56'));
  expect(answer).toMatchObject({
    status: 200,
    body: { status: 'accepted', grantedCents: 123_456 },
  });
  await eventually(async () => (await billing.figures())['due'] === 0);
  const [line] = await billing.lines('C1');
  expect(line?.standingPostings).toMatchObject([{ debtor: '0502', amountCents: 123_456 }]);
  const { items } = await billing.get('/v1/invoices?invoiceNumber=C1');
  expect(items).toMatchObject([{ door: 'csv' }]);
});

it('the same invoice in another form is the same invoice', async () => {
  const first = await post(sheet('C2', '10').replace('45A48', '45A12'));
  expect(first.status).toBe(200);
  const other = sheet('C2', '10,00').replace('45A48', '45A12');
  expect(await post(other.replaceAll(';', '\t').slice(1))).toEqual(first);
  const line = known.line('C2-1', 1_000, { bsn: undefined, productCode: '45A12' });
  const json = await billing.post(known.invoice('C2', line));
  expect(JSON.parse(json.text)).toEqual(first.body);
});

it('another content under that number is refused by name', async () => {
  expect(await post(sheet('C2', '11'))).toMatchObject({
    status: 409,
    body: { code: 'invoice-number-reused' },
  });
});

it('a fault is named by row and column, and nothing is stored', async () => {
  const { status, body } = await post(sheet('C3', 'tien'));
  expect([status, body['code'], body['invalidParams']]).toEqual([
    400,
    'invalid-input',
    [expect.objectContaining({ name: 'rows.2.amountCents', code: 'is-amount' })],
  ]);
  expect((await billing.get('/v1/invoices?invoiceNumber=C3'))['items']).toEqual([]);
});

it('more than 1 MB is refused', async () => {
  const { status, body } = await post(sheet('C4', '1').padEnd(1_200_000, ';'));
  expect([status, body['code']]).toEqual([413, 'too-large']);
});

describe('the trace of a request', () => {
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
  const told = async () => {
    await eventually(async () => (await billing.figures())['due'] === 0);
    const ranges: { from: number; until: number }[] = await billing.database.query(
      `select range_from "from", range_until "until" from outbox order by id desc limit 1`,
    );
    return renderPostings(billing.database.manager, ranges);
  };

  it('goes on with the events of its postings', async () => {
    const sent = await post(sheet('T1', '5').replace('45A48', '45B01'), { traceparent });
    expect(sent.status).toBe(200);
    const messages = await told();
    expect(messages.map(({ headers }) => headers)).toEqual([{ traceparent }, { traceparent }]);
  });

  it('that is none goes nowhere', async () => {
    await post(sheet('T2', '5').replace('45A48', '45B02'), { traceparent: '00-nonsense' });
    expect((await told()).map(({ headers }) => headers)).toEqual([undefined, undefined]);
  });
});
