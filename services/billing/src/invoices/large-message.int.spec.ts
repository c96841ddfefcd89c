import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBilling } from '../../../../deploy/bench/billing';
import { freshSecrets } from '../../../../deploy/local/secrets';
import {
  eventually,
  stackOfTests,
  testDatabase,
  testTopicPrefix,
  type TestDatabase,
} from '../../../../test/support';
import { Case, testBsn } from '../../test/case';
import { jw323 } from '../../test/jw323';
import { openBilling, type Billing } from '../../test/open-billing';
import { setInvoiceApart } from './answer-pending';

const XML = 'application/xml';
const children = Array.from({ length: 12 }, (_, n) => new Case(900 + n, testBsn(n)));
let database: TestDatabase;
let billing: Billing;

beforeAll(async () => {
  database = await testDatabase('billing');
  process.env['ANSWER_AT_ONCE_KB'] = '8';
  billing = await openBilling(database.url);
  await billing.tell(...children.flatMap((child) => child.facts('0502')));
});
afterAll(async () => {
  delete process.env['ANSWER_AT_ONCE_KB'];
  await billing?.stop();
  await database?.drop();
});

/** Twelve lines: more than 8 kilobytes. */
const large = (number: string, references = number) =>
  jw323(number, ...children.map((child, n) => [child, `${references}-${n}`, 1_000 + n] as const));

const post = async (message: string) => {
  const headers = { 'content-type': XML };
  const init = { method: 'POST', headers, body: message };
  const response = await fetch(`${billing.url}/v1/invoices`, init);
  const location = response.headers.get('location');
  return { status: response.status, location, text: await response.text() };
};
const answerAt = (location: string | null) =>
  eventually(async () => {
    const answer = await fetch(`${billing.url}${location}`);
    const text = await answer.text();
    return answer.status === 200 && text;
  });
const codes = (xml: string) => [...xml.matchAll(/RetourCode>(\w{4})</g)].map(([, code]) => code);
const counts = async () =>
  (await billing.database.query(`select (select count(*) from invoice) invoices,
    (select count(*) from invoice_line) lines`)) as { invoices: number; lines: number }[];

describe('a large JW323', () => {
  it('is kept, answered by the address it is told, and settled', async () => {
    const { status, location, text } = await post(large('L1'));
    expect([status, JSON.parse(text)]).toEqual([
      202,
      expect.objectContaining({ status: 'pending', code: 'being-taken-up' }),
    ]);
    const answer = await answerAt(location);
    expect(codes(answer)).toEqual(['0200', '8001']);
    await eventually(async () => (await billing.figures())['due'] === 0);
    const lines = await billing.lines('L1');
    expect(lines.map(({ reference }) => reference)).toEqual(children.map((_, n) => `L1-${n}`));
    expect(lines.every(({ standingPostings }) => standingPostings.length === 1)).toBe(true);
  });

  it('sent again gets that same answer, now at once, and changes nothing', async () => {
    const before = await counts();
    const [first, second] = [await post(large('L1')), await post(large('L1'))];
    expect([first.status, codes(first.text)]).toEqual([200, ['0200', '8001']]);
    expect(second).toEqual(first);
    expect(await counts()).toEqual(before);
  });

  it('sent ten times at once is one invoice with one answer', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => post(large('L2'))));
    const told = await Promise.all(
      answers.map(({ status, location, text }) => (status === 202 ? answerAt(location) : text)),
    );
    expect(new Set(told).size).toBe(1);
    expect((await billing.get('/v1/invoices?invoiceNumber=L2'))['items']).toHaveLength(1);
  });

  it('that breaks a rule of level 2, or is not valid, is answered at once', async () => {
    const wrong = large('L3').replace(/TotaalBedrag>\d+</, 'TotaalBedrag>1<');
    const answer = await post(wrong);
    expect([answer.status, codes(answer.text)]).toEqual([200, ['0001']]);
    const invalid = await post(large('L3').replace('</jw323:Clienten>', '<x/></jw323:Clienten>'));
    expect([invalid.status, JSON.parse(invalid.text).code]).toEqual([400, 'xsd-invalid']);
  });

  it('with its lines refused comes back with them as they came', async () => {
    const { location } = await post(large('L4', 'L1'));
    const answer = await answerAt(location);
    expect(codes(answer).filter((code) => code === '8021')).toHaveLength(children.length);
    for (const { bsn } of children) expect(answer).toContain(`<jw325:Bsn>${bsn}<`);
  });
});

/** The disk of the database is full, as far as lines go, as long as `work` takes. */
async function whileNoLineIsTaken(work: () => Promise<void>): Promise<void> {
  await billing.database.query(`
    create function refuse() returns trigger language plpgsql as $$
      begin raise exception 'no room' using errcode = 'disk_full'; end $$;
    create trigger refuse before insert on invoice_line execute function refuse()`);
  await work();
  await billing.database.query('drop trigger refuse on invoice_line; drop function refuse');
}

describe('a message that is kept', () => {
  it('waits for better times, and is taken up as a whole or not at all', async () => {
    const [before] = await counts();
    let location: string | null = null;
    await whileNoLineIsTaken(async () => {
      ({ location } = await post(large('L5')));
      const [now] = await counts();
      expect(now).toEqual({ invoices: (before?.invoices ?? 0) + 1, lines: before?.lines });
      expect((await billing.figures())['due']).toBe(1);
      expect((await fetch(`${billing.url}${location}`)).status).toBe(202);
    });
    // A new process finds it in the database.
    await billing.stop();
    billing = await openBilling(database.url);
    expect(codes(await answerAt(location))).toEqual(['0200', '8001']);
  });

  it('is judged before what its sender sends afterwards', async () => {
    const [first] = children;
    if (!first) throw new Error('no child');
    await whileNoLineIsTaken(async () => {
      expect((await post(large('L6'))).status).toBe(202);
      await eventually(async () => (await billing.figures())['due'] === 1);
    });
    expect(codes((await post(jw323('S6', [first, 'L6-0', 5]))).text)).toContain('8021');
    expect((await billing.lines('L6')).map(({ status }) => status)).not.toContain('refused');
  });

  it('is set apart when it cannot be opened, holds up no other, and is tried again', async () => {
    let location: string | null = null;
    let raw: Buffer | undefined;
    await whileNoLineIsTaken(async () => {
      ({ location } = await post(large('L8')));
      const kept = `select raw from invoice where number = 'L8'`;
      [{ raw }] = (await billing.database.query(kept)) as [{ raw: Buffer }];
      await billing.database.query(`update invoice set raw = 'gone' where number = 'L8'`);
    });
    await eventually(async () => (await billing.figures())['failedInvoices'] === 1);
    expect((await billing.figures())['due']).toBe(0);
    expect(codes(await answerAt((await post(large('L9'))).location))).toEqual(['0200', '8001']);
    expect((await fetch(`${billing.url}${location}`)).status).toBe(202);

    await billing.database.query(`update invoice set raw = $1 where number = 'L8'`, [raw]);
    await billing.stop();
    billing = await openBilling(database.url);
    expect(codes(await answerAt(location))).toEqual(['0200', '8001']);
    expect((await billing.figures())['failedInvoices']).toBe(0);
  });

  it('is not set apart by a process that failed when another has answered it', async () => {
    const sql = `select id from invoice where number = 'L8'`;
    const [{ id }] = (await billing.database.query(sql)) as [{ id: number }];
    await setInvoiceApart(billing.database.manager, id, new Error('too late'));
    expect((await billing.figures())['failedInvoices']).toBe(0);
  });
});

it('a process that is killed while it takes a message up leaves it to the next', async () => {
  await billing.stop();
  const folder = mkdtempSync(join(tmpdir(), 'grensverkeer-large-'));
  const { kafkaBrokers } = stackOfTests();
  process.env['CRASH_POINT'] = 'invoice-before-commit';
  const doomed = await startBilling({
    stack: { folder, kafkaBrokers },
    ...{ databaseUrl: database.url, topicPrefix: testTopicPrefix(), profileFolder: null },
    secrets: { ...freshSecrets(), bsnEncryptionKey: '1'.repeat(64), bsnHashKey: '2'.repeat(64) },
  });
  delete process.env['CRASH_POINT'];
  const headers = { 'content-type': XML };
  const init = { method: 'POST', headers, body: large('L7') };
  await fetch(`${doomed.url}/v1/invoices`, init).catch(() => null);
  await eventually(() => !isRunning(doomed.pid));
  rmSync(folder, { recursive: true });

  billing = await openBilling(database.url);
  const { items } = await billing.get('/v1/invoices?invoiceNumber=L7');
  const [{ invoiceId }] = items as [{ invoiceId: string }];
  const answer = await answerAt(`/v1/invoices/${invoiceId}/answer`);
  expect(codes(answer)).toEqual(['0200', '8001']);
  expect((await post(large('L7'))).text).toBe(answer);
  expect(await billing.lines('L7')).toHaveLength(children.length);
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
