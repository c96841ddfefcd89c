import { eventually, testDatabase, type TestDatabase } from '../../../../test/support';
import { Case } from '../../test/case';
import { openBilling, type Billing } from '../../test/open-billing';
import { jw323 } from '../../test/jw323';

let database: TestDatabase;
let billing: Billing;
const known = new Case(501, '999900006');
beforeAll(async () => {
  database = await testDatabase('billing');
  billing = await openBilling(database.url);
  await billing.tell(...known.facts('0502'));
});
afterAll(async () => {
  await billing?.stop();
  await database?.drop();
});

const post = async (invoice: object) => {
  const { status, text } = await billing.post(invoice);
  return { status, body: JSON.parse(text) as Record<string, unknown> };
};
const settled = () => eventually(async () => (await billing.figures())['due'] === 0);
const answerOf = async (id: unknown) => {
  const answer = await fetch(`${billing.url}/v1/invoices/${String(id)}/answer`);
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};
const refusedCodes = ({ refusedLines }: Record<string, unknown>) =>
  (refusedLines as { reference: string; codes: { code: string }[] }[]).map(
    ({ reference, codes }) => `${reference} ${codes.map(({ code }) => code).join()}`,
  );

describe('bad input', () => {
  const good = known.line('J-1', 100);
  const invoice = (line: object, head: object = {}) => ({ ...known.invoice('J1', line), ...head });
  it.each<[string, object, string, string]>([
    ['an unknown member', invoice(good, { colour: 'red' }), 'colour', 'unknown-field'],
    ['an unknown member of a line', invoice({ ...good, x: 1 }), 'lines.0.x', 'unknown-field'],
    [
      'a date that does not exist',
      invoice({ ...good, from: '2026-02-30' }),
      'lines.0.from',
      'is-local-date',
    ],
    [
      'a period that ends before it begins',
      invoice({ ...good, until: '2026-04-01' }),
      'lines.0.until',
      'period-empty',
    ],
    [
      'a period over two months',
      invoice({ ...good, until: '2026-05-02' }),
      'lines.0.until',
      'beyond-month',
    ],
    [
      'an amount below zero',
      invoice({ ...good, amountCents: -1 }),
      'lines.0.amountCents',
      'out-of-range',
    ],
    [
      'an amount over the limit',
      invoice({ ...good, amountCents: 100_000_000 }),
      'lines.0.amountCents',
      'out-of-range',
    ],
    [
      'half a cent',
      invoice({ ...good, amountCents: 0.5 }),
      'lines.0.amountCents',
      'is-whole-number',
    ],
    [
      'a BSN that fails the 11-proof',
      invoice({ ...good, bsn: '999900007' }),
      'lines.0.bsn',
      'is-bsn',
    ],
    [
      'a municipality that never existed',
      invoice(good, { receiver: '9998' }),
      'receiver',
      'unknown-municipality',
    ],
    [
      'a credit without its debit',
      invoice({ ...good, debitCredit: 'C' }),
      'lines.0.debitCredit',
      'previous-reference',
    ],
    ['no lines', invoice(good, { lines: [] }), 'lines', 'too-few'],
  ])('%s is refused with its place', async (_, body, name, code) => {
    const answer = await post(body);
    expect([answer.status, answer.body['code']]).toEqual([400, 'invalid-input']);
    expect(answer.body['invalidParams']).toEqual([expect.objectContaining({ name, code })]);
    expect((await billing.get('/v1/invoices?invoiceNumber=J1'))['items']).toEqual([]);
  });

  it('what is not JSON is refused', async () => {
    const { status, text } = await billing.post('{');
    expect([status, JSON.parse(text).code]).toEqual([400, 'not-json']);
  });
});

describe('the same number', () => {
  const invoice = known.invoice('N1', known.line('N1-1', 1_000));

  it('and content gets the first answer again, whatever the order of the members', async () => {
    const first = await post(invoice);
    const turned = Object.fromEntries(Object.entries(invoice).reverse());
    expect(await post(turned)).toEqual(first);
    expect(await billing.lines('N1')).toHaveLength(1);
  });

  it('with other content is refused by name', async () => {
    const answer = await post(known.invoice('N1', known.line('N1-2', 2_000)));
    expect([answer.status, answer.body['code']]).toEqual([409, 'invoice-number-reused']);
    expect(await billing.lines('N1')).toHaveLength(1);
  });
});

describe('an allocation that is not known yet', () => {
  it('makes its line wait; the rest is settled at once, the line when the placement comes', async () => {
    const late = new Case(601, '999900018');
    const first = await post(known.invoice('P1', known.line('P1-1', 500), late.line('P1-2', 700)));
    expect(first).toMatchObject({
      status: 202,
      body: { status: 'pending', code: 'allocation-unknown', lines: [{ reference: 'P1-2' }] },
    });
    await settled();
    expect((await billing.lines('P1')).map(({ status }) => status)).toEqual([
      'accepted',
      'waiting',
    ]);
    const id = first.body['invoiceId'];
    expect((await answerOf(id)).status).toBe(202);
    await billing.tell(late.residences(1, '0489'), late.placement());
    // The BSN still has to agree with the child.
    expect((await answerOf(id)).status).toBe(202);
    await billing.tell(late.child());
    const answer = await eventually(async () => {
      const now = await answerOf(id);
      return now.status === 200 && now.body;
    });
    expect(answer).toMatchObject({ status: 'accepted', grantedCents: 1_200 });
    await settled();
    const lines = await billing.lines('P1');
    expect(lines[1]?.standingPostings).toMatchObject([{ debtor: '0489', amountCents: 700 }]);
    expect((await billing.figures())['waitingLines']).toBe(0);
  });

  it('of a child that nobody knows is refused with 8187 after the grace, in the JW325 too', async () => {
    const late = new Case(602, '999900031');
    const wrong = known.line('P4-1', 700, { allocationNumber: 603 });
    const numbered = await post(known.invoice('P4', wrong));
    const json = await post(known.invoice('P2', late.line('P2-1', 700)));
    const message = jw323('P3', [known, 'P3-1', 300], [late, 'P3-2', 400]);
    const xml = await billing.post(message, 'application/xml');
    expect([json.status, numbered.status, xml.status]).toEqual([202, 202, 202]);
    await billing.database.query(
      `update invoice set received_at = received_at - interval '61 minutes' where status = 'pending'`,
    );
    const answered = (id: unknown) =>
      eventually(async () => {
        const now = await answerOf(id);
        return now.status === 200 && now.body;
      });
    const refused = await answered(json.body['invoiceId']);
    expect(refused).toMatchObject({ status: 'refused', grantedCents: 0 });
    expect(refusedCodes(refused)).toEqual(['P2-1 8187']);
    const other = await answered(numbered.body['invoiceId']);
    expect(refusedCodes(other)).toEqual(['P4-1 9338']);
    const { text } = await billing.post(message, 'application/xml');
    expect([...text.matchAll(/RetourCode>(\w{4})</g)].map(([, code]) => code)).toEqual([
      '0200',
      '0233',
      '8187',
      '0200',
    ]);
    expect(text).toContain('<jw325:Bsn>999900031</jw325:Bsn>');
  });
});

describe('a credit', () => {
  const debit = known.line('D-1', 3_000);
  const credit = (reference: string, more: object = {}) => ({
    ...debit,
    reference,
    previousReference: 'D-1',
    debitCredit: 'C',
    ...more,
  });

  it('takes back its debit, to the cent and between the same municipalities', async () => {
    await post(known.invoice('D1', debit));
    const { body } = await post(known.invoice('D2', credit('D-2')));
    expect(body).toMatchObject({
      status: 'accepted',
      submittedCents: -3_000,
      grantedCents: -3_000,
    });
    await settled();
    const [charged] = await billing.lines('D1');
    const [taken] = await billing.lines('D2');
    expect(charged?.standingPostings).toMatchObject([
      { debtor: '0502', creditor: '0599', amountCents: 3_000 },
    ]);
    expect(taken?.standingPostings).toMatchObject([
      { debtor: '0599', creditor: '0502', amountCents: 3_000 },
    ]);
  });

  it('is refused the second time (9390), when it differs (8017) and beside its debit (8017)', async () => {
    const both = [
      known.line('D-5', 10),
      credit('D-6', { previousReference: 'D-5', amountCents: 10 }),
    ];
    await post(known.invoice('D3', known.line('D-9', 40)));
    const { body } = await post(
      known.invoice(
        'D4',
        credit('D-3'),
        credit('D-4', { previousReference: 'D-9', amountCents: 41 }),
        ...both,
      ),
    );
    expect(refusedCodes(body)).toEqual(['D-3 9390', 'D-4 8017', 'D-6 8017']);
  });

  it('that comes before its debit waits for it', async () => {
    const early = await post(
      known.invoice('E2', known.line('E-2', 90, { previousReference: 'E-1', debitCredit: 'C' })),
    );
    expect(early).toMatchObject({ status: 202, body: { code: 'debit-unknown' } });
    await post(known.invoice('E1', known.line('E-1', 90)));
    await eventually(async () => (await answerOf(early.body['invoiceId'])).status === 200);
    await settled();
    expect((await billing.lines('E2'))[0]?.standingPostings).toMatchObject([
      { debtor: '0599', creditor: '0502' },
    ]);
  });
});

describe('a reference', () => {
  it('is used once by a provider, in a message and over all messages (8021)', async () => {
    const { body } = await post(
      known.invoice('R1', known.line('R-1', 1), known.line('R-1', 2, { productCode: 'X' })),
    );
    expect(refusedCodes(body)).toEqual(['R-1 8021']);
    const again = await post(
      known.invoice('R2', known.line('R-1', 3, { productCode: 'Y' }), known.line('R-2', 4)),
    );
    expect(again.body).toMatchObject({ status: 'partly-accepted', grantedCents: 4 });
    expect(refusedCodes(again.body)).toEqual(['R-1 8021']);
  });
});
