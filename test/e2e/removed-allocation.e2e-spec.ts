import { readAll, send } from '../../deploy/demo/http';
import { jw323, type DemoLine } from '../../deploy/demo/jw323';
import { waitUntilSettled } from '../../deploy/demo/settled';
import { codesIn, faultsInAnswer } from '../../services/billing/test/answer-check';
import { testBsn } from '../../services/placement/test/facts';
import { jw301, type Parties, type Product } from '../../services/placement/test/messages';
import { startSystem, type TestSystem } from '../support';

let system: TestSystem;
beforeAll(async () => {
  system = await startSystem({ ANSWER_GRACE_MINUTES: '0' });
}, 300_000);
afterAll(() => system?.stop());

const ROTTERDAM = '0599';
const PROVIDER = '30301234';
const partiesOf = (n: number): Parties => ({
  ...{ municipality: ROTTERDAM, provider: PROVIDER, bsn: testBsn(n) },
});

/** A child that lived in Capelle, and from the date of its move in Rotterdam. */
async function tellChild({ bsn }: Parties, n: number, movedOn: string | null): Promise<void> {
  const child = `${system.urls.enrolment}/v1/children/0197c3f0-0000-7000-8000-00000000000${n}`;
  await send('PUT', child, { bsn, birthDate: '2014-05-01' });
  const lives = { status: 'resident', addressKind: 'woonadres' };
  const before = { ...lives, municipality: '0502', from: '2014-05-01', until: movedOn };
  const after = { ...lives, municipality: ROTTERDAM, from: movedOn, until: null };
  const residences = movedOn === null ? [before] : [before, after];
  await send('PUT', `${child}/residences`, { residences });
}

async function allocate(parties: Parties, product: Product): Promise<void> {
  const door = `${system.urls.placement}/v1/messages`;
  const { text } = await send('POST', door, jw301(parties, [product]), 'application/xml');
  expect(codesIn(text)).toEqual([]);
  await waitUntilSettled(system.urls);
}

/** At the hour, so that a later hour is a later version (OP033x1). */
const removedAt = (hour: number): Product => ({
  ...{ RedenWijziging: '13', Einddatum: '2026-01-01', Toewijzingstijd: `${hour}:00:00` },
});

/** Declares a month of 2026 and waits for the books. */
async function declare(number: string, month: number, line: Partial<DemoLine>): Promise<string[]> {
  const first = (of: number): string => `2026-${String(of).padStart(2, '0')}-01`;
  const period = { from: first(month), until: first(month + 1) };
  const whole: DemoLine = {
    ...{ bsn: '', reference: number, previousReference: null, allocationNumber: 0 },
    ...{ productCategory: '45', productCode: '45A04', ...period },
    ...{ volume: 2, unit: '04', tariffCents: 5_000, amountCents: 10_000, ...line },
  };
  const text = jw323({
    ...{ sender: PROVIDER, receiver: ROTTERDAM, invoiceNumber: number, lines: [whole] },
    month: { name: period.from.slice(0, 7), ...period, sentOn: '2026-07-05' },
  });
  const answer = await send('POST', `${system.urls.billing}/v1/invoices`, text, 'application/xml');
  expect(await faultsInAnswer(answer.text)).toEqual([]);
  await waitUntilSettled(system.urls);
  return codesIn(answer.text);
}

interface Line {
  readonly standingPostings: readonly { debtor: string; creditor: string; amountCents: number }[];
  readonly openParts: readonly { reason: string; amountCents: number; candidates: string[] }[];
  readonly keptCents: number;
}

/** What the books say of the line of this invoice: who owes whom, what is open, what is kept. */
async function books(number: string): Promise<string[]> {
  const path = `/v1/lines?sender=${PROVIDER}&invoiceNumber=${number}`;
  const lines = await readAll<Line>(`${system.urls.billing}${path}`);
  return lines.flatMap(({ standingPostings, openParts, keptCents }) => [
    ...standingPostings.map((one) => `${one.debtor} owes ${one.creditor} ${one.amountCents}`),
    ...openParts.map((one) => `${one.reason} ${one.candidates.join()} ${one.amountCents}`),
    ...(keptCents === 0 ? [] : [`kept ${keptCents}`]),
  ]);
}

/** The invoices of which a person of Rotterdam has to decide about a part. */
async function invoicesToLookAt(): Promise<string[]> {
  const url = `${system.urls.billing}/v1/open-parts?municipality=${ROTTERDAM}`;
  return (await readAll<{ invoiceNumber: string }>(url)).map(({ invoiceNumber }) => invoiceNumber);
}

describe('an allocation that its JW301 removes', () => {
  const parties = partiesOf(0);
  const number = { ToewijzingNummer: 8_001 };
  const line = { bsn: parties.bsn, allocationNumber: 8_001 };

  it('takes back what was settled on it, and leaves the line to be credited', async () => {
    await tellChild(parties, 0, null);
    await allocate(parties, number);
    expect(await declare('JAN', 1, line)).toEqual(['0200', '8001']);
    expect(await books('JAN')).toEqual(['0502 owes 0599 10000']);
    await allocate(parties, { ...number, ...removedAt(13) });
    expect(await books('JAN')).toEqual(['allocation-removed 0599 10000']);
    expect(await invoicesToLookAt()).toEqual(['JAN']);
  });

  it('is refused when it is declared on afterwards (9384)', async () => {
    expect(await declare('FEB', 2, line)).toEqual(['0200', '9384', '0200', '0200']);
  });

  it('gives everything back when it is sent again', async () => {
    await allocate(parties, { ...number, Toewijzingstijd: '14:00:00' });
    expect(await books('JAN')).toEqual(['0502 owes 0599 10000']);
    expect(await declare('FEB2', 2, line)).toEqual(['0200', '8001']);
  });

  it('lets the provider credit what it was paid', async () => {
    await allocate(parties, { ...number, ...removedAt(15) });
    const credit = { ...line, reference: 'JAN-CREDIT', previousReference: 'JAN' };
    const january = { from: '2026-01-01', until: '2026-02-01' };
    expect(await declare('CREDIT', 3, { ...credit, ...january })).toEqual(['0200', '8001']);
    expect(await books('CREDIT')).toEqual(['allocation-removed 0599 -10000']);
    expect(await invoicesToLookAt()).toEqual(['FEB2']);
  });

  it('when it was a stay, settles the other help of the child anew', async () => {
    const other = partiesOf(1);
    await tellChild(other, 1, '2026-02-01');
    const stay = {
      ...{ ToewijzingNummer: 8_003, Product: { Categorie: '43', Code: '43A01' } },
      ...{ Ingangsdatum: '2026-02-01', Omvang: { Volume: 40, Eenheid: '14', Frequentie: '6' } },
    };
    await allocate(other, { ToewijzingNummer: 8_002 });
    await allocate(other, stay);
    const help = { bsn: other.bsn, allocationNumber: 8_002 };
    expect(await declare('MRT', 3, help)).toEqual(['0200', '8001']);
    expect(await books('MRT')).toEqual(['0502 owes 0599 10000']);
    await allocate(other, { ...stay, ...removedAt(13), Einddatum: '2026-02-01' });
    expect(await books('MRT')).toEqual(['kept 10000']);
  });
});
