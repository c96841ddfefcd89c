import type { DecidedSegment, OpenSegment } from '../decision';
import { period } from '../period';
import { isSameExceptPeriod } from './same';

const decided: DecidedSegment = {
  kind: 'decided',
  period: period('2023-01-01', '2023-02-01'),
  payer: 'A',
  coordinator: 'A',
  prefinancier: 'A',
  shares: [{ municipality: 'A', numerator: 1, denominator: 1 }],
  basis: {
    rung: 'JW1.1-1',
    facts: [{ kind: 'birth', date: null, municipality: null }],
    clauses: [],
  },
};
const left: OpenSegment = {
  kind: 'open',
  period: period('2023-01-01', '2023-02-01'),
  reason: 'custody-unclear',
  candidates: ['A', 'B'],
  basis: { rung: null, facts: [], clauses: [] },
};
const { basis, shares } = decided;

it.each([
  ['itself', decided, decided, true],
  ['the same on other days', decided, { ...decided, period: period('2023-02-01', '2023-03-01') }, true],
  ['a copy', decided, structuredClone(decided), true],
  ['another payer', decided, { ...decided, payer: 'B' }, false],
  ['another coordinator', decided, { ...decided, coordinator: 'B' }, false],
  ['other shares', decided, { ...decided, shares: [...shares, ...shares] }, false],
  ['fewer shares', { ...decided, shares: [...shares, ...shares] }, decided, false],
  ['another fact', decided, { ...decided, basis: { ...basis, facts: [] } }, false],
  ['a ground beside', decided, { ...decided, basis: { ...basis, beside: ['JW10.1'] as const } }, false],
  ['a ground beside less', { ...decided, basis: { ...basis, beside: ['JW10.1'] as const } }, decided, false],
  ['a date where there was none', decided, { ...decided, basis: { ...basis, facts: [{ ...basis.facts[0]!, date: decided.period.from }] } }, false],
  ['no date where there was one', { ...decided, basis: { ...basis, facts: [{ ...basis.facts[0]!, date: decided.period.from }] } }, decided, false],
  ['an open one', decided, left, false],
  ['other candidates', left, { ...left, candidates: ['A', 'C'] }, false],
  ['a candidate more', left, { ...left, candidates: ['A', 'B', 'C'] }, false],
])('%s', (_, one, other, is) => expect(isSameExceptPeriod(one, other)).toBe(is)); // prettier-ignore
