import { eventually, testDatabase, type TestDatabase } from '../../../../test/support';
import { Case, testBsn } from '../../test/case';
import { jw323, type FixtureLine } from '../../test/jw323';
import { openBilling, type Billing } from '../../test/open-billing';

let database: TestDatabase;
let billing: Billing;
const other = new Case(801, testBsn(300));
beforeAll(async () => {
  database = await testDatabase('billing');
  billing = await openBilling(database.url);
  await billing.tell(...other.facts('0502'));
  await billing.post(jw323('U0', [other, 'U0-1', 500]), 'application/xml');
});
afterAll(async () => {
  await billing?.stop();
  await database?.drop();
});

/** The fixture has a client per line; here they are all one client's. */
const ofOneClient = (number: string, ...lines: FixtureLine[]) =>
  jw323(number, ...lines).replace(
    /\s*<\/jw323:Prestaties>\s*<\/jw323:Client>\s*<jw323:Client>\s*<jw323:Bsn>\d+<\/jw323:Bsn>\s*<jw323:Prestaties>/g,
    '',
  );
const retourCodes = (xml: string) =>
  [...xml.matchAll(/RetourCode>(\w{4})</g)].map(([, code]) => code);
const storedCodes = async (number: string) =>
  (await billing.lines(number)).map(({ reference, codes }) =>
    [reference, ...codes.map(({ code }) => code)].join(' '),
  );

/** A line whose allocation waits to be told, and two that name what is another child's. */
async function post(number: string, bsn: string): Promise<{ child: Case; path: string }> {
  const child = new Case(Number(number.slice(1)) + 810, bsn);
  const wrong = new Case(other.allocationNumber, bsn);
  const message = ofOneClient(
    number,
    [child, `${number}-1`, 100],
    [wrong, `${number}-2`, 200],
    [wrong, `${number}-3`, 500, 'U0-1'],
  );
  const { status, text } = await billing.post(message, 'application/xml');
  expect(status).toBe(202);
  expect(await storedCodes(number)).toEqual([
    `${number}-1`,
    `${number}-2 8187`,
    `${number}-3 8187`,
  ]);
  return { child, path: `/v1/invoices/${JSON.parse(text).invoiceId}/answer` };
}

async function answerAt(path: string): Promise<string> {
  return eventually(async () => {
    const response = await fetch(billing.url + path);
    const text = await response.text();
    return response.status === 200 && text;
  });
}

describe('a client that is unknown while one of its lines waits', () => {
  it('and becomes known: its other lines have a wrong number only, in books and answer', async () => {
    const { child, path } = await post('U1', testBsn(301));
    await billing.tell(...child.facts('0502'));
    const answer = await answerAt(path);
    expect(retourCodes(answer)).toEqual(['0200', '9338', '8017', '0200', '0200']);
    expect(await storedCodes('U1')).toEqual(['U1-1', 'U1-2 9338', 'U1-3 8017']);
  });

  it('and stays unknown: all its lines go back with it', async () => {
    const { path } = await post('U2', testBsn(302));
    await billing.database.query(
      `update invoice set received_at = received_at - interval '1 day' where number = 'U2'`,
    );
    const answer = await answerAt(path);
    expect(retourCodes(answer)).toEqual(['0200', '0233', '0233', '0233', '8187', '0200']);
    expect(await storedCodes('U2')).toEqual(['U2-1 8187', 'U2-2 8187', 'U2-3 8187']);
  });
});
