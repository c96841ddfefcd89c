import type { FactUsed, OpenReason, Posting, Rung, Segment } from '../decision';
import { convenant } from '../fixtures';
import { cents } from '../money';
import { localDate, period } from '../period';
import { explain, explainInterim, explainOpen, type Names } from './explain';
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

  it('tells facts of nowhere', () => {
    const kinds = [
      ...(['residence', 'actual-residence', 'custody', 'stay', 'inquiry', 'merger'] as const),
      ...(['help-request', 'decision', 'birth', 'count-date'] as const),
    ];
    const facts = kinds.map((kind) => fact(kind, { municipality: null }));
    expect(
      explain({ ...open, basis: { rung: null, facts, clauses: [] } }, language),
    ).toMatchSnapshot();
  });

  it.each(['rni', 'not-registered', 'abroad'] as const)(
    'names no municipality of a registration that is %s',
    (detail) => {
      const facts = [fact('residence', { detail })];
      const told = explain(
        { ...open, candidates: [], basis: { ...open.basis, facts } },
        language,
        names,
      );
      expect(told).not.toContain('Aaldorp');
      expect(told).toContain({ nl, en }[language].detail[detail]);
    },
  );

  it('tells every detail of a fact', () => {
    const details = Object.keys(nl.detail) as NonNullable<FactUsed['detail']>[];
    const facts = details.map((detail) => fact('residence', { detail }));
    expect(
      explain({ ...open, basis: { ...open.basis, facts } }, language, names),
    ).toMatchSnapshot();
  });

  it('tells the day before a stay of an address only, and of a stay only', () => {
    const on = (kind: FactUsed['kind'], day: string) => fact(kind, { date: localDate(day) });
    const told = (...facts: FactUsed[]) =>
      explain({ ...open, basis: { ...open.basis, facts } }, language, names);
    const eve = { nl, en }[language].eve('').slice(-20);
    expect(told(on('stay', '2020-05-02'), on('residence', '2020-05-01'))).toContain(eve);
    expect(told(on('stay', '2020-05-02'), on('custody', '2020-05-01'))).not.toContain(eve);
    expect(told(on('decision', '2020-05-02'), on('residence', '2020-05-01'))).not.toContain(eve);
  });

  it.each<[Rung, boolean]>([
    ['WPO125', true],
    ['WPO132-5', true],
    ['WEC40', true],
    ['WPO4', false],
    ['JW1.1-1', false],
  ])('under %s tells a partnership: %s', (rung, is) => {
    const shares = [{ municipality: 'C', numerator: 1, denominator: 1 }];
    const paid = { ...segment, payer: 'C', shares, basis: { rung, facts: [], clauses: [] } };
    const { partnership, municipality } = { nl, en }[language];
    const first = explain(paid, language).split('\n')[0]!;
    expect(first.toLowerCase()).toContain(
      (is ? partnership('C') : municipality('C')).toLowerCase(),
    );
  });

  it.each<[Rung, boolean]>([
    ['AGREEMENT', true],
    ['BINDING_ADVICE', true],
    ['COURT', true],
    ['JW1.1-1', false],
  ])('of shares under %s tells that persons shared it: %s', (rung, is) => {
    const told = explain({ ...segment, basis: { rung, facts: [], clauses: [] } }, language, names);
    const { shared, paysByLaw } = { nl, en }[language];
    const start = (is ? shared('') : paysByLaw('Aaldorp', '')).split(/[ ,]/, 2).join(' ');
    expect(told.startsWith(start)).toBe(true);
  });

  it('tells a partnership among the candidates by its code, and a decision by its id', () => {
    const { partnership, reference } = { nl, en }[language];
    const told = explainOpen({ ...open, candidates: ['PO3004', 'VO2808'] }, language);
    expect(told).toContain(partnership('PO3004'));
    expect(told).toContain(partnership('VO2808'));
    expect(explain(advised, language)).toContain(reference('d1'));
  });

  it('tells when nobody pays meanwhile', () => {
    const nobody = { payer: null, answerDue: null, settleFrom: null };
    const basis = { rung: 'JW8.2.1', facts: [], clauses: [] } as const;
    expect(explainInterim({ ...nobody, basis }, language)).toMatchSnapshot();
  });

  it('tells who pays meanwhile, by when it is answered and from when it is settled', () => {
    const days = { answerDue: localDate('2023-03-15'), settleFrom: localDate('2023-01-01') };
    const basis = { rung: 'JW8.2.1', facts: [], clauses: [] } as const;
    expect(explainInterim({ payer: 'A', ...days, basis }, language, names)).toMatchSnapshot();
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
