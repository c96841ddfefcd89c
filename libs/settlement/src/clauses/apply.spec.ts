import type { Clause } from '../convenant';
import { atSchoolIn, caseFile, convenant, openPeriod, placement } from '../fixtures';
import { localDate, period } from '../period';
import { agreed, all, byLaw, school, segmentsOf, shared, sides } from './apply.fixture';
import { EXAMPLES } from './examples.fixture';

describe('a convenant speaks when the payer faces the host', () => {
  const one = [convenant()];
  it.each<[string, Parameters<typeof caseFile>[0], ReturnType<typeof placement>, string[]]>([
    ['no convenant: the law', { enrolments: school }, placement(), [byLaw]],
    ['school on the other side', { enrolments: school, convenants: one }, placement(), [shared]],
    [
      'no school: the receiver is the host',
      { convenants: one },
      placement({ receiver: 'B' }),
      [shared],
    ],
    ['host is the payer', { convenants: one }, placement(), [byLaw]],
    ['no school, no receiver', { convenants: one }, placement({ receiver: null }), [byLaw]],
    [
      'a school elsewhere',
      { enrolments: [atSchoolIn('C', '2022-09-01')], convenants: one },
      placement({ receiver: 'B' }),
      [byLaw],
    ],
    [
      'one region with itself',
      { enrolments: school, convenants: [convenant(sides(['A', 'B', 'C'], ['A', 'B', 'C']))] },
      placement(),
      [shared],
    ],
    [
      'one region with itself, and a school at home',
      {
        enrolments: [atSchoolIn('A', '2022-09-01')],
        convenants: [convenant(sides(['A', 'B'], ['A', 'B']))],
      },
      placement(),
      [byLaw],
    ],
    [
      'both on one side only',
      { enrolments: school, convenants: [convenant(sides(['A', 'B'], ['C']))] },
      placement(),
      [byLaw],
    ],
  ])('%s', (_, facts, help, expected) => expect(agreed(facts, help)).toEqual(expected));

  it('and names only the clauses that work, of each kind the first', () => {
    const clauses: Clause[] = [
      {
        id: 'terms',
        kind: 'terms',
        answerDays: 1,
        invoiceDays: 1,
        objectionDays: 1,
        paymentDays: 1,
      },
      { id: 'home', kind: 'residence-principle' },
      { id: 'half', kind: 'share-costs', schoolShare: { numerator: 1, denominator: 2 } },
      { ...EXAMPLES.deductible, id: 'elsewhere', scope: { groups: ['transport'] } },
      { ...EXAMPLES.deductible, id: 'own' },
      { ...EXAMPLES.deductible, id: 'too late' },
      { ...EXAMPLES.minimum, id: 'least' },
      { ...EXAMPLES['line-weight'], id: 'days' },
      { ...EXAMPLES['risk-sharing'], id: 'outdone' },
      { ...EXAMPLES.succession, id: 'of others' },
    ];
    const facts = { enrolments: school, convenants: [convenant({ clauses })] };
    expect(agreed(facts)).toEqual([
      `2023-03-01..2023-04-01 A A A 1/1 JW1.1-1 ${['home', 'days', 'own', 'least'].map((id) => `a-b@1#${id}`).join(' ')}`,
    ]);
  });

  it('and names no enrolment of a child that goes to no school', () => {
    const facts = caseFile({ convenants: one });
    const help = placement({ receiver: 'B' });
    const [segment] = segmentsOf(facts, help);
    expect(segment?.basis.facts).toStrictEqual([]);
  });

  it('and names the enrolment among its facts', () => {
    const facts = caseFile({ enrolments: school, convenants: one });
    const [segment] = segmentsOf(facts, placement());
    expect(segment?.basis.facts).toEqual([
      { kind: 'enrolment', date: '2022-09-01', municipality: 'B', id: 'B-2022-09-01' },
    ]);
  });
});

describe('the days are cut', () => {
  it('where the school changes', () => {
    const enrolments = [atSchoolIn('B', '2022-09-01', '2023-03-13')];
    expect(agreed({ enrolments, convenants: [convenant()] })).toEqual([
      `2023-03-01..2023-03-13 B B A 3/4 B 1/4 JW1.1-1 ${all}`,
      '2023-03-13..2023-04-01 A A A 1/1 JW1.1-1',
    ]);
  });
  it('where a convenant begins', () => {
    const convenants = [convenant(openPeriod('2023-03-20'))];
    expect(agreed({ enrolments: school, convenants })).toEqual([
      '2023-03-01..2023-03-20 A A A 1/1 JW1.1-1',
      `2023-03-20..2023-04-01 B B A 3/4 B 1/4 JW1.1-1 ${all}`,
    ]);
  });
  it('on a birthday that a scope asks for', () => {
    const convenants = [convenant({ scope: { ages: { from: 0, until: 11 } } })];
    const file = { birthDate: localDate('2012-03-10'), enrolments: school, convenants };
    expect(agreed(file)).toEqual([
      `2023-03-01..2023-03-10 B B A 3/4 B 1/4 JW1.1-1 ${all}`,
      '2023-03-10..2023-04-01 A A A 1/1 JW1.1-1',
    ]);
  });
  it('on the birthday that ends a scope, on 1 March for whoever was born on 29 February', () => {
    const convenants = [convenant({ scope: { ages: { from: 11, until: 12 } } })];
    const file = { enrolments: school, convenants };
    const lineFrom = (from: string, until: string, birthDate: string) =>
      agreed({ ...file, birthDate: localDate(birthDate) }, placement(), period(from, until));
    expect(lineFrom('2024-02-01', '2024-03-01', '2012-02-29')).toEqual([
      `2024-02-01..2024-02-29 B B A 3/4 B 1/4 JW1.1-1 ${all}`,
      '2024-02-29..2024-03-01 A A A 1/1 JW1.1-1',
    ]);
    expect(lineFrom('2023-02-20', '2023-03-10', '2012-02-29')).toEqual([
      '2023-02-20..2023-03-01 A A A 1/1 JW1.1-1',
      `2023-03-01..2023-03-10 B B A 3/4 B 1/4 JW1.1-1 ${all}`,
    ]);
  });
  it('where a scope begins and ends', () => {
    const convenants = [convenant({ scope: { period: openPeriod('2023-03-10', '2023-03-20') } })];
    expect(agreed({ enrolments: school, convenants })).toEqual([
      '2023-03-01..2023-03-10 A A A 1/1 JW1.1-1',
      `2023-03-10..2023-03-20 B B A 3/4 B 1/4 JW1.1-1 ${all}`,
      '2023-03-20..2023-04-01 A A A 1/1 JW1.1-1',
    ]);
  });
  it('where the scope of one clause begins', () => {
    const clauses = convenant().clauses.map((clause) => ({
      ...clause,
      scope: { period: openPeriod('2023-03-10') },
    }));
    expect(agreed({ enrolments: school, convenants: [convenant({ clauses })] })).toEqual([
      '2023-03-01..2023-03-10 A A A 1/1 JW1.1-1',
      `2023-03-10..2023-04-01 B B A 3/4 B 1/4 JW1.1-1 ${all}`,
    ]);
  });
  it('but not where a register cut one enrolment in two', () => {
    const enrolments = [atSchoolIn('B', '2023-03-13'), atSchoolIn('B', '2022-09-01', '2023-03-13')];
    expect(agreed({ enrolments, convenants: [convenant()] })).toEqual([shared]);
  });
});

describe('with two schools at once the one that began last makes the host', () => {
  it.each([
    [0, 1],
    [1, 0],
  ])('in order %p, %p', (...order) => {
    const two = [atSchoolIn('B', '2022-09-01'), atSchoolIn('C', '2022-10-01', '2023-03-10')];
    const enrolments = order.flatMap((at) => two[at] ?? []);
    expect(agreed({ enrolments, convenants: [convenant()] })).toEqual([
      '2023-03-01..2023-03-10 A A A 1/1 JW1.1-1',
      `2023-03-10..2023-04-01 B B A 3/4 B 1/4 JW1.1-1 ${all}`,
    ]);
  });
});

it('the school that began last counts, whatever the schools are called', () => {
  const enrolments = [atSchoolIn('B', '2022-10-01'), atSchoolIn('C', '2022-09-01')];
  expect(agreed({ enrolments, convenants: [convenant()] })).toEqual([shared]);
});
