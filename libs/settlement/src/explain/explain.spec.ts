import type { FactUsed, OpenReason, Posting, Rung, Segment } from '../decision';
import { convenant } from '../fixtures';
import { cents } from '../money';
import { localDate, period } from '../period';
import { explain, explainOpen, type Names } from './explain';
import { nl } from './texts.nl';
import { en } from './texts.en';

const names: Names = {
  municipality: (code) => ({ A: 'Aaldorp', B: 'Beekstad' })[code],
  convenant: (id) => (id === 'a-b' ? convenant({ name: 'Aaldorp en Beekstad' }) : undefined),
  decision: (id) => (id === 'd1' ? 'GSD 2023-14' : undefined),
};
const languages = ['nl', 'en'] as const;
const fact = (kind: FactUsed['kind'], more: Partial<FactUsed> = {}): FactUsed => ({
  kind,
  date: localDate('2020-05-01'),
  municipality: 'A',
  ...more,
});
const used = (clauseId: string, kind: string) => ({
  convenantId: 'a-b',
  version: 1,
  clauseId,
  kind,
});
const charge: Posting = {
  id: 'p1',
  kind: 'charge',
  reverses: null,
  lineId: 'l1',
  debtor: 'A',
  creditor: 'B',
  cents: cents(123_456_789),
  period: period('2023-03-01', '2023-04-01'),
  basis: {
    rung: 'JW1.1-1',
    facts: [fact('residence'), fact('enrolment', { municipality: 'B' })],
    clauses: [used('first', 'prefinancing'), used('shares', 'share-costs')],
  },
};
const segment: Segment = {
  kind: 'decided',
  period: period('2023-03-01', '2023-03-02'),
  payer: 'A',
  coordinator: 'B',
  prefinancier: 'B',
  shares: [
    { municipality: 'A', numerator: 3, denominator: 4 },
    { municipality: 'B', numerator: 1, denominator: 4 },
  ],
  basis: { ...charge.basis, clauses: [...charge.basis.clauses, used('gone', 'share-costs')] },
};
const reversal: Posting = { ...charge, kind: 'reversal', reverses: 'p0', cents: cents(5) };
const advised: Segment = {
  ...segment,
  shares: [{ municipality: 'C', numerator: 1, denominator: 1 }],
  basis: {
    rung: 'BINDING_ADVICE',
    beside: ['JW10.1'],
    facts: [fact('decision', { id: 'd1' }), fact('decision', { id: 'd2', municipality: null })],
    clauses: [],
  },
};
const open: Segment = {
  kind: 'open',
  period: period('2023-03-01', '2023-04-01'),
  reason: 'overlapping-residences',
  candidates: ['A', 'B', 'C'],
  basis: {
    rung: null,
    facts: [
      fact('residence', { detail: 'briefadres' }),
      fact('residence', { municipality: null, date: null }),
    ],
    clauses: [],
  },
};

describe.each(languages)('explain in %s', (language) => {
  it.each<[string, Posting | Segment]>([
    ['a charge under a convenant', charge],
    ['a reversal', reversal],
    ['a decided day with shared costs', segment],
    ['a decision by people', advised],
    ['an open part', open],
  ])('tells %s', (_, subject) => expect(explain(subject, language, names)).toMatchSnapshot());

  it('tells codes where it finds no names', () =>
    expect(explain(charge, language)).toMatchSnapshot());

  it('tells every rung', () => {
    const rungs = Object.keys(nl.rungs) as Rung[];
    const texts = rungs.map((rung) =>
      explain({ ...charge, basis: { rung, facts: [], clauses: [] } }, language, names),
    );
    expect(texts.join('\n\n')).toMatchSnapshot();
  });

  it('tells every kind of fact', () => {
    const facts = (Object.keys(nl.fact) as FactUsed['kind'][]).map((kind) => fact(kind));
    const basis = { rung: null, facts, clauses: [] };
    expect(explain({ ...charge, basis }, language, names)).toMatchSnapshot();
  });

  it('tells every open reason', () => {
    const reasons = Object.keys(nl.reasons) as OpenReason[];
    const texts = reasons.map((reason) => explainOpen({ ...open, reason }, language, names));
    expect(texts.join('\n\n')).toMatchSnapshot();
  });

  it('tells when no fact points anywhere', () =>
    expect(explainOpen({ ...open, candidates: [] }, language)).toContain(
      { nl, en }[language].noCandidates,
    ));
});

it.each([
  [1, '€ 0,01'],
  [100, '€ 1,00'],
  [99_999, '€ 999,99'],
  [100_000, '€ 1.000,00'],
  [123_456_789, '€ 1.234.567,89'],
])('%p cents read as %p', (amount, text) =>
  expect(explain({ ...charge, cents: cents(amount) }, 'nl')).toContain(text),
);
