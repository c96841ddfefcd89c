import { testDatabase, type TestDatabase } from '../../../../test/support';
import { Case } from '../../test/case';
import { jw323 } from '../../test/jw323';
import { openBilling, type Billing } from '../../test/open-billing';

let database: TestDatabase;
let billing: Billing;
const known = new Case(811, '999900006');
beforeAll(async () => {
  database = await testDatabase('billing');
  billing = await openBilling(database.url);
  await billing.tell(...known.facts('0502'));
});
afterAll(async () => {
  await billing?.stop();
  await database?.drop();
});

const DATE = /(?<=<[\w:]*(?:Begindatum|Einddatum|Dagtekening)>)[^<]+/g;

/** Dates that XML Schema knows, and no calendar of ours. */
it.each(['-0001-01-01', '12026-05-06', '999999-12-31', ' 2026-05-06 '])(
  'a date like "%s" anywhere in a JW323 ends in a coded answer',
  async (odd) => {
    const name = `O${odd.replace(/\W/g, '')}`;
    const good = jw323(name, [known, `${name}-1`, 500]);
    const places = [...good.matchAll(DATE)].map(({ index, 0: text }) => [index, text.length]);
    const all = good.replace(DATE, odd);
    for (const message of [
      ...places.map(([at = 0, length = 0]) => good.slice(0, at) + odd + good.slice(at + length)),
      all,
    ]) {
      const { status, text } = await billing.post(message, 'application/xml');
      expect([status, /RetourCode>\w{4}</.test(text)]).toEqual([200, true]);
    }
  },
);

it('the date of a declaration that has no calendar is kept as the nearest that has', async () => {
  const { items } = await billing.get('/v1/invoices?status=accepted');
  const dates = (items as { invoiceDate: string }[]).map(({ invoiceDate }) => invoiceDate);
  expect(dates.sort()).toEqual(expect.arrayContaining(['0001-01-01', '2026-05-06']));
  expect(dates.every((date) => /^\d{4}-\d{2}-\d{2}$/.test(date))).toBe(true);
});
