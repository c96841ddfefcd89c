import { testDatabase, type TestDatabase } from '../../../../test/support';
import { Case, testBsn } from '../../test/case';
import { jw323 } from '../../test/jw323';
import { openBilling, type Billing } from '../../test/open-billing';
import type { RejectionView } from './rejection.view';

const XML = 'application/xml';
let database: TestDatabase;
let billing: Billing;
/** A provider for every test, so that each has a worklist of its own. */
const provider = (n: number) => String(30_000_000 + n);
const child = (n: number) => new Case(5_000 + n, testBsn(60 + n), '0599', provider(n));
beforeAll(async () => {
  database = await testDatabase('billing');
  billing = await openBilling(database.url);
});
afterAll(async () => {
  await billing?.stop();
  await database?.drop();
});

const worklist = async (sender: string, more = '') =>
  (await billing.get(`/v1/rejections?sender=${sender}${more}`))['items'] as RejectionView[];
const known = async (n: number): Promise<Case> => {
  const one = child(n);
  await billing.tell(...one.facts('0502'));
  return one;
};
const wrongCategory = (one: Case, reference: string, more = {}) =>
  one.line(reference, 700, { productCategory: '46', ...more });
const ids = (items: readonly RejectionView[]) =>
  items.map(({ reference, codes }) => `${reference} ${codes.map(({ code }) => code).join()}`);

it('a refused line stands on it with its codes, the rules and what to mend', async () => {
  const one = await known(1);
  await billing.post(one.invoice('A1', wrongCategory(one, 'A1-1'), one.line('A1-2', 300)));
  const [item, ...others] = await worklist(provider(1));
  expect(others).toEqual([]);
  expect(item).toMatchObject({
    ...{ kind: 'line', invoiceNumber: 'A1', sender: provider(1), receiver: '0599' },
    ...{ reference: 'A1-1', amountCents: 700, allocationNumber: 5_001, productCategory: '46' },
    ...{ from: '2026-04-01', until: '2026-05-01', findings: [] },
  });
  const [code] = item?.codes ?? [];
  expect(code).toMatchObject({ code: '9339', rule: 'TR339' });
  for (const text of [code, code?.demand, code?.mend]) {
    expect([text?.nl, text?.en]).toEqual([expect.any(String), expect.any(String)]);
  }
  expect(await worklist(provider(2))).toEqual([]);
  expect(await worklist(provider(1), '&receiver=0502')).toEqual([]);
});

it('it goes when the same allocation, product and period is accepted', async () => {
  const one = await known(3);
  // The tariff and the amount do not agree.
  const line = one.line('B1-1', 700, { tariffCents: 60, productCode: '45B01' });
  await billing.post(one.invoice('B1', line));
  expect(ids(await worklist(provider(3)))).toEqual(['B1-1 9346']);
  await billing.post(one.invoice('B2', { ...line, reference: 'B2-1', productCode: '45B02' }));
  expect(ids(await worklist(provider(3)))).toEqual(['B1-1 9346', 'B2-1 9346']);
  await billing.post(one.invoice('B3', { ...line, reference: 'B3-1', amountCents: 600 }));
  expect(ids(await worklist(provider(3)))).toEqual(['B2-1 9346']);
});

it('it goes when an accepted line says that it corrects it, and not before', async () => {
  const one = await known(4);
  await billing.post(one.invoice('C1', wrongCategory(one, 'C1-1')));
  const again = wrongCategory(one, 'C2-1', { corrects: 'C1-1' });
  await billing.post(one.invoice('C2', again));
  expect(ids(await worklist(provider(4)))).toEqual(['C1-1 9339', 'C2-1 9339']);
  await billing.post(one.invoice('C3', one.line('C3-1', 700, { corrects: 'C1-1' })));
  expect(ids(await worklist(provider(4)))).toEqual(['C2-1 9339']);
});

it('a refused credit goes when its debit is credited', async () => {
  const one = await known(5);
  const debit = one.line('D1-1', 900);
  const credit = { ...debit, previousReference: 'D1-1', debitCredit: 'C' };
  await billing.post(one.invoice('D1', debit));
  await billing.post(one.invoice('D2', { ...credit, reference: 'D2-1', amountCents: 901 }));
  expect(ids(await worklist(provider(5)))).toEqual(['D2-1 8017']);
  await billing.post(one.invoice('D3', { ...credit, reference: 'D3-1' }));
  expect(await worklist(provider(5))).toEqual([]);
});

it('a message that was refused as a whole stands on it until its number is processed', async () => {
  const one = await known(6);
  const good = jw323('E1', [one, 'E1-1', 500]);
  await billing.post(good.replace(/TotaalBedrag>500</, 'TotaalBedrag>501<'), XML);
  const [item] = await worklist(provider(6));
  expect(item).toMatchObject({ kind: 'message', reference: null, invoiceNumber: 'E1' });
  expect(item?.codes).toMatchObject([{ code: '0001', rule: null }]);
  expect(item?.findings).toMatchObject([
    { rule: 'TR358', place: expect.stringContaining('TotaalIngediendBedrag') },
  ]);
  await billing.post(good, XML);
  expect(await worklist(provider(6))).toEqual([]);
  // A number that is used already: nothing later can mend that.
  await billing.post(jw323('E1', [one, 'E1-2', 100]), XML);
  expect(ids(await worklist(provider(6)))).toEqual(['null 9333']);
});

it('what is dismissed is gone for good, once', async () => {
  const one = await known(7);
  await billing.post(one.invoice('F1', wrongCategory(one, 'F1-1')));
  await billing.post(jw323('F2', [one, 'F2-1', 500]).replace('>500<', '>501<'), XML);
  const items = await worklist(provider(7));
  expect(items.map(({ kind }) => kind)).toEqual(['line', 'message']);
  const dismiss = async (id: string) => {
    const address = `${billing.url}/v1/rejections/${id}/dismissals`;
    const response = await fetch(address, { method: 'POST' });
    return { status: response.status, body: (await response.json()) as { code?: string } };
  };
  for (const { id } of items) {
    const first = await dismiss(id);
    expect(first).toMatchObject({ status: 200, body: { id } });
    expect(await dismiss(id)).toEqual(first);
  }
  expect(await worklist(provider(7))).toEqual([]);
  const [line] = await billing.lines('A1'); // Another line, never refused by its second half.
  for (const id of ['L999999', 'L0', 'no-such-id', line?.invoiceId ?? '']) {
    expect((await dismiss(id)).body.code).toBe('not-found');
  }
});

it('comes in pages that leave nothing out and tell nothing twice', async () => {
  const one = await known(8);
  const lines = Array.from({ length: 7 }, (_, n) => wrongCategory(one, `G1-${n}`));
  await billing.post(one.invoice('G1', ...lines.slice(0, 3)));
  await billing.post(jw323('G2', [one, 'G2-1', 500]).replace('>500<', '>501<'), XML);
  await billing.post(one.invoice('G3', ...lines.slice(3)));
  const whole = ids(await worklist(provider(8)));
  expect(whole).toHaveLength(8);
  const paged: string[] = [];
  let next: string | undefined = `/v1/rejections?sender=${provider(8)}&pageSize=3`;
  while (next) {
    const page = await billing.get(next);
    paged.push(...ids(page['items'] as RejectionView[]));
    next = (page['_links'] as { next?: { href: string } }).next?.href;
  }
  expect(paged).toEqual(whole);
});

it('asks whose worklist', async () => {
  const answer = await billing.get('/v1/rejections');
  expect([answer['status'], answer['code']]).toEqual([400, 'invalid-input']);
});
