import type { CaseFile } from './case-file';
import type { Clause } from './convenant';
import { books } from './books.fixture';
import { atSchoolIn, convenant, line, livesIn, openPeriod, placement } from './fixtures';
import { cents } from './money';
import { period } from './period';

const law = '03-01..04-01 JW1.1-1';
const a1 = 'a-b@1#';
const school = [atSchoolIn('B', '2022-09-01')];
const atSchool = placement({ receiver: 'B' });
const clauses: Record<'school' | 'shares', Clause[]> = {
  school: [{ id: 'first', kind: 'prefinancing', prefinancier: 'school' }],
  shares: [{ id: 'shares', kind: 'share-costs', schoolShare: { numerator: 1, denominator: 3 } }],
};
const half: Clause = {
  ...{ id: 'half', kind: 'share-costs' },
  schoolShare: { numerator: 1, denominator: 2 },
};
const firstBy = (bearer: 'home' | 'school', amount: number): Clause => ({
  ...{ id: 'own', kind: 'deductible', bearer, window: 'line', deductibleCents: cents(amount) },
});
const byKey: Clause = {
  ...{ id: 'key', kind: 'key-by-budget-share' },
  shares: [{ municipality: 'B', numerator: 1, denominator: 1 }],
};
const fee: Clause = {
  ...{ id: 'fee', kind: 'admin-fee', payer: 'home', fixedCents: cents(100) },
  part: { numerator: 1, denominator: 10 },
};
const moved = [livesIn('A', '2012-05-05', '2023-03-12'), livesIn('C', '2023-03-12')];

describe('what is posted', () => {
  it.each<[string, Partial<CaseFile>, string[]]>([
    ['nothing without lines', {}, []],
    ['nothing when the receiver bears all', { lines: [line(1000)] }, ['line-1 kept 1000']],
    [
      'school prefinances, home bears all',
      {
        enrolments: school,
        placements: [atSchool],
        convenants: [convenant({ clauses: clauses.school })],
        lines: [line(1000, { receiver: 'B' })],
      },
      [`line-1 A>B 1000 ${law} ${a1}first`, 'line-1 kept 0'],
    ],
    [
      'receiver is home and the school bears a share',
      {
        enrolments: school,
        convenants: [convenant({ clauses: clauses.shares })],
        lines: [line(1000)],
      },
      [`line-1 B>A 333 ${law} ${a1}shares`, 'line-1 kept 667'],
    ],
    [
      'moved on the 12th, billed to the old home',
      {
        residences: moved,
        lines: [line(3100)],
      },
      ['line-1 C>A 2000 03-12..04-01 JW1.1-1', 'line-1 kept 1100'],
    ],
    [
      'billed to a municipality that bears nothing',
      {
        placements: [placement({ receiver: 'C' })],
        lines: [line(1000, { receiver: 'C' })],
      },
      [`line-1 A>C 1000 ${law}`, 'line-1 kept 0', 'line-1 bill A'],
    ],
    [
      'billed wrongly before a move: bill the new home next',
      {
        residences: moved,
        placements: [placement({ receiver: 'B' })],
        lines: [line(3100, { receiver: 'B' })],
      },
      [
        'line-1 A>B 1100 03-01..03-12 JW1.1-1',
        'line-1 C>B 2000 03-12..04-01 JW1.1-1',
        'line-1 kept 0',
        'line-1 bill C',
      ],
    ],
    [
      'a part that no rule may decide',
      {
        residences: [livesIn('A', '2012-05-05'), livesIn('C', '2023-03-12')],
        lines: [line(3100, { receiver: 'B' })],
        placements: [placement({ receiver: 'B' })],
      },
      [
        'line-1 A>B 1100 03-01..03-12 JW1.1-1',
        'line-1 open 2000 03-12..04-01 overlapping-residences',
        'line-1 kept 0',
      ],
    ],
    ['nothing for a line of nothing', { lines: [line(0)] }, ['line-1 kept 0']],
    [
      'left-over cents go to the largest remainder',
      {
        residences: moved,
        lines: [line(100)],
      },
      ['line-1 C>A 65 03-12..04-01 JW1.1-1', 'line-1 kept 35'],
    ],
    [
      'an odd cent goes to the first by code, whoever was named first',
      {
        residences: [livesIn('B', '2012-05-05')],
        enrolments: [atSchoolIn('A', '2022-09-01')],
        convenants: [convenant({ clauses: [half, firstBy('home', 50)] })],
        lines: [line(101)],
      },
      [`line-1 B>A 75 ${law} ${a1}half ${a1}own`, 'line-1 kept 26'],
    ],
    [
      'the first cent to who bears the first cent',
      {
        enrolments: school,
        convenants: [convenant({ clauses: [half, firstBy('school', 1)] })],
        lines: [line(7)],
      },
      [`line-1 B>A 4 ${law} ${a1}half ${a1}own`, 'line-1 kept 3'],
    ],
    [
      'in order of debtor, also who owes a fee only',
      {
        enrolments: school,
        placements: [placement({ receiver: 'C' })],
        convenants: [convenant({ clauses: [byKey, fee] })],
        lines: [line(1000, { receiver: 'C' })],
      },
      [
        `line-1 A>C 100 ${law} ${a1}key ${a1}fee`,
        `line-1 B>C 900 ${law} ${a1}key ${a1}fee`,
        'line-1 kept 0',
        'line-1 bill A',
      ],
    ],
    [
      'no open part of no cents',
      {
        residences: [livesIn('A', '2012-05-05'), livesIn('C', '2023-03-12')],
        lines: [line(1, { period: period('2023-03-11', '2023-03-14') })],
      },
      ['line-1 open 1 03-12..03-14 overlapping-residences', 'line-1 kept 0'],
    ],
    [
      'an open part of a cent, and none of what is left of it',
      {
        residences: [
          livesIn('A', '2012-05-05'),
          livesIn('C', '2012-05-05', '2023-03-12'),
          livesIn('D', '2023-03-12'),
        ],
        lines: [line(1)],
      },
      ['line-1 open 1 03-12..04-01 overlapping-residences', 'line-1 kept 0'],
    ],
    [
      'nobody is told to bill another for a line of nothing',
      { placements: [atSchool], lines: [line(0, { receiver: 'B' })] },
      ['line-1 kept 0'],
    ],
    [
      'nor where the receiver had to pay first on some of its days',
      {
        enrolments: school,
        placements: [atSchool],
        convenants: [
          convenant({ clauses: clauses.school, ...openPeriod('2023-01-01', '2023-03-12') }),
        ],
        lines: [line(3100, { receiver: 'B' })],
      },
      [
        `line-1 A>B 1100 03-01..03-12 JW1.1-1 ${a1}first`,
        'line-1 A>B 2000 03-12..04-01 JW1.1-1',
        'line-1 kept 0',
      ],
    ],
    [
      'lines are told in the order of their ids',
      {
        lines: [line(2, { id: 'b', receiver: 'C' }), line(1, { id: 'a', receiver: 'C' })],
        placements: [placement({ receiver: 'C' })],
      },
      [`a A>C 1 ${law}`, `b A>C 2 ${law}`, 'a kept 0', 'b kept 0', 'a bill A', 'b bill A'],
    ],
  ])('%s', (_, facts, expected) => expect(books(facts)).toEqual(expected));

  it('a school that changes without changing the money leaves one posting', () => {
    const schools = [
      atSchoolIn('B', '2022-09-01', '2023-03-11'),
      atSchoolIn('B', '2023-03-11', null, { schoolId: 'other', id: 'other' }),
    ];
    const facts = { convenants: [convenant({ clauses: clauses.shares })], lines: [line(1000)] };
    expect(books({ ...facts, enrolments: schools })).toEqual(
      books({ ...facts, enrolments: school }),
    );
  });

  it('a line whose placement is not in the file cannot be', () =>
    expect(() => books({ lines: [line(1, { placementId: 'gone' })] })).toThrow('no placement'));

  it('the product of the line decides what is in scope', () => {
    const scope = { productCodes: ['45A05'] };
    const facts = { enrolments: school, convenants: [convenant({ scope })] };
    expect(books({ ...facts, lines: [line(1000)] })).toEqual(['line-1 kept 1000']);
    expect(books({ ...facts, lines: [line(1000, { productCode: '45A05' })] })[0]).toContain(
      'line-1 B>A 250',
    );
    const lines = ['45A53', '45A05', '45A04'].map((productCode, at) =>
      line(1000, { id: `l${at}`, productCode }),
    );
    const rows = books({ ...facts, lines }).filter((row) => row.includes('>'));
    expect(rows).toEqual([expect.stringContaining('l1 B>A 250')]);
  });
});

describe('a credit is the mirror of the line it cancels', () => {
  const debit = line(100, { receiver: 'B' });
  const credit = line(-100, { id: 'line-2', receiver: 'B', credits: 'line-1' });
  const facts = { residences: moved, placements: [placement({ receiver: 'B' })] };

  it('swaps debtor and creditor of every posting', () =>
    expect(books({ ...facts, lines: [debit, credit] })).toEqual([
      'line-1 A>B 35 03-01..03-12 JW1.1-1',
      'line-1 C>B 65 03-12..04-01 JW1.1-1',
      'line-2 B>A 35 03-01..03-12 JW1.1-1',
      'line-2 B>C 65 03-12..04-01 JW1.1-1',
      'line-1 kept 0',
      'line-2 kept 0',
      'line-1 bill C',
    ]));
  it('also when it names another product or period', () => {
    const other = { ...credit, productCode: '99X99', period: period('2023-03-31', '2023-04-01') };
    expect(books({ ...facts, lines: [other, debit] })).toEqual(
      books({ ...facts, lines: [debit, credit] }),
    );
  });
  it('stands on its own when that line is not in the file', () =>
    expect(books({ ...facts, lines: [credit] })[0]).toBe('line-2 B>A 35 03-01..03-12 JW1.1-1'));
  it('mirrors an open part', () => {
    const residences = [livesIn('A', '2012-05-05'), livesIn('C', '2012-05-05')];
    expect(books({ ...facts, residences, lines: [debit, credit] })).toEqual([
      'line-1 open 100 03-01..04-01 overlapping-residences',
      'line-2 open -100 03-01..04-01 overlapping-residences',
      'line-1 kept 0',
      'line-2 kept 0',
    ]);
  });
});
