import type { Clause } from '../convenant';
import { atSchoolIn, caseFile, convenant, line, livesIn, openPeriod } from '../fixtures';
import { cents } from '../money';
import type { Share } from '../facts';
import { localDate, period } from '../period';
import { settle } from '../settle';
import { bearers, half, law, one, sides, years, type Ask } from './bearing.fixture';

const collective: Clause = {
  id: 'b',
  kind: 'collective-funding',
  contributions: [],
  accountBy: null,
  accountWithinDays: 0,
};
const many = (homeMunicipalities: number, schoolId = 'school-B'): Clause => ({
  id: 'c',
  kind: 'school-principle',
  fromHomeMunicipalities: 5,
  schools: [{ schoolId, homeMunicipalities }],
});
const grant: Clause = {
  ...{ id: 'c', kind: 'outside-compensation', grantee: 'D' },
  ...{ part: half, years: [2023] },
};
const pot = (contributors: Share[], exhaustedFrom: string | null = null): Clause => ({
  id: 'c',
  kind: 'breakthrough-budget',
  contributors,
  ceilingCents: cents(1),
  excessBearer: 'home',
  decidedBy: 'x',
  exhaustedFrom: exhaustedFrom === null ? null : localDate(exhaustedFrom),
});
const moved: Clause = { id: 'c', kind: 'move-exemption', months: 6, bearer: 'school' };
const taxi = (journey: 'pupil-transport' | 'day-programme-transport'): Clause => ({
  id: 'c',
  kind: 'transport',
  journeys: [journey],
  bearer: 'school',
});

describe('who bears the cost', () => {
  it.each<[string, Clause[], Ask, string]>([
    ['residence principle', [{ id: 'c', kind: 'residence-principle' }], {}, law],
    [
      'separate invoicing goes before collective funding',
      [{ id: 'a', kind: 'separate-invoicing', scope: { schoolTypes: ['so'] } }, collective],
      {},
      law,
    ],
    ['collective funding stays with the receiver', [collective], {}, 'AA B 1/1'],
    [
      'collective funding without a receiver: the law',
      [collective],
      { help: { receiver: null } },
      law,
    ],
    ['many homes meet in one school', [many(5)], {}, 'BA B 1/1'],
    ['too few homes meet', [many(4)], {}, law],
    ['another school', [many(9, 'other')], {}, law],
    [
      'a lead municipality with two tasks',
      [
        {
          id: 'c',
          kind: 'lead-municipality',
          municipality: 'D',
          tasks: ['coordination', 'prefinancing'],
        },
      ],
      {},
      'DD A 1/1',
    ],
    [
      'a lead municipality that only buys',
      [{ id: 'c', kind: 'lead-municipality', municipality: 'D', tasks: ['purchasing'] }],
      {},
      law,
    ],
    [
      'a state grant for a child without origin',
      [grant],
      { rung: 'JW1.1-3b', span: years },
      'AA A 1/2 D 1/2, 2024-01-01: AA A 1/1',
    ],
    [
      'a state grant for a child from abroad',
      [grant],
      { rung: 'JW1.1-4', span: period('2022-12-01', '2023-02-01') },
      'AA A 1/1, 2023-01-01: AA A 1/2 D 1/2',
    ],
    ['no state grant for a child with an origin', [grant], {}, law],
    [
      'a breakthrough budget until it is empty',
      [pot([{ municipality: 'D', ...one }], '2023-03-11')],
      {},
      'AA D 1/1, 2023-03-11: AA A 1/1',
    ],
    ['no breakthrough budget that is not filled', [pot([{ municipality: 'D', ...half }])], {}, law],
    [
      'a move just before the school',
      [moved],
      { file: { residences: [livesIn('A', '2022-03-01')] } },
      'AA B 1/1',
    ],
    [
      'a move just after the start at school',
      [moved],
      { file: { residences: [livesIn('A', '2023-03-01')] } },
      'AA B 1/1',
    ],
    [
      'a move too long after the start at school',
      [moved],
      { file: { residences: [livesIn('A', '2023-03-02')] } },
      law,
    ],
    [
      'a move away and back just before the school',
      [moved],
      {
        file: {
          residences: [
            livesIn('A', '2012-05-05', '2021-01-01'),
            livesIn('X', '2021-01-01', '2022-06-01'),
            livesIn('A', '2022-06-01'),
          ],
        },
      },
      'AA B 1/1',
    ],
    [
      'a move of elsewhere does not count',
      [moved],
      {
        file: {
          residences: [livesIn('A', '2012-05-05'), livesIn('X', '2022-06-01', '2022-07-01')],
        },
      },
      law,
    ],
    ['a move without a school', [moved], { file: { enrolments: [] } }, law],
    [
      'a move too long before',
      [moved],
      { file: { residences: [livesIn('A', '2022-02-28')] } },
      law,
    ],
    [
      'a move that a register only cut in two',
      [moved],
      {
        file: {
          residences: [livesIn('A', '2012-05-05', '2022-08-01'), livesIn('A', '2022-08-01')],
        },
      },
      law,
    ],
    [
      'pupil transport',
      [taxi('pupil-transport')],
      { help: { stream: 'pupil-transport' } },
      'AA B 1/1',
    ],
    [
      'transport to a day programme',
      [taxi('day-programme-transport')],
      { help: { group: 'day-programme-transport' } },
      'AA B 1/1',
    ],
    ['no transport', [taxi('pupil-transport')], {}, law],
    [
      'a successor bears the part of a municipality that is gone',
      [
        { id: 's', kind: 'share-costs', schoolShare: half },
        {
          id: 'c',
          kind: 'succession',
          successions: [
            {
              gone: 'B',
              on: localDate('2023-03-11'),
              to: [
                { municipality: 'D', numerator: 1, denominator: 3 },
                { municipality: 'E', numerator: 2, denominator: 3 },
              ],
            },
          ],
        },
      ],
      {},
      'AA A 1/2 B 1/2, 2023-03-11: AA A 1/2 D 1/6 E 1/3',
    ],
  ])('%s', (_, clauses, ask, expected) => expect(bearers(clauses, ask)).toBe(expected));
});

describe('money follows the effort', () => {
  const effort = (isRetroactive: boolean): Clause => ({
    id: 'c',
    kind: 'money-follows-effort',
    afterDays: 10,
    isRetroactive,
    schoolShare: half,
  });
  const left = atSchoolIn('B', '2022-09-01', '2023-03-06');
  it.each<[string, boolean, ReturnType<typeof atSchoolIn>[], string]>([
    ['after ten days at home', false, [left], 'AA A 1/1, 2023-03-16: AA A 1/2 B 1/2'],
    ['from the first day at home', true, [left], 'AA A 1/1, 2023-03-06: AA A 1/2 B 1/2'],
    ['not when back at school in time', true, [left, atSchoolIn('D', '2023-03-15')], law],
    [
      'at once from the tenth day on',
      false,
      [atSchoolIn('B', '2022-09-01', '2023-02-19')],
      'AA A 1/2 B 1/2',
    ],
    ['not when back at school on the first day', true, [left, atSchoolIn('D', '2023-03-06')], law],
    [
      'from the first day when back on the tenth',
      true,
      [left, atSchoolIn('D', '2023-03-16')],
      'AA A 1/1, 2023-03-06: AA A 1/2 B 1/2, 2023-03-16: AA A 1/1',
    ],
    [
      'by the school that was left last, whichever began first',
      false,
      [atSchoolIn('D', '2022-09-01', '2023-03-01'), atSchoolIn('B', '2021-09-01', '2023-03-06')],
      'AA A 1/1, 2023-03-16: AA A 1/2 B 1/2',
    ],
    [
      'by the school that was left last, in any order',
      false,
      [atSchoolIn('B', '2021-09-01', '2023-03-01'), atSchoolIn('D', '2022-09-01', '2023-03-06')],
      'AA A 1/1, 2023-03-16: AA A 1/2 D 1/2',
    ],
    [
      'not for a school that comes later',
      false,
      [left, atSchoolIn('D', '2023-05-01', '2023-06-01')],
      'AA A 1/1, 2023-03-16: AA A 1/2 B 1/2',
    ],
    ['not for a child that never went to school', true, [], law],
    ['not for a last school elsewhere', true, [atSchoolIn('X', '2022-09-01', '2023-03-06')], law],
  ])('%s', (_, isRetroactive, enrolments, expected) =>
    expect(bearers([effort(isRetroactive)], { file: { enrolments } })).toBe(expected),
  );
});

describe('bearers with a limit', () => {
  const posted = (clause: Clause) => {
    const enrolments = [atSchoolIn('B', '2022-09-01')];
    const convenants = [convenant({ sides, clauses: [clause], ...openPeriod('2023-01-01') })];
    const lines = [line(1000, { id: 'a' }), line(1000, { id: 'b' })];
    const { postings } = settle(caseFile({ enrolments, convenants, lines }));
    return postings.map((p) => `${p.lineId} ${p.debtor}>${p.creditor} ${p.cents}`);
  };
  const shares = [{ municipality: 'D', ...one }];

  it('own cost up to a threshold, above it together', () =>
    expect(
      posted({
        id: 'c',
        kind: 'risk-sharing',
        model: 'mixed',
        shares,
        thresholdCents: cents(1200),
        steps: [],
      }),
    ).toEqual(['b D>A 800']));
  it('a breakthrough budget pays up to its ceiling', () =>
    expect(
      posted({
        id: 'c',
        kind: 'breakthrough-budget',
        contributors: shares,
        ceilingCents: cents(1200),
        excessBearer: 'school',
        decidedBy: 'x',
        exhaustedFrom: null,
      }),
    ).toEqual(['a D>A 1000', 'b B>A 800', 'b D>A 200']));
  it('an empty breakthrough budget pays nothing', () =>
    expect(
      posted({
        id: 'c',
        kind: 'breakthrough-budget',
        contributors: shares,
        ceilingCents: cents(1200),
        excessBearer: 'school',
        decidedBy: 'x',
        exhaustedFrom: localDate('2023-03-01'),
      }),
    ).toEqual([]));
});
