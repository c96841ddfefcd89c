import { jw323, totalOf, type DemoLine } from '../../deploy/demo/jw323';
import { readAll, send } from '../../deploy/demo/http';
import { waitUntilSettled } from '../../deploy/demo/settled';
import { codesIn, faultsInAnswer } from '../../services/billing/test/answer-check';
import { startSystem, type TestSystem } from '../support';
import { tellProviderFacts } from './provider-facts';

const PROVIDER = '30301234';
const ROTTERDAM = '0599';

/** April; each test line says what is different. */
const good: DemoLine = {
  bsn: '999900006',
  reference: '',
  previousReference: null,
  allocationNumber: 9001,
  productCategory: '45',
  productCode: '45A04',
  from: '2026-04-01',
  until: '2026-05-01',
  volume: 10,
  unit: '04',
  tariffCents: 8_750,
  amountCents: 87_500,
};
const may = { from: '2026-05-01', until: '2026-06-01' };
const january = { from: '2026-01-01', until: '2026-02-01' };
const hours = (volume: number, tariffCents: number) => ({
  ...{ volume, tariffCents, amountCents: volume * tariffCents },
});
const weekly = { allocationNumber: 9002, productCode: '45A05', ...hours(15, 9_000) };
/** The broken month in which that allocation begins. */
const begin = { from: '2026-03-30', until: '2026-04-01', ...hours(3, 9_000) };
const minutes = { unit: '01', volume: 380, tariffCents: 146, amountCents: 55_417 };
/** On the budget of the second child. */
const day = {
  ...{ bsn: '999900018', allocationNumber: 9003, productCategory: '44', productCode: '44A09' },
  ...{ unit: '14', ...hours(2, 20_000) },
};
/** From 10 April until 20 May. */
const broken = { bsn: '999900031', allocationNumber: 9004, from: '2026-04-10', ...hours(4, 8_750) };

let system: TestSystem;
const granted = new Map<string, number>();
let sent = 0;
beforeAll(async () => {
  system = await startSystem({ ANSWER_GRACE_MINUTES: '0' });
  await tellProviderFacts(system.urls, PROVIDER, ROTTERDAM);
  await waitUntilSettled(system.urls);
}, 300_000);
afterAll(() => system?.stop());

interface Sent {
  readonly codes: string[];
  readonly text: string;
}

/** Declares a month; the answer must be one that can be sent. */
async function declare(
  number: string,
  month: number,
  changes: Partial<DemoLine>[],
  mend: (text: string) => string = (text) => text,
): Promise<Sent> {
  const two = (n: number) => String(n).padStart(2, '0');
  const lines = changes.map((change, at) => ({ ...good, reference: `${number}-${at}`, ...change }));
  const [name, next] = [`2026-${two(month)}`, `2026-${two(month + 1)}`];
  const message = mend(
    jw323({
      ...{ sender: PROVIDER, receiver: ROTTERDAM, invoiceNumber: number, lines },
      month: { name, from: `${name}-01`, until: `${next}-01`, sentOn: '2026-07-05' },
    }).replace(`>${number}<`, `>M${++sent}<`),
  );
  const { text } = await send(
    'POST',
    `${system.urls.billing}/v1/invoices`,
    message,
    'application/xml',
  );
  expect(await faultsInAnswer(text)).toEqual([]);
  const total = amountIn(text, 'TotaalToegekendBedrag');
  if (total !== null) granted.set(number, (granted.get(number) ?? 0) + total);
  if (codesIn(text).includes('8001')) expect(total).toBe(totalOf(lines));
  return { codes: codesIn(text), text };
}

function amountIn(text: string, element: string): number | null {
  const found = new RegExp(`${element}>\\s*<ijw:TotaalBedrag>(\\d+)<[^]*?DebetCredit>([CD])<`).exec(
    text,
  );
  return found && (found[2] === 'C' ? -1 : 1) * Number(found[1]);
}

/** The codes of the lines that come back, by reference. */
function refused(text: string): Record<string, string> {
  const lines = text.match(/<jw325:Prestatie>[^]*?<\/jw325:Prestatie>/g) ?? [];
  return Object.fromEntries(
    lines.map((line) => [
      /ReferentieNummer>([^<]*)</.exec(line)?.[1] ?? '',
      codesIn(line).join(' '),
    ]),
  );
}

describe('a provider declares a month', () => {
  it('March first, all good', async () => {
    const march = { from: '2026-03-01', until: '2026-04-01' };
    expect((await declare('MAART', 3, [march])).codes).toEqual(['0200', '8001']);
  });

  it('whose header is refused: that code, and nothing else', async () => {
    const used = (text: string) => text.replace(`>M${sent}<`, '>M1<');
    expect((await declare('APRIL', 4, [{}], used)).codes).toEqual(['9056']);
    const later = (text: string) => text.replace(/(Dagtekening>)2026-07-05/, '$12099-01-01');
    expect((await declare('APRIL', 4, [{}], later)).codes).toEqual(['8848']);
    const nowhere = (text: string) => text.replace(`>${ROTTERDAM}<`, '>9998<');
    expect((await declare('APRIL', 4, [{}], nowhere)).codes).toEqual(['S300']);
    const wrong = (text: string) => text.replace(/(TotaalBedrag>)\d+/, '$11');
    expect((await declare('APRIL', 4, [{}], wrong)).codes).toEqual(['0001']);
  });

  it('whose declaration is refused: nothing is granted', async () => {
    expect((await declare('MAART', 4, [{}])).codes).toEqual(['0200', '9333']);
    const february = { from: '2026-02-01', until: '2026-03-01' };
    expect((await declare('FEBRUARI', 2, [february])).codes).toEqual(['0200', '8214']);
  });

  it('with a line of every kind of fault: only those come back, each with its codes', async () => {
    const lines: [Partial<DemoLine>, string][] = [
      [{}, ''],
      [weekly, ''],
      [day, ''],
      [broken, ''],
      [{ ...may, ...hours(1, 8_750), productCode: '45A04' }, '9319'],
      [{ allocationNumber: 9999 }, '9338'],
      [{ allocationNumber: 9003 }, '9338'],
      [
        {
          ...broken,
          from: '2026-04-01',
          productCode: '45A05',
          tariffCents: 9_000,
          amountCents: 36_000,
        },
        '9307 9340',
      ],
      [{ ...broken, from: '2026-04-12' }, '9387'],
      [{ until: '2026-04-30' }, '9388'],
    ];
    const { codes, text } = await declare(
      'APRIL',
      4,
      lines.map(([line]) => line),
    );
    expect(codes.slice(-1)).toEqual(['0200']);
    const expected = lines.flatMap(([, each], at) => (each ? [[`APRIL-${at}`, each]] : []));
    expect(refused(text)).toEqual(Object.fromEntries(expected));
  });

  it('again, with what is taken or too much', async () => {
    const lines: [Partial<DemoLine>, string][] = [
      [{ ...weekly, ...begin, reference: 'APRIL-0' }, '8021'],
      [{}, '9389'],
      [{ ...may, ...hours(11, 8_750) }, '9321'],
      [{ ...weekly, ...may, ...hours(24, 9_000) }, '9321'],
      [{ ...day, ...may, ...hours(2, 20_001) }, '9369 0611'],
      [{ ...minutes, ...january, amountCents: 55_480 }, '9346'],
      [{ ...day, bsn: '999900043' }, '0233'],
      [{ ...day, productCode: '45A04', ...may, ...hours(1, 1) }, 'S329 0611'],
      [{ reference: 'R1', previousReference: 'NOOIT' }, '8017'],
      [{ reference: 'R2', previousReference: 'MAART-0', ...hours(9, 8_750) }, '8017'],
    ];
    const { codes, text } = await declare(
      'MEI1',
      5,
      lines.map(([line]) => line),
    );
    expect(codes).toContain('8187');
    const expected = lines.map(([{ reference }, each], at) => [reference ?? `MEI1-${at}`, each]);
    expect(refused(text)).toEqual(Object.fromEntries(expected));
  });

  it('corrected: what was refused is sent again under new references', async () => {
    const lines = [
      { ...broken, ...may, until: '2026-05-21', ...hours(4, 8_750) },
      { ...weekly, ...may, ...hours(15, 9_000) },
      { ...may, ...minutes },
    ];
    expect((await declare('MEI2', 5, lines)).codes).toEqual(['0200', '8001']);
  });

  it('credits a line and declares it anew, in one message', async () => {
    const credit = { ...weekly, previousReference: 'APRIL-1' };
    const { codes } = await declare('MEI3', 5, [credit, { ...weekly, ...hours(12, 9_000) }]);
    expect(codes).toEqual(['0200', '8001']);
    const again = await declare('MEI4', 5, [credit, { ...weekly, reference: 'NIEUW' }]);
    expect(refused(again.text)).toEqual({ 'MEI4-0': '9390', NIEUW: '9389' });
  });
});

describe('books and answers', () => {
  interface Line {
    readonly status: string;
    readonly amountCents: number;
    readonly standingPostings: readonly { amountCents: number; debtor: string; creditor: string }[];
  }
  const linesOf = (number: string) =>
    readAll<Line>(`${system.urls.billing}/v1/lines?sender=${PROVIDER}&invoiceNumber=${number}`);
  const postingsOf = ({ standingPostings }: Line) => standingPostings;
  beforeAll(() => waitUntilSettled(system.urls));

  it('agree to the cent: what was granted is what was accepted', async () => {
    for (const [number, total] of granted) {
      const accepted = (await linesOf(number)).filter(({ status }) => status === 'accepted');
      const sum = accepted.reduce((cents, { amountCents }) => cents + amountCents, 0);
      expect([number, sum]).toEqual([number, total]);
    }
  });

  it('and what others bear of it is on the balance with them', async () => {
    const url = `${system.urls.billing}/v1/balances?municipality=${ROTTERDAM}`;
    const balances = await readAll<{ counterparty: string; netCents: number }>(url);
    const lines = await Promise.all([...granted.keys()].map(linesOf));
    const owed = new Map<string, number>();
    for (const { debtor, creditor, amountCents } of lines.flat().flatMap(postingsOf)) {
      const [other, cents] =
        creditor === ROTTERDAM ? [debtor, -amountCents] : [creditor, amountCents];
      owed.set(other, (owed.get(other) ?? 0) + cents);
    }
    expect([...owed.keys()].sort()).toEqual(['0502', '0606']);
    const told = balances.map(({ counterparty, netCents }) => [counterparty, netCents] as const);
    expect(new Map(told)).toEqual(owed);
  });
});
