import { request } from 'http';
import { eventually, testDatabase, type TestDatabase } from '../../../../test/support';
import { Case } from '../../test/case';
import { openBilling, type Billing } from '../../test/open-billing';
import { jw323 } from '../../test/jw323';

let database: TestDatabase;
let billing: Billing;
const known = new Case(10072, '999900006');
const other = new Case(10073, '999900018');
beforeAll(async () => {
  database = await testDatabase('billing');
  billing = await openBilling(database.url);
  await billing.tell(...known.facts('0502'), ...other.facts('0502'));
});
afterAll(async () => {
  await billing?.stop();
  await database?.drop();
});

const XML = 'application/xml';
const codeOf = (text: string) => (JSON.parse(text) as { code: string }).code;
const retourCodes = (xml: string) =>
  [...xml.matchAll(/RetourCode>(\w{4})</g)].map(([, code]) => code);
const counts = () =>
  billing.database.query(`select (select count(*) from invoice) invoices,
    (select count(*) from invoice_line) lines, (select count(*) from posting) postings,
    (select count(*) from outbox) outbox, (select count(*) from child where due_since is not null) due`);

describe('a JW323', () => {
  it('is answered with a JW325 and settled', async () => {
    const message = jw323('X1', [known, 'X1-1', 30_000], [other, 'X1-2', 4_000]);
    const { status, text } = await billing.post(message, XML);
    expect([status, retourCodes(text)]).toEqual([200, ['0200', '8001']]);
    expect(text).toContain('<ijw:TotaalBedrag>34000</ijw:TotaalBedrag>');
    await eventually(async () => (await billing.figures())['due'] === 0);
    const lines = await billing.lines('X1');
    expect(lines.map(({ standingPostings }) => standingPostings[0]?.amountCents)).toEqual([
      30_000, 4_000,
    ]);
  });

  it('sent again gets the same answer, byte for byte, and changes nothing', async () => {
    const message = jw323('X1', [known, 'X1-1', 30_000], [other, 'X1-2', 4_000]);
    const before = await counts();
    const first = await billing.post(message, XML);
    const second = await billing.post(message, XML);
    expect(second).toEqual(first);
    expect(await counts()).toEqual(before);
  });

  it('sent ten times at once is one invoice with one answer', async () => {
    const message = jw323('X2', [known, 'X2-1', 1_000]);
    const answers = await Promise.all(Array.from({ length: 10 }, () => billing.post(message, XML)));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    const { items } = await billing.get('/v1/invoices?invoiceNumber=X2');
    expect(items).toHaveLength(1);
  });

  it('with a number used before and other content gets 9333, and stores no line', async () => {
    const { status, text } = await billing.post(jw323('X1', [known, 'X9-1', 99]), XML);
    expect([status, retourCodes(text)]).toEqual([200, ['0200', '9333']]);
    expect(await billing.lines('X1')).toHaveLength(2);
    // The reference was not used: the message counts as not sent.
    const again = await billing.post(jw323('X9', [known, 'X9-1', 99]), XML);
    expect(retourCodes(again.text)).toEqual(['0200', '8001']);
  });

  it('that breaks a rule of level 2 gets 0001 in the header only, and leaves its number free', async () => {
    const broken = jw323('X3', [known, 'X3-1', 500]).replace(
      /<ijw:TotaalBedrag>500</,
      '<ijw:TotaalBedrag>501<',
    );
    const { status, text } = await billing.post(broken, XML);
    expect([status, retourCodes(text)]).toEqual([200, ['0001']]);
    expect(text).not.toContain('DeclaratieAntwoord');
    expect((await billing.post(broken, XML)).text).toBe(text);
    const mended = await billing.post(jw323('X3', [known, 'X3-1', 500]), XML);
    expect(retourCodes(mended.text)).toEqual(['0200', '8001']);
  });

  it('to a municipality that never existed gets S300', async () => {
    const message = jw323('X4', [new Case(1, '999900006', '9998'), 'X4-1', 5]);
    expect(retourCodes((await billing.post(message, XML)).text)).toEqual(['S300']);
  });

  it('with a line of another child gets that line back with 9338, the rest is paid', async () => {
    const wrong = new Case(10072, '999900018');
    const message = jw323('X5', [known, 'X5-1', 700], [wrong, 'X5-2', 300]);
    const { text } = await billing.post(message, XML);
    expect(retourCodes(text)).toEqual(['0200', '9338', '0200', '0200']);
    expect(text.match(/<ijw:ReferentieNummer>/g)).toHaveLength(1);
    expect(text).toContain('<ijw:TotaalBedrag>700<');
  });

  it('of a client that the municipality does not know gets 8187 on that client', async () => {
    const nobody = new Case(10073, '999900031');
    const message = jw323('X6', [known, 'X6-1', 700], [nobody, 'X6-2', 300]);
    const { text } = await billing.post(message, XML);
    expect(retourCodes(text)).toEqual(['0200', '0233', '8187', '0200']);
    expect(text).toContain('<ijw:TotaalBedrag>700<');
  });

  it('keeps no BSN in the clear', async () => {
    const rows: { text: string }[] = await billing.database.query(
      `select row_to_json(i)::text || encode(raw, 'escape') || coalesce(encode(answer, 'escape'), '')
         as text from invoice i union all select row_to_json(l)::text from invoice_line l`,
    );
    expect(rows.map(({ text }) => text).join()).not.toMatch(/9999000(06|18|31)/);
  });
});

describe('what is no JW323', () => {
  beforeAll(() => eventually(async () => (await billing.figures())['due'] === 0));
  const good = jw323('B1', [known, 'B1-1', 100]);
  const bomb = `<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaaaaaaaa">${Array.from(
    { length: 20 },
    (_, n) => `<!ENTITY a${n} "${`&a${n || ''};`.repeat(10)}">`,
  ).join('')}]><b>&a19;</b>`;
  const external = good.replace(
    /^<\?xml[^>]*>/,
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
  );

  it.each([
    ['not XML', 'hello', 400, 'not-xml'],
    ['nothing at all', ' ', 400, 'not-xml'],
    ['cut off', good.slice(0, -30), 400, 'not-xml'],
    ['another namespace', good.replaceAll('3_2/jw323', '3_1/jw323'), 400, 'wrong-namespace'],
    [
      'an element too many',
      good.replace('</jw323:Header>', '<x/></jw323:Header>'),
      400,
      'xsd-invalid',
    ],
    ['an amount below zero', good.replaceAll('>100<', '>-100<'), 400, 'xsd-invalid'],
    ['an amount over the limit', good.replaceAll('>100<', '>100000000<'), 400, 'xsd-invalid'],
    ['a date that does not exist', good.replaceAll('2026-04-30', '2026-04-31'), 400, 'xsd-invalid'],
    ['an entity bomb', bomb, 400, 'doctype-forbidden'],
    ['an external entity', external, 400, 'doctype-forbidden'],
  ])('%s is refused by name and leaves nothing behind', async (_, message, status, code) => {
    const before = await counts();
    const answer = await billing.post(message, XML);
    expect([answer.status, codeOf(answer.text)]).toEqual([status, code]);
    expect(await counts()).toEqual(before);
  });

  it('names every XSD fault with its place', async () => {
    const { text } = await billing.post(good.replaceAll('>100<', '>-100<'), XML);
    const { invalidParams } = JSON.parse(text) as { invalidParams: { name: string }[] };
    expect(invalidParams.map(({ name }) => name).join()).toContain('IngediendBedrag');
  });

  it('another content type is refused', async () => {
    expect((await billing.post(good, 'text/plain')).status).toBe(415);
  });
});

describe('a message of more than 25 MB', () => {
  it('is refused by its announced length', async () => {
    const { status, text } = await billing.post('x'.repeat(30 * 1024 * 1024), XML);
    expect([status, codeOf(text)]).toEqual([413, 'too-large']);
  });

  it('that does not announce its length is refused before it is read whole', async () => {
    const start = jw323('B2', [known, 'B2-1', 1]).replace(/<\/jw323:Header>[^]*/, '');
    const sent = await new Promise<{ status: number; bytes: number }>((resolve, reject) => {
      const headers = { 'content-type': XML, 'transfer-encoding': 'chunked' };
      const call = request(`${billing.url}/v1/invoices`, { method: 'POST', headers });
      let bytes = 0;
      const space = `${' '.repeat(1024 * 1024 - 7)}<!---->`;
      const more = (): void => {
        if (call.destroyed || bytes > 200 * space.length) return;
        bytes += space.length;
        call.write(space, () => setImmediate(more));
      };
      call.on('response', (response) => {
        resolve({ status: response.statusCode ?? 0, bytes });
        call.destroy();
      });
      call.on('error', reject);
      call.write(start, more);
    });
    expect(sent.status).toBe(413);
    expect(sent.bytes).toBeLessThan(60 * 1024 * 1024);
  });
});
