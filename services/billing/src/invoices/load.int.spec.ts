import { request, type ClientRequest } from 'http';
import { largeJw323 } from '../../../../deploy/bench/ijw-message';
import { eventually, testDatabase, type TestDatabase } from '../../../../test/support';
import { Case, testBsn } from '../../test/case';
import { jw323 } from '../../test/jw323';
import { openBilling, type Billing } from '../../test/open-billing';
import { LARGEST_MESSAGE } from './receive-jw323';
import { lockSenders } from './store-invoice';

let database: TestDatabase;
let billing: Billing;
beforeAll(async () => {
  database = await testDatabase('billing');
  billing = await openBilling(database.url);
});
afterAll(async () => {
  await billing?.stop();
  await database?.drop();
});

const XML = 'application/xml';
const retourCodes = (xml: string) =>
  [...xml.matchAll(/RetourCode>(\w{4})</g)].map(([, code]) => code);

describe('a JW323 of 25 MB', () => {
  /** A message with comments behind its first tag, to the byte. */
  const ofSize = (bytes: number, lines: number): Buffer => {
    const text = [...largeJw323(lines)].join('');
    const at = text.indexOf('<jw323:Header>');
    const room = bytes - text.length;
    const comment = `<!--${'x'.repeat(65_529)}-->`;
    const last = `<!--${'x'.repeat((room % comment.length) + comment.length - 7)}-->`;
    const filling = comment.repeat(Math.floor(room / comment.length) - 1) + last;
    return Buffer.from(text.slice(0, at) + filling + text.slice(at));
  };

  it('exactly is taken in one go, also when it comes in pieces', async () => {
    const message = ofSize(LARGEST_MESSAGE, 22_000_000);
    expect(message.length).toBe(26_214_400);
    const { status, text } = await sendInPieces(message, message.length);
    expect([status, JSON.parse(text).code]).toEqual([202, 'being-taken-up']);
  });

  it('and one byte is refused by its announced length, before it is read', async () => {
    const message = ofSize(LARGEST_MESSAGE + 1, 1_000);
    let asked: ClientRequest | undefined;
    const answer = new Promise<number>((resolve, reject) => {
      const headers = { 'content-type': XML, 'content-length': message.length };
      asked = request(`${billing.url}/v1/invoices`, { method: 'POST', headers });
      asked.on('response', (response) => resolve(response.statusCode ?? 0)).on('error', reject);
      asked.flushHeaders(); // Not a byte of the message has been sent.
    });
    expect(await answer).toBe(413);
    asked?.destroy();
  });

  it('and one byte that comes without a length is refused at that byte', async () => {
    const message = ofSize(LARGEST_MESSAGE + 1, 1_000);
    const { status, text } = await sendInPieces(message);
    expect([status, JSON.parse(text).code]).toEqual([413, 'too-large']);
    const { items } = await billing.get('/v1/invoices');
    expect(items).toHaveLength(1);
  });
});

async function sendInPieces(
  message: Buffer,
  length?: number,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const size = length === undefined ? {} : { 'content-length': length };
    const call = request(`${billing.url}/v1/invoices`, {
      method: 'POST',
      headers: { 'content-type': XML, ...size },
    });
    call.on('error', reject);
    call.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    const write = (at: number): void => {
      if (at >= message.length) return void call.end();
      call.write(message.subarray(at, at + 1_000_000), () => write(at + 1_000_000));
    };
    write(0);
  });
}

describe('twenty providers that send at once', () => {
  const cases = Array.from(
    { length: 20 },
    (_, n) => new Case(7_000 + n, testBsn(100 + n), '0599', String(20_000_000 + n)),
  );
  const send = async (child: Case, number: string) =>
    billing.post(jw323(number, [child, `${number}-${child.provider}`, 700]), XML);

  beforeAll(() => billing.tell(...cases.flatMap((child) => child.facts('0502'))));

  it('do not wait for one of them that is held up', async () => {
    const [held, ...others] = cases;
    if (!held) throw new Error('no provider');
    let isHeldAnswered = false;
    let waiting: Promise<{ status: number; text: string }> | undefined;
    await billing.database.transaction(async (tx) => {
      await lockSenders(tx, [held.provider]);
      waiting = send(held, 'W1').finally(() => (isHeldAnswered = true));
      const answers = await Promise.all(others.map((child) => send(child, 'W1')));
      expect(answers.map(({ text }) => retourCodes(text))).toEqual(
        others.map(() => ['0200', '8001']),
      );
      expect(isHeldAnswered).toBe(false);
    });
    expect(retourCodes((await waiting)?.text ?? '')).toEqual(['0200', '8001']);
  });

  it('nor does anybody wait for the queue behind the one that is held up', async () => {
    const [held, ...others] = cases;
    if (!held) throw new Error('no provider');
    const queue: Promise<unknown>[] = [];
    await billing.database.transaction(async (tx) => {
      await lockSenders(tx, [held.provider]);
      for (let n = 0; n < 30; n++) queue.push(send(held, `Q${n}`));
      const answers = await Promise.all(others.map((child) => send(child, 'W2')));
      expect(answers.map(({ status }) => status)).toEqual(others.map(() => 200));
    });
    await Promise.all(queue);
    await eventually(async () => (await billing.lines('Q29')).length === 1);
  });
});
