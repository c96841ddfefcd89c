import { request, type ClientRequest } from 'http';
import { eventually, testDatabase, type TestDatabase } from '../../../../test/support';
import { Case } from '../../test/case';
import { jw323 } from '../../test/jw323';
import { openBilling, type Billing } from '../../test/open-billing';
import { LARGEST_MESSAGE } from './receive-jw323';

let database: TestDatabase;
let billing: Billing;
const child = new Case(901, '999900006');
beforeAll(async () => {
  database = await testDatabase('billing');
  process.env['DOOR_WAIT_SECONDS'] = '5';
  billing = await openBilling(database.url);
  await billing.tell(...child.facts('0502'));
});
afterAll(async () => {
  delete process.env['DOOR_WAIT_SECONDS'];
  await billing?.stop();
  await database?.drop();
});

interface Told {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly text: string;
}

/** Begins to send a message of 25 MB, of which not a byte follows. */
function announce(): { call: ClientRequest; told: Promise<Told> } {
  const headers = { 'content-type': 'application/xml', 'content-length': LARGEST_MESSAGE };
  const call = request(`${billing.url}/v1/invoices`, { method: 'POST', headers });
  const told = new Promise<Told>((resolve, reject) => {
    call.on('error', reject).on('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      const retryAfter = response.headers['retry-after'];
      response.on('end', () => resolve({ status: response.statusCode ?? 0, retryAfter, text }));
    });
  });
  call.flushHeaders();
  return { call, told };
}

it('more large messages than there is room for wait, and are then asked to come back', async () => {
  const sending = Array.from({ length: 3 }, announce);
  await eventually(async () => (await billing.figures())['doorBytes'] === 3 * LARGEST_MESSAGE);
  const { call, told } = announce();
  await eventually(async () => (await billing.figures())['doorWaiting'] === 1);

  // A small one passes by.
  const small = await billing.post(jw323('D1', [child, 'D1-1', 100]), 'application/xml');
  expect(small.status).toBe(200);

  const { status, retryAfter, text } = await told;
  expect([status, retryAfter, JSON.parse(text).code]).toEqual([503, '5', 'busy']);
  expect(await billing.figures()).toMatchObject({ doorWaiting: 0, doorSentAway: 1 });
  call.destroy();

  // Who goes away without a word gives the room back, and nothing of it is stored.
  for (const one of sending) {
    one.told.catch(() => null);
    one.call.destroy();
  }
  await eventually(async () => (await billing.figures())['doorBytes'] === 0);
  const { items } = await billing.get('/v1/invoices');
  expect((items as { invoiceNumber: string }[]).map((each) => each.invoiceNumber)).toEqual(['D1']);
});
