import type { Cents, LocalDate } from '@grensverkeer/settlement';
import {
  judgeLines,
  type Allocation,
  type Known,
  type KnownDebit,
  type Verdict,
} from './judge-line';
import type { SubmittedLine } from './submission';

const line: SubmittedLine = {
  sender: '12345678',
  receiver: '0599',
  reference: 'R1',
  previousReference: null,
  bsnHash: 'hash-of-child',
  allocationNumber: 7,
  productCategory: '45',
  productCode: '45A48',
  period: { from: '2026-04-01' as LocalDate, until: '2026-05-01' as LocalDate },
  volume: 4,
  unit: '04',
  tariff: 1250 as Cents,
  amount: 5000 as Cents,
  faults: [],
};
const credit = { ...line, reference: 'R2', previousReference: 'R1', amount: -5000 as Cents };
const allocation: Allocation = { placementId: 'p', childId: 'c', provider: '12345678' };
const debit: KnownDebit = {
  ...line,
  ...{ id: 1, status: 'accepted', placementId: 'p', childId: 'c', credited: false },
};

interface Facts {
  allocation?: Allocation;
  hash?: string | null;
  debit?: KnownDebit;
}
const known = ({ allocation: found, hash, debit: earlier }: Facts): Known => ({
  allocations: new Map(found ? [['0599 7', found]] : []),
  bsnHashes: new Map(hash === undefined ? [] : [['c', hash]]),
  debits: new Map(earlier ? [['12345678 R1', earlier]] : []),
});
const told = (verdict: Verdict | undefined): string => {
  if (verdict?.status === 'refused') return verdict.codes.join();
  if (verdict?.status === 'waiting') return `waits for ${verdict.waitsFor}`;
  return verdict ? `accepted, credits ${verdict.credits}` : 'nothing';
};
const all: Facts = { allocation, hash: 'hash-of-child', debit };

it.each<[string, SubmittedLine, Facts, string, string]>([
  ['all is known and agrees', line, all, 'accepted, credits null', 'accepted, credits null'],
  ['the allocation is unknown', line, {}, 'waits for allocation', '9338'],
  ['the child is unknown', line, { allocation }, 'waits for child', '9338'],
  [
    'no BSN to agree',
    { ...line, bsnHash: null },
    { allocation },
    'accepted, credits null',
    'accepted, credits null',
  ],
  [
    'the child has no BSN',
    line,
    { allocation, hash: null },
    'accepted, credits null',
    'accepted, credits null',
  ],
  ['the BSN is of another child', line, { allocation, hash: 'other' }, '9338', '9338'],
  [
    'the allocation is of another provider',
    line,
    { ...all, allocation: { ...allocation, provider: '1' } },
    '9338',
    '9338',
  ],
  ['the message shows a fault', { ...line, faults: ['9319'] }, all, '9319', '9319'],
  ['a credit of an accepted debit', credit, all, 'accepted, credits 1', 'accepted, credits 1'],
  ['a credit of an unknown debit', credit, { allocation }, 'waits for debit', '8017'],
  [
    'a credit of a waiting debit',
    credit,
    { debit: { ...debit, status: 'waiting' } },
    'waits for debit',
    '8017',
  ],
  [
    'a credit of a refused debit',
    credit,
    { debit: { ...debit, status: 'refused' } },
    '8017',
    '8017',
  ],
  [
    'a credit of a credit',
    credit,
    { debit: { ...debit, previousReference: 'R0' } },
    '8017',
    '8017',
  ],
  [
    'a credit of what was credited',
    credit,
    { debit: { ...debit, credited: true } },
    '9390',
    '9390',
  ],
])('%s', (_, submitted, facts, atOnce, afterTheGrace) => {
  const judge = (overdue: boolean) =>
    told(judgeLines([submitted], known(facts), new Set(), () => overdue)[0]);
  expect([judge(false), judge(true)]).toEqual([atOnce, afterTheGrace]);
});

it('a reference is taken by the first line that has it, in the message or before', () => {
  const judge = (used: string[]) =>
    judgeLines([line, line], known(all), new Set(used), () => false).map(told);
  expect(judge([])).toEqual(['accepted, credits null', '8021']);
  expect(judge(['12345678 R1'])).toEqual(['8021', '8021']);
  expect(judge(['87654321 R1'])).toEqual(['accepted, credits null', '8021']);
});

it.each<[string, Partial<SubmittedLine>]>([
  ['receiver', { receiver: '0606' }],
  ['allocation', { allocationNumber: 8 }],
  ['category', { productCategory: '46' }],
  ['code', { productCode: '45A49' }],
  ['first day', { period: { ...line.period, from: '2026-04-02' as LocalDate } }],
  ['last day', { period: { ...line.period, until: '2026-04-30' as LocalDate } }],
  ['volume', { volume: 5 }],
  ['unit', { unit: '14' }],
  ['tariff', { tariff: null }],
  ['amount', { amount: -4999 as Cents }],
  ['child', { bsnHash: 'other' }],
])('a credit with another %s than its debit is refused (8017)', (_, change) => {
  const verdicts = judgeLines([{ ...credit, ...change }], known(all), new Set(), () => false);
  expect(verdicts.map(told)).toEqual(['8017']);
});

it('a debit is credited by the first of two credits in a message', () => {
  const second = { ...credit, reference: 'R3' };
  const verdicts = judgeLines([credit, second], known(all), new Set(), () => false);
  expect(verdicts.map(told)).toEqual(['accepted, credits 1', '9390']);
});
