import { Client } from 'pg';
import { openBilling, type Billing } from '../../services/billing/test/open-billing';
import { testDatabase, type TestDatabase } from '../support';
import { fuzz } from './fuzz';
import { tellWorld } from './world';

let database: TestDatabase;
let billing: Billing;
let books: Client;
beforeAll(async () => {
  database = await testDatabase('billing');
  await tellWorld(database.url);
  process.env['ANSWER_GRACE_MINUTES'] = '0';
  billing = await openBilling(database.url);
  books = new Client({ connectionString: database.url });
  await books.connect();
});
afterAll(async () => {
  delete process.env['ANSWER_GRACE_MINUTES'];
  await books?.end();
  await billing?.stop();
  await database?.drop();
});

it('200 mutated messages end in one coded answer each, all stored or nothing', async () => {
  const tally = await fuzz({ url: billing.url, books, messages: 200, seed: 2 });
  const kinds = [...tally.keys()].sort();
  // It means little when most messages fail at the first hurdle.
  for (const kind of ['400 not-xml', '400 xsd-invalid', 'JW325 0001', 'JW325 0200 0200']) {
    expect(kinds).toContain(kind);
  }
  expect([...tally.values()].reduce((sum, count) => sum + count)).toBe(200);
});
