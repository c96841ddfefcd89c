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
const brief: Clause = { id: 'c', kind: 'minimum-duration', days: 14 };
const key: Clause = {
  ...{ id: 'c', kind: 'key-by-use', pool: 'home-side', pooledPart: one },
  clients: [
    { municipality: 'A', year: 2022, figure: 1 },
    { municipality: 'C', year: 2022, figure: 3 },
    { municipality: 'B', year: 2022, figure: 9 },
  ],
};
const taxi = (...journeys: ('pupil-transport' | 'day-programme-transport')[]): Clause => ({
  id: 'c',
  kind: 'transport',
  journeys,
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
    ['many homes, but the child goes to no school', [many(9)], { file: { enrolments: [] } }, law],
    [
      'many homes meet exactly',
      [many(5)],
      { file: { enrolments: [atSchoolIn('D', '2022-09-01', null, { schoolId: 'school-B' })] } },
      'DA D 1/1',
    ],
    [
      'short help stays with the receiver',
      [brief],
      { help: { receiver: 'B', ...openPeriod('2023-03-01', '2023-03-14') } },
      'AA B 1/1',
    ],
    [
      'help that is just long enough',
      [brief],
      { help: { receiver: 'B', ...openPeriod('2023-03-01', '2023-03-15') } },
      law,
    ],
    [
      'short help without a receiver',
      [brief],
      { help: { receiver: null, ...openPeriod('2023-03-01', '2023-03-14') } },
      law,
    ],
    [
      'a key over the side of the home, which the convenant names last',
      [key],
      { file: { convenants: [convenant({ sides: [sides[1], sides[0]], clauses: [key] })] } },
      'AA A 1/4 C 3/4',
    ],
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
      'a state grant from a later year',
      [{ ...grant, years: [2024] }],
      { rung: 'JW1.1-3b', span: years },
      'AA A 1/1, 2024-01-01: AA A 1/2 D 1/2, 2025-01-01: AA A 1/1',
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
    ['no day programme', [taxi('day-programme-transport')], {}, law],
    [
      'one of several journeys',
      [taxi('day-programme-transport', 'pupil-transport')],
      { help: { stream: 'pupil-transport' } },
      'AA B 1/1',
    ],
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
