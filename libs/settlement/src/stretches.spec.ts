import { books } from './books.fixture';
import type { CaseFile } from './case-file';
import type { Clause } from './convenant';
import { atSchoolIn, convenant, line, livesIn, openPeriod, placement } from './fixtures';
import { decision, registered, stay } from './law/fixtures';
import { cents } from './money';

const law = '03-01..04-01 JW1.1-1';
const a1 = 'a-b@1#';
const school = [atSchoolIn('B', '2022-09-01')];

describe('a line is cut where the outcome changes, and nowhere else', () => {
  const home = stay('2023-03-12', null, { receiver: null, allocationNumber: null });
  const outside = placement({ receiver: 'B' });
  const shares = (denominator: number): Clause => ({
    ...{ id: 'shares', kind: 'share-costs' },
    schoolShare: { numerator: 1, denominator },
  });
  const half = shares(2);
  const first = (cents_: number): Clause => ({
    ...{ id: 'own', kind: 'deductible', bearer: 'home', window: 'line' },
    deductibleCents: cents(cents_),
  });
  const fee: Clause = {
    ...{ id: 'fee', kind: 'admin-fee', payer: 'home', fixedCents: cents(0) },
    part: { numerator: 1, denominator: 10 },
  };
  const byKey: Clause = {
    ...{ id: 'key', kind: 'key-by-budget-share' },
    shares: [{ municipality: 'B', numerator: 1, denominator: 1 }],
  };
  const twoSides = {
    sides: [
      { name: 'A', municipalities: ['A'] },
      { name: 'B and C', municipalities: ['B', 'C'] },
    ],
  } as const;
  const twoSchools = [atSchoolIn('B', '2022-09-01', '2023-03-12'), atSchoolIn('C', '2023-03-12')];

  it.each<[string, Partial<CaseFile>, string[]]>([
    [
      'where another ground names the same payer',
      { placements: [outside, home], lines: [line(3100, { receiver: 'B' })] },
      ['line-1 A>B 1100 03-01..03-12 JW1.1-1', 'line-1 A>B 2000 03-12..04-01 JW1.1-2', 'line-1 kept 0', 'line-1 bill A'],
    ],
    [
      'where something else is open',
      {
        residences: [livesIn('A', '2012-05-05'), livesIn('C', '2012-05-05', '2023-03-12')],
        placements: [outside, { ...home, partTime: true }],
        lines: [line(3100, { receiver: 'B' })],
      },
      ['line-1 open 1100 03-01..03-12 overlapping-residences', 'line-1 open 2000 03-12..04-01 part-time-stay', 'line-1 kept 0'],
    ],
    [
      'where it is open between others',
      {
        residences: [livesIn('A', '2012-05-05'), livesIn('C', '2012-05-05', '2023-03-12'), livesIn('D', '2023-03-12')],
        lines: [line(3100)],
      },
      ['line-1 open 1100 03-01..03-12 overlapping-residences', 'line-1 open 2000 03-12..04-01 overlapping-residences', 'line-1 kept 0'],
    ],
    [
      'not where it stays open between the same, though a fact changed',
      {
        residences: [livesIn('A', '2012-05-05'), livesIn('C', '2012-05-05', '2023-03-12'), registered('2023-03-12', null, { municipality: 'C', addressKind: 'woonadres', status: 'resident' }), livesIn('C', '2023-03-20')],
        lines: [line(3100)],
      },
      ['line-1 open 3100 03-01..04-01 overlapping-residences', 'line-1 kept 0'],
    ],
    [
      'not where it stays open between the same, though another stay begins',
      {
        residences: [livesIn('A', '2012-05-05', '2023-02-10'), livesIn('C', '2023-02-10')],
        placements: [
          outside,
          stay('2023-02-01', '2023-03-12', { stay: 'mother-and-child' }),
          stay('2023-03-12', null, { partTime: true }),
        ],
        lines: [line(3100, { receiver: 'B' })],
      },
      ['line-1 open 3100 03-01..04-01 mother-and-child-house', 'line-1 kept 0'],
    ],
    [
      'where the shares change, though nobody else pays by law',
      {
        enrolments: twoSchools,
        convenants: [convenant({ ...twoSides, clauses: [half] })],
        lines: [line(3100)],
      },
      [`line-1 B>A 550 03-01..03-12 JW1.1-1 ${a1}shares`, `line-1 C>A 1000 03-12..04-01 JW1.1-1 ${a1}shares`, 'line-1 kept 1550'],
    ],
    [
      'and a fee is of what is borne of those days',
      {
        enrolments: twoSchools,
        convenants: [convenant({ ...twoSides, clauses: [shares(4), fee] })],
        lines: [line(6200)],
      },
      [`line-1 B>A 385 03-01..03-12 JW1.1-1 ${a1}shares ${a1}fee`, `line-1 C>A 700 03-12..04-01 JW1.1-1 ${a1}shares ${a1}fee`, 'line-1 kept 5115'],
    ],
    [
      'not where the school changes, while no amount hangs on it',
      {
        enrolments: twoSchools,
        convenants: [convenant({ ...twoSides, clauses: [{ id: 'lead', kind: 'coordination', coordinator: 'school' }] })],
        placements: [placement({ receiver: 'D' })],
        lines: [line(3100, { receiver: 'D' })],
      },
      [`line-1 A>D 3100 03-01..04-01 JW1.1-1 ${a1}lead`, 'line-1 kept 0', 'line-1 bill A'],
    ],
    [
      'nor when nothing but a weight was agreed',
      {
        enrolments: twoSchools,
        convenants: [convenant({ ...twoSides, clauses: [{ id: 'day', kind: 'line-weight', weight: 'weekdays' }] })],
        placements: [placement({ receiver: 'D' })],
        lines: [line(3100, { receiver: 'D' })],
      },
      [`line-1 A>D 3100 03-01..04-01 JW1.1-1 ${a1}day`, 'line-1 kept 0', 'line-1 bill A'],
    ],
    [
      'where the home changes, though the same bear it',
      {
        residences: [livesIn('A', '2012-05-05', '2023-03-12'), livesIn('C', '2023-03-12')],
        enrolments: school,
        convenants: [convenant({ sides: [{ name: '', municipalities: ['A', 'C'] }, { name: '', municipalities: ['B'] }], clauses: [byKey] })],
        placements: [placement({ receiver: 'D' })],
        lines: [line(3100, { receiver: 'D' })],
      },
      [`line-1 B>D 1100 03-01..03-12 JW1.1-1 ${a1}key`, `line-1 B>D 2000 03-12..04-01 JW1.1-1 ${a1}key`, 'line-1 kept 0', 'line-1 bill C'],
    ],
    [
      'by the days when not everybody agreed on another weight',
      {
        enrolments: school,
        residences: [livesIn('A', '2012-05-05', '2023-03-22'), livesIn('C', '2023-03-22')],
        convenants: [1, 2].map((version) =>
          convenant({ version, clauses: [{ id: 'day', kind: 'line-weight', weight: 'first-day' }], ...(version === 2 && openPeriod('2023-03-12')) }),
        ),
        placements: [placement({ receiver: 'D' })],
        lines: [line(3100, { receiver: 'D' })],
      },
      [`line-1 A>D 1100 03-01..03-12 JW1.1-1 ${a1}day`, 'line-1 A>D 1000 03-12..03-22 JW1.1-1 a-b@2#day', 'line-1 C>D 1000 03-22..04-01 JW1.1-1', 'line-1 kept 0', 'line-1 bill C'],
    ],
    [
      'where the next version has other amounts',
      {
        enrolments: school,
        convenants: [
          convenant({ clauses: [half, first(1000)] }),
          convenant({ clauses: [half, first(200)], version: 2, ...openPeriod('2023-03-12') }),
        ],
        lines: [line(3100)],
      },
      [`line-1 B>A 50 03-01..03-12 JW1.1-1 ${a1}shares ${a1}own`, 'line-1 B>A 1000 03-12..04-01 JW1.1-1 a-b@2#shares a-b@2#own', 'line-1 kept 2050'],
    ],
  ])('%s', (_, facts, expected) => expect(books(facts)).toEqual(expected)); // prettier-ignore

  it.each(['agreement', 'binding-advice', 'court'] as const)(
    'no clause limits what was decided by %s',
    (source) => {
      const facts = {
        enrolments: school,
        convenants: [convenant({ clauses: [half, first(1000)] })],
        decisions: [decision(['A', 'B'], { source })],
        lines: [line(1000)],
      };
      expect(books(facts).at(-1)).toBe('line-1 kept 500');
    },
  );

  it('a bearer of less than half a cent owes nothing', () =>
    expect(
      books({
        enrolments: school,
        convenants: [
          convenant({
            clauses: [{ ...half, schoolShare: { numerator: 1, denominator: 3 } } as Clause],
          }),
        ],
        lines: [line(1)],
      }),
    ).toEqual(['line-1 kept 1']));

  it('a product that neither the line nor its help has another name for is in no scope', () => {
    const scope = { productCategories: ['45'], productCodes: ['45A04'] };
    const facts = { enrolments: school, convenants: [convenant({ scope })] };
    const ofHelp = line(1000, { productCategory: null, productCode: null });
    const other = line(1000, { id: 'line-2', productCategory: '46', productCode: null });
    expect(books({ ...facts, lines: [ofHelp, other] })).toEqual([
      `line-1 B>A 250 ${law} ${a1}lead ${a1}first ${a1}shares`,
      'line-1 kept 750',
      'line-2 kept 1000',
    ]);
  });
});

describe('a credit of a line of nothing', () => {
  it('stands on its own', () => {
    const lines = [line(0), line(-100, { id: 'line-2', credits: 'line-1', receiver: 'B' })];
    expect(books({ lines, placements: [placement({ receiver: 'B' })] })[0]).toBe(
      `line-2 B>A 100 ${law}`,
    );
  });
});
