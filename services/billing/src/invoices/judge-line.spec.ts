import type { Tariff, Used } from '@grensverkeer/ijw';
import type { Cents, LocalDate } from '@grensverkeer/settlement';
import { judgeLines, judgeMessages, type Verdict } from './judge-line';
import { slotKey, type Allocation, type Known, type KnownDebit } from './known-facts';
import type { SubmittedLine } from './submission';

const april = { from: '2026-04-01' as LocalDate, until: '2026-05-01' as LocalDate };
const line: SubmittedLine = {
  sender: '12345678',
  receiver: '0599',
  reference: 'R1',
  previousReference: null,
  bsnHash: 'hash-of-child',
  allocationNumber: 7,
  productCategory: '45',
  productCode: '45A48',
  period: april,
  volume: 4,
  unit: '04',
  tariff: 1250 as Cents,
  amount: 5000 as Cents,
  faults: [],
};
const credit = { ...line, reference: 'R2', previousReference: 'R1', amount: -5000 as Cents };
const allocation: Allocation = {
  placementId: 'p',
  childId: 'c',
  provider: '12345678',
  productCategory: '45',
  productCode: '45A48',
  from: '2026-01-01' as LocalDate,
  until: null,
  volume: { amount: 4, unit: '04', frequency: '4' },
  budgetCents: null,
  removed: false,
};
const debit: KnownDebit = {
  ...line,
  ...{ id: 1, status: 'accepted', placementId: 'p', childId: 'c', credited: false },
};
const tariff: Tariff = {
  productCategory: '45',
  productCode: '45A48',
  unit: '04',
  cents: 1250 as Cents,
  from: '2026-01-01' as LocalDate,
  until: null,
};

interface Facts {
  allocation?: Allocation;
  hash?: string | null;
  client?: boolean;
  debit?: KnownDebit;
  taken?: boolean;
  used?: Used;
  tariffs?: Tariff[];
}
const known = (facts: Facts): Known => ({
  allocations: new Map(facts.allocation ? [['0599 7', facts.allocation]] : []),
  cases: new Map([['c', { bsnHash: facts.hash } as never]]),
  clients: new Set(facts.client === false ? [] : ['0599 12345678 hash-of-child']),
  debits: new Map(facts.debit ? [['12345678 R1', facts.debit]] : []),
  slots: new Set(facts.taken ? [slotKey('p', line)] : []),
  used: new Map(facts.used ? [['p', facts.used]] : []),
  contracts: new Map(
    facts.tariffs
      ? [
          [
            '0599 12345678',
            {
              spans: [{ from: '2026-01-01' as LocalDate, until: null }],
              tariffs: new Map([['45A48', facts.tariffs]]),
            },
          ],
        ]
      : [],
  ),
});
const told = (verdict: Verdict | undefined): string => {
  if (verdict?.status === 'refused') return verdict.codes.join();
  if (verdict?.status === 'waiting') return `waits for ${verdict.waitsFor}`;
  return verdict ? `accepted, credits ${verdict.credits}` : 'nothing';
};
const all: Facts = { allocation, hash: 'hash-of-child', debit };
const OK = 'accepted, credits null';
const waits = (debt: Partial<KnownDebit>) => ({ ...all, debit: { ...debit, ...debt } });
const wrong = { amount: 4999 as Cents };

type Row = [string, Partial<SubmittedLine>, Facts, string, string];
const debits: Row[] = [
  ['all is known and agrees', {}, all, OK, OK],
  ['the allocation is unknown', {}, {}, 'waits for allocation', '9338'],
  ['the child is unknown', {}, { allocation }, 'waits for child', '9338'],
  ['no BSN to agree', { bsnHash: null }, { allocation }, OK, OK],
  ['the child has no BSN', {}, { allocation, hash: null }, OK, OK],
  ['the BSN is of another child', {}, { allocation, hash: 'other' }, '9338', '9338'],
  [
    'the allocation is of another provider',
    {},
    { ...all, allocation: { ...allocation, provider: '1' } },
    '9338',
    '9338',
  ],
  ['nobody knows the client', {}, { client: false }, 'waits for allocation', '8187'],
  [
    'a client that nobody knows on the number of another',
    {},
    { allocation, hash: 'other', client: false },
    '8187',
    '8187',
  ],
  ['the message shows a fault', { faults: ['9319'] }, all, '9319', '9319'],
  ['a fault needs no facts', { faults: ['9319'], ...wrong }, {}, '9319,9346', '9338,9319,9346'],
  [
    'the slot is taken',
    {},
    { ...all, taken: true, used: { cents: 5000, volumes: { '04': 4 }, until: april.until } },
    '9389',
    '9389',
  ],
  ['the volume is too much', { volume: 5, amount: 6250 as Cents }, all, '9321', '9321'],
  [
    'all that is wrong is told',
    { productCode: 'X', volume: 5 },
    all,
    '9340,9321,9346',
    '9340,9321,9346',
  ],
  ['the tariff is that of the contract', {}, { ...all, tariffs: [tariff] }, OK, OK],
  [
    'the tariff is not that of the contract',
    {},
    { ...all, tariffs: [{ ...tariff, cents: 1251 as Cents }] },
    '0611',
    '0611',
  ],
  [
    'the contract is of another time',
    { period: { from: '2025-04-01' as LocalDate, until: '2025-05-01' as LocalDate } },
    {
      ...all,
      allocation: { ...allocation, from: '2025-01-01' as LocalDate },
      tariffs: [{ ...tariff, cents: 1 as Cents }],
    },
    OK,
    OK,
  ],
  [
    'the unit is that of the contract where the allocation has none',
    { unit: '14' },
    { ...all, allocation: { ...allocation, volume: null, productCode: null }, tariffs: [tariff] },
    '9341,0611',
    '9341,0611',
  ],
  [
    'a removed allocation',
    { volume: 5, amount: 6250 as Cents },
    { ...all, allocation: { ...allocation, removed: true }, taken: true },
    '9384',
    '9384',
  ],
];
const credits: Row[] = [
  ['of an accepted debit', {}, all, 'accepted, credits 1', 'accepted, credits 1'],
  ['of an unknown debit', {}, { allocation }, 'waits for debit', '8017'],
  ['of a waiting debit', {}, waits({ status: 'waiting' }), 'waits for debit', '8017'],
  ['of a refused debit', {}, waits({ status: 'refused' }), '8017', '8017'],
  ['of a credit', {}, waits({ previousReference: 'R0' }), '8017', '8017'],
  ['of what was credited', {}, waits({ credited: true }), '9390', '9390'],
  [
    'of what was credited, and not the same',
    { volume: 3 },
    waits({ credited: true }),
    '8017,9390',
    '8017,9390',
  ],
  ['beside its debit', { faults: ['8017'] }, {}, '8017', '8017'],
  ['of an unknown client', {}, { client: false }, 'waits for debit', '8187'],
  [
    'on an allocation that was changed since',
    {},
    { ...all, allocation: { ...allocation, removed: true }, tariffs: [] },
    'accepted, credits 1',
    'accepted, credits 1',
  ],
];
const judged = (submitted: SubmittedLine, facts: Facts) =>
  [false, true].map((overdue) =>
    told(judgeLines([submitted], known(facts), new Set(), () => overdue)[0]),
  );
it.each(debits)('a debit: %s', (_, change, facts, atOnce, afterTheGrace) => {
  expect(judged({ ...line, ...change }, facts)).toEqual([atOnce, afterTheGrace]);
});
it.each(credits)('a credit %s', (_, change, facts, atOnce, afterTheGrace) => {
  expect(judged({ ...credit, ...change }, facts)).toEqual([atOnce, afterTheGrace]);
});

const judge = (lines: SubmittedLine[], facts: Facts = all, used: string[] = []) =>
  judgeLines(lines, known(facts), new Set(used), () => false).map(told);

it('a reference is taken by the first line that has it, in the message or before', () => {
  const other = { ...line, productCode: '45A49' };
  const facts = { ...all, allocation: { ...allocation, productCode: null, volume: null } };
  expect(judge([line, other], facts)).toEqual([OK, '8021']);
  expect(judge([line, other], facts, ['12345678 R1'])).toEqual(['8021', '8021']);
  expect(judge([line, other], facts, ['87654321 R1'])).toEqual([OK, '8021']);
});

it('a repeated reference never waits', () => {
  expect(judge([line, credit], {}, ['12345678 R1', '12345678 R2'])).toEqual(['8021', '8021']);
});

it.each<[string, Partial<SubmittedLine>]>([
  ['receiver', { receiver: '0606' }],
  ['allocation', { allocationNumber: 8 }],
  ['category', { productCategory: '46' }],
  ['code', { productCode: '45A49' }],
  ['first day', { period: { ...april, from: '2026-04-02' as LocalDate } }],
  ['last day', { period: { ...april, until: '2026-04-30' as LocalDate } }],
  ['volume', { volume: 5 }],
  ['unit', { unit: '14' }],
  ['tariff', { tariff: null }],
  ['amount', { amount: -4999 as Cents }],
  ['child', { bsnHash: 'other' }],
])('a credit with another %s than its debit is refused (8017)', (_, change) => {
  const facts = known(all);
  const clients = new Set(['0599 12345678 other', '0606 12345678 hash-of-child', ...facts.clients]);
  const submitted = { ...credit, ...change };
  const verdicts = judgeLines([submitted], { ...facts, clients }, new Set(), () => false);
  expect(verdicts.map(told)).toEqual(['8017']);
});

it('a debit is credited by the first of two credits in a message', () => {
  expect(judge([credit, { ...credit, reference: 'R3' }])).toEqual(['accepted, credits 1', '9390']);
});

describe('what one line takes is gone for the next', () => {
  const used = { cents: 5000, volumes: { '04': 4 }, until: april.until };
  const full = { ...all, taken: true, used };
  const next = { ...line, reference: 'R9' };
  const inAll = { ...allocation, volume: { amount: 4, unit: '04', frequency: '6' } };
  const budget = { ...allocation, volume: null, productCode: null, budgetCents: 5000 };
  const otherCode = { ...next, reference: 'R8', productCode: '45A49' };

  it.each<[string, SubmittedLine[], Facts, string[]]>([
    ['a slot', [line, next], all, [OK, '9389']],
    ['a slot of another child', [{ ...line, productCode: '45A49' }, next], all, ['9340', OK]],
    ['a slot that a credit frees', [credit, next], full, ['accepted, credits 1', OK]],
    ['also when the credit comes last', [next, credit], full, [OK, 'accepted, credits 1']],
    ['but once', [credit, next, line], full, ['accepted, credits 1', OK, '9389']],
    [
      'volume over the term',
      [line, { ...next, period: { from: april.until, until: '2026-06-01' as LocalDate } }],
      { ...all, allocation: inAll },
      [OK, '9322'],
    ],
    [
      'volume that a credit gives back',
      [credit, next],
      { ...full, allocation: inAll },
      ['accepted, credits 1', OK],
    ],
    ['budget', [line, otherCode], { ...all, allocation: budget }, [OK, '9369']],
    [
      'budget that a credit gives back',
      [otherCode, credit],
      { ...full, allocation: budget },
      [OK, 'accepted, credits 1'],
    ],
    ['nothing by a refused line', [{ ...line, ...wrong }, next], all, ['9346', OK]],
  ])('%s', (_, lines, facts, verdicts) => {
    expect(judge(lines, facts)).toEqual(verdicts);
  });
});

it('messages that waited are judged in their order: a credit sees the debit that is accepted now', () => {
  const stored = { ...debit, status: 'waiting' as const, placementId: null, childId: null };
  const facts = known({ allocation, hash: 'hash-of-child', debit: stored });
  const again = { ...line, reference: 'R9' };
  const verdicts = judgeMessages([[line], [credit, again]], facts, () => false);
  expect(verdicts.map((one) => one.map(told))).toEqual([[OK], ['accepted, credits 1', OK]]);
});

it('what is billed anew beside a credit waits with it for the debit, which does not wait', () => {
  const again = { ...line, reference: 'R9' };
  const early = known({ allocation, hash: 'hash-of-child' });
  const inMay = { ...again, period: { from: april.until, until: '2026-06-01' as LocalDate } };
  const judgeEarly = (lines: SubmittedLine[], overdue: boolean) =>
    judgeLines(lines, early, new Set(), () => overdue).map(told);
  expect(judgeEarly([again, credit], false)).toEqual(['waits for debit', 'waits for debit']);
  expect(judgeEarly([inMay, credit], false)).toEqual([OK, 'waits for debit']);
  expect(judgeEarly([again, credit], true)).toEqual([OK, '8017']);
  expect(told(judgeMessages([[credit], [line]], early, () => false)[1]?.[0])).toBe(OK);
});

it('the same arguments give the same verdicts', () => {
  const judged = () => judgeLines([line, credit], known(all), new Set(), () => false);
  expect(judged()).toEqual(judged());
});
