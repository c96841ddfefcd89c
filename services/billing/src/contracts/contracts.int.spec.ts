import { testDatabase, type TestDatabase } from '../../../../test/support';
import { Case } from '../../test/case';
import { openBilling, type Billing } from '../../test/open-billing';

let database: TestDatabase;
let billing: Billing;
const child = new Case(10200, '999900006');
const ofNeighbour = new Case(10201, '999900018', '0502');
beforeAll(async () => {
  database = await testDatabase('billing');
  billing = await openBilling(database.url);
  await billing.tell(...child.facts('0599'), ...ofNeighbour.facts('0502'));
});
afterAll(async () => {
  await billing?.stop();
  await database?.drop();
});

const CSV = 'text/csv';
const HEAD = 'municipality;provider;productCategory;productCode;unit;tariffCents;from;until';
const LIST = [
  HEAD,
  '0599;12345678;45;45A48;04;8000;2025-01-01;',
  '0599;12345678;45;45A48;04;8750;2026-04-16;',
  '0599;12345678;45;45A01;83;;2026-01-01;',
].join('\r\n');

interface Answer {
  readonly status: number;
  readonly body: {
    readonly code: string;
    readonly dryRun: boolean;
    readonly added: object[];
    readonly changed: object[];
    readonly ended: object[];
    readonly unchanged: number;
    readonly invalidParams: { readonly name: string; readonly code: string }[];
  };
}
async function send(body: unknown, { type = 'application/json', dryRun = false } = {}) {
  const answer = await fetch(`${billing.url}/v1/contracts/_import?dryRun=${dryRun}`, {
    method: 'POST',
    headers: { 'content-type': type },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: answer.status, body: await answer.json() } as Answer;
}
const figures = ({ status, body }: Answer) => [
  status,
  body.added.length,
  body.changed.length,
  body.ended.length,
  body.unchanged,
];
const kept = async () =>
  (await billing.get('/v1/contracts?municipality=0599'))['items'] as Record<string, unknown>[];
const faultsOf = ({ status, body }: Answer) => [
  status,
  body.code,
  ...body.invalidParams.map(({ name, code }) => `${name}: ${code}`),
];

const product = {
  ...{ municipality: '0599', provider: '12345678' },
  ...{ productCategory: '45', productCode: '45A48' },
};
const row = () => ({
  ...product,
  productCode: 'X',
  unit: '04',
  tariffCents: 1,
  from: '2026-01-01',
});

describe('an import of contracts', () => {
  it('tried first changes nothing', async () => {
    expect(figures(await send(LIST, { type: CSV, dryRun: true }))).toEqual([200, 3, 0, 0, 0]);
    expect(await kept()).toEqual([]);
  });

  it('adds what is new; one without an end ends where the next begins', async () => {
    expect(figures(await send(LIST, { type: CSV }))).toEqual([200, 3, 0, 0, 0]);
    expect(await kept()).toMatchObject([
      { productCode: '45A48', tariffCents: 8000, from: '2025-01-01', until: '2026-04-16' },
      { productCode: '45A48', tariffCents: 8750, from: '2026-04-16', until: null },
      { productCode: '45A01', unit: '83', tariffCents: null },
    ]);
  });

  it('again changes nothing', async () => {
    const before = await kept();
    expect(figures(await send(LIST, { type: CSV }))).toEqual([200, 0, 0, 0, 3]);
    expect(await kept()).toEqual(before);
  });

  it('in JSON changes and ends by the same rules', async () => {
    const contracts = [
      { ...product, unit: '14', tariffCents: 3_000, from: '2026-01-01' },
      { ...product, unit: '04', tariffCents: 8_001, from: '2025-01-01' },
      { ...product, productCode: '45A01', unit: '83', from: '2026-01-01', until: '2026-07-01' },
    ];
    expect(figures(await send({ contracts }))).toEqual([200, 1, 1, 1, 0]);
    expect(figures(await send({ contracts }))).toEqual([200, 0, 0, 0, 3]);
    expect(figures(await send(LIST, { type: CSV }))).toEqual([200, 0, 2, 0, 1]);
  });

  it('with faults changes nothing and names each with its line', async () => {
    const before = await kept();
    const faulty = [
      HEAD,
      '',
      '9998;12345678;45;45A48;04;1;2026-01-01;',
      '0599;12345678;45;45A48;04;8,75;2026-02-30;',
      '0599;12345678;45;45A48;04;;2026-01-01;2025-01-01',
      '0599;12345678;;45A48;04;1;2026-01-01;',
    ].join('\n');
    expect(faultsOf(await send(faulty, { type: CSV }))).toEqual([
      400,
      'invalid-input',
      'line 3 municipality: unknown-municipality',
      'line 4 tariffCents: is-whole-number',
      'line 4 from: is-local-date',
      'line 5 from: tariff-missing',
      'line 5 until: period-empty',
      'line 6 from: product-missing',
    ]);
    expect(await kept()).toEqual(before);
  });

  it.each<[string, object | string, string[]]>([
    ['no list', {}, ['contracts: is-list']],
    [
      'a member that it does not know',
      { contracts: [{ ...row(), tariff: 1 }] },
      ['contracts.0 tariff: unknown-field'],
    ],
    [
      'a product beside a host',
      { contracts: [{ ...row(), host: '0502' }] },
      [
        'contracts.0 productCategory: with-host',
        'contracts.0 productCode: with-host',
        'contracts.0 unit: with-host',
        'contracts.0 from: tariff-missing',
      ],
    ],
    ['the same row twice', { contracts: [row(), row()] }, ['contracts.1 from: row-repeated']],
    [
      'a row that overlaps the next',
      {
        contracts: [
          { ...row(), until: '2027-02-01' },
          { ...row(), from: '2027-01-01' },
        ],
      },
      ['contracts.0 from: contracts-overlap'],
    ],
  ])('refuses %s', async (_, body, faults) => {
    expect(faultsOf(await send(body))).toEqual([400, 'invalid-input', ...faults]);
  });

  it('refuses another content type, what is no UTF-8 and what is too large', async () => {
    expect((await send(LIST, { type: 'text/plain' })).status).toBe(415);
    const bytes = await fetch(`${billing.url}/v1/contracts/_import`, {
      method: 'POST',
      headers: { 'content-type': CSV },
      body: Buffer.from([0xff, 0xfe]),
    });
    expect([bytes.status, ((await bytes.json()) as { code: string }).code]).toEqual([
      400,
      'not-utf-8',
    ]);
    const large = await send(`${HEAD}\n${'x'.repeat(11 * 1024 * 1024)}`, { type: CSV });
    expect([large.status, large.body.code]).toEqual([413, 'too-large']);
  });

  it('is read back by parties, product and day', async () => {
    const count = async (query: string) =>
      ((await billing.get(`/v1/contracts?${query}`))['items'] as unknown[]).length;
    expect(await count('municipality=0599&productCode=45A48&on=2026-04-15')).toBe(2);
    expect(await count('municipality=0599&productCode=45A48&on=2024-12-31')).toBe(0);
    expect(await count('provider=87654321')).toBe(0);
  });
});

describe('what was agreed decides about a line', () => {
  let number = 0;
  /** The codes that a debit line over a month of 2026 gets. */
  async function codes(of: Case, month: number, more: object): Promise<string> {
    const two = (n: number) => String(n).padStart(2, '0');
    const period = { from: `2026-${two(month)}-01`, until: `2026-${two(month + 1)}-01` };
    const line = of.line(`C-${++number}`, 0, {
      ...{ productCode: '45A48', unit: '04' },
      ...period,
      ...more,
    });
    const { text } = await billing.post(of.invoice(`C${number}`, line));
    const { refusedLines } = JSON.parse(text) as { refusedLines: { codes: { code: string }[] }[] };
    return refusedLines.flatMap((one) => one.codes.map(({ code }) => code)).join() || 'accepted';
  }
  const hours = (tariffCents: number) => ({
    volume: 2,
    tariffCents,
    amountCents: 2 * tariffCents,
  });

  it.each<[string, number, object, string]>([
    ['the old tariff', 3, hours(8_000), 'accepted'],
    ['the new tariff, too early', 2, hours(8_750), '0611'],
    ['either in the month of the change', 4, hours(8_750), 'accepted'],
    ['the old tariff, too late', 5, hours(8_000), '0611'],
    ['the new tariff', 5, hours(8_750), 'accepted'],
    [
      'minutes on the hour tariff',
      6,
      { unit: '01', volume: 380, tariffCents: 146, amountCents: 55_417 },
      'accepted',
    ],
    [
      'minutes at the shown tariff',
      7,
      { unit: '01', volume: 380, tariffCents: 146, amountCents: 55_480 },
      '9346',
    ],
    ['a product that is not in the contract', 5, { ...hours(1), productCode: '45A05' }, '0611'],
    ['a unit that is not in the contract', 8, { ...hours(8_750), unit: '16' }, '9341,0611'],
  ])('%s', async (_, month, more, expected) => {
    expect(await codes(child, month, more)).toBe(expected);
  });

  it('of a host, where a convenant says so; without a contract no tariff is judged', async () => {
    expect(await codes(ofNeighbour, 5, hours(1))).toBe('accepted');
    const host = {
      ...{ municipality: '0502', provider: '12345678', host: '0599' },
      ...{ convenantId: 'rijnmond-2026', from: '2026-06-01' },
    };
    expect(figures(await send({ contracts: [host] }))).toEqual([200, 1, 0, 0, 0]);
    expect(await codes(ofNeighbour, 6, hours(1))).toBe('0611');
    expect(await codes(ofNeighbour, 6, hours(8_750))).toBe('accepted');
  });
});
