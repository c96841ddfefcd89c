import type { Clause } from '../convenant';
import type { PersonDecision } from '../facts';
import { atSchoolIn, caseFile, convenant, line } from '../fixtures';
import { cents } from '../money';
import { period } from '../period';
import { settle } from '../settle';

const half: Clause = {
  id: 'half',
  kind: 'share-costs',
  schoolShare: { numerator: 1, denominator: 2 },
};
const march = (id: string, amount: number) => line(amount, { id });
const april = (id: string, amount: number) =>
  line(amount, { id, period: period('2023-04-01', '2023-05-01') });
const credit = (id: string, amount: number, credits: string) => line(amount, { id, credits });
const aprilFirst = april('', 0).period.from;

/** What is posted and kept when costs are halved and a clause about amounts works on that. */
function under(clause: Clause, lines = [line(1000)]): string {
  const convenants = [convenant({ clauses: [half, clause] })];
  const enrolments = [atSchoolIn('B', '2022-09-01')];
  const { postings, kept } = settle(caseFile({ enrolments, convenants, lines }));
  return [
    ...postings.map((p) => `${p.lineId} ${p.debtor}>${p.creditor} ${p.cents}`),
    ...kept.map((k) => `${k.lineId} kept ${k.cents}`),
  ].join(', ');
}

const deductible = (bearer: 'home' | 'school', amount: number, window: 'line' | 'month' | 'year') =>
  ({ id: 'c', kind: 'deductible', bearer, deductibleCents: cents(amount), window }) as const;
const threshold = (amount: number) =>
  ({
    id: 'c',
    kind: 'threshold',
    bearer: 'home',
    thresholdCents: cents(amount),
    window: 'month',
  }) as const;
const cap = (capped: 'home' | 'school', ceiling: number, more: object = {}) => ({
  id: 'c',
  kind: 'cap' as const,
  capped,
  ceilingCents: cents(ceiling),
  window: 'year' as const,
  raises: [],
  exhaustedFrom: null,
  ...more,
});
const minimum = (amount: number) =>
  ({ id: 'c', kind: 'minimum', minimumCents: cents(amount), window: 'line' }) as const;
const fee = (payer: 'home' | 'school', numerator: number, denominator: number, fixed: number) =>
  ({
    id: 'c',
    kind: 'admin-fee',
    payer,
    part: { numerator, denominator },
    fixedCents: cents(fixed),
  }) as const;
const tariff = (unit: 'day' | 'month', rate: number, excessBearer: 'home' | 'school') =>
  ({
    id: 'c',
    kind: 'tariff',
    basis: 'home',
    excessBearer,
    rates: [{ productCode: '45A04', unit, rateCents: cents(rate) }],
  }) as const;

describe('a deductible', () => {
  it.each([
    ['stays home', under(deductible('home', 400, 'line')), 'line-1 B>A 300, line-1 kept 700'],
    [
      'stays with school',
      under(deductible('school', 400, 'line')),
      'line-1 B>A 700, line-1 kept 300',
    ],
    [
      'per month is used up by the first line',
      under(deductible('home', 600, 'month'), [march('b', 1000), march('a', 500), april('0', 700)]),
      '0 B>A 50, b B>A 450, 0 kept 650, a kept 500, b kept 550',
    ],
    [
      'per year goes on by service date, not by id or order',
      under(deductible('home', 600, 'year'), [april('0', 700), march('a', 500)]),
      '0 B>A 300, 0 kept 400, a kept 500',
    ],
    [
      'is given back by a credit',
      under(deductible('home', 600, 'year'), [
        march('a', 500),
        credit('b', -500, 'a'),
        april('c', 700),
      ]),
      'c B>A 50, a kept 500, b kept -500, c kept 650',
    ],
  ])('%s', (_, found, expected) => expect(found).toBe(expected));
});

describe('a threshold', () => {
  const two = [march('a', 400), march('b', 600)];
  it.each([
    ['that is not reached: home bears all', under(threshold(1001)), 'line-1 kept 1000'],
    [
      'that is reached by both lines: all is shared from the first cent',
      under(threshold(1000), two),
      'a B>A 200, b B>A 300, a kept 200, b kept 300',
    ],
    [
      'counts month by month',
      under(threshold(600), [march('a', 599), april('b', 600)]),
      'b B>A 300, a kept 599, b kept 300',
    ],
  ])('%s', (_, found, expected) => expect(found).toBe(expected));
});

it('a threshold does not count what was credited', () =>
  expect(under(threshold(1000), [march('a', 500), credit('b', -500, 'a'), march('c', 700)])).toBe(
    'a kept 500, b kept -500, c kept 700',
  ));

describe('a school that changes within a line', () => {
  const posted = (clauses: readonly Clause[]) => {
    const other = atSchoolIn('C', '2023-03-11');
    const enrolments = [atSchoolIn('B', '2022-09-01', '2023-03-11'), other];
    const sides = [
      { name: 'A', municipalities: ['A'] },
      { name: 'B and C', municipalities: ['B', 'C'] },
    ] as const;
    const file = { enrolments, convenants: [convenant({ sides, clauses })], lines: [line(3100)] };
    return settle(caseFile(file)).postings.map((p) => `${p.debtor}>${p.creditor} ${p.cents}`);
  };
  it('has its deductible borne by the school of the day', () =>
    expect(posted([deductible('school', 1500, 'line')])).toEqual(['B>A 1000', 'C>A 500']));
  it('has its fixed fee once', () => expect(posted([fee('home', 0, 1, 7)])).toEqual(['A>B 7']));
});

it('what people decided is not limited by a clause', () => {
  const decided: PersonDecision = {
    id: 'd',
    source: 'agreement',
    reference: 'x',
    decidedOn: aprilFirst,
    placementId: null,
    from: march('', 0).period.from,
    until: null,
    setsAside: null,
    shares: [
      { municipality: 'A', numerator: 1, denominator: 2 },
      { municipality: 'B', numerator: 1, denominator: 2 },
    ],
  };
  const { kept } = settle(
    caseFile({
      enrolments: [atSchoolIn('B', '2022-09-01')],
      convenants: [convenant({ clauses: [deductible('home', 1000, 'line')] })],
      decisions: [decided],
      lines: [line(1000)],
    }),
  );
  expect(kept).toEqual([{ lineId: 'line-1', cents: 500 }]);
});

it('a receiver whose cap leaves it nothing was billed wrongly', () => {
  const { notes } = settle(
    caseFile({
      enrolments: [atSchoolIn('B', '2022-09-01')],
      convenants: [convenant({ clauses: [half, cap('school', 0)] })],
      lines: [line(1000, { receiver: 'B' })],
    }),
  );
  expect(notes.map(({ billNext }) => billNext)).toEqual(['A']);
});

describe('a cap', () => {
  const two = [march('a', 400), april('b', 400)];
  it.each([
    [
      'on what the school bears in a year',
      under(cap('school', 300), two),
      'a B>A 200, b B>A 100, a kept 200, b kept 300',
    ],
    [
      'on what the home bears',
      under(cap('home', 100, { window: 'line' }), two),
      'a B>A 300, b B>A 300, a kept 100, b kept 100',
    ],
    [
      'that is raised in April',
      under(
        cap('school', 100, {
          window: 'month',
          raises: [{ from: aprilFirst, ceilingCents: cents(150) }],
        }),
        two,
      ),
      'a B>A 100, b B>A 150, a kept 300, b kept 250',
    ],
    [
      'that is exhausted for all children from April on',
      under(cap('home', 900, { exhaustedFrom: aprilFirst }), two),
      'a B>A 200, b B>A 400, a kept 200, b kept 0',
    ],
  ])('%s', (_, found, expected) => expect(found).toBe(expected));
});

describe('other clauses about amounts', () => {
  it.each([
    ['too small to send around', under(minimum(1001)), 'line-1 kept 1000'],
    [
      'too small to send around, each by itself',
      under(minimum(1001), [march('a', 1000), march('b', 1000)]),
      'a kept 1000, b kept 1000',
    ],
    ['just large enough', under(minimum(1000)), 'line-1 B>A 500, line-1 kept 500'],
    ['a fee on top', under(fee('school', 1, 40, 7)), 'line-1 B>A 520, line-1 kept 480'],
    [
      'a fee the other way is set off',
      under(fee('home', 0, 1, 700)),
      'line-1 A>B 200, line-1 kept 1200',
    ],
    [
      'a fee goes back with a credit',
      under(fee('school', 1, 3, 7), [march('a', 100), credit('b', -100, 'a')]),
      'a B>A 74, b A>B 74, a kept 26, b kept -26',
    ],
    [
      'above the tariff the school bears all',
      under(tariff('day', 20, 'school')),
      'line-1 B>A 690, line-1 kept 310',
    ],
    [
      'above the tariff the home bears all',
      under(tariff('month', 600, 'home')),
      'line-1 B>A 300, line-1 kept 700',
    ],
    [
      'below the tariff nothing changes',
      under(tariff('day', 33, 'home')),
      'line-1 B>A 500, line-1 kept 500',
    ],
    [
      'a product without a rate counts as charged',
      under({ ...tariff('day', 1, 'home'), rates: [] }),
      'line-1 B>A 500, line-1 kept 500',
    ],
  ])('%s', (_, found, expected) => expect(found).toBe(expected));
});
