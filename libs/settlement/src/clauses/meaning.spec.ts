import type { MunicipalityCode } from '../facts';
import { cents } from '../money';
import { localDate } from '../period';
import { half, one } from './bearing.fixture';
import { EXAMPLES } from './examples.fixture';
import { kindOf, type Clause } from './table';

/** What a clause may have wrong though each of its values is right, and the days it names. */

const part = (municipality: MunicipalityCode, { numerator, denominator } = half) => ({
  municipality,
  numerator,
  denominator,
});
const whole = [part('A'), part('B')];
const short = [part('A')];
const risk = (model: 'profit' | 'solidarity' | 'mixed', shares = whole): Clause => ({
  id: 'c',
  kind: 'risk-sharing',
  model,
  shares,
  thresholdCents: cents(0),
  steps: [],
});
const budget = (contributors = whole, exhaustedFrom: string | null = null): Clause => ({
  ...EXAMPLES['breakthrough-budget'],
  id: 'c',
  contributors,
  exhaustedFrom: exhaustedFrom === null ? null : localDate(exhaustedFrom),
});
const passed = (...to: (typeof whole)[]): Clause => ({
  id: 'c',
  kind: 'succession',
  successions: to.map((shares, at) => ({
    gone: `${at}`,
    on: localDate(`2023-01-0${at + 1}`),
    to: shares,
  })),
});
const schools = (...counts: number[]): Clause => ({
  id: 'c',
  kind: 'school-principle',
  fromHomeMunicipalities: 5,
  schools: counts.map((homeMunicipalities, at) => ({ schoolId: `${at}`, homeMunicipalities })),
});
const key = (shares: typeof whole): Clause => ({ id: 'c', kind: 'key-by-budget-share', shares });
const cap = (raises: string[], exhaustedFrom: string | null): Clause => ({
  ...EXAMPLES.cap,
  id: 'c',
  raises: raises.map((from) => ({ from: localDate(from), ceilingCents: cents(1) })),
  exhaustedFrom: exhaustedFrom === null ? null : localDate(exhaustedFrom),
});

describe('what a clause means', () => {
  it.each<[string, Clause, string[]]>([
    ['budget shares that are one', key(whole), []],
    ['budget shares that are not', key(short), ['shares-not-one']],
    ['contributors that are one', budget(whole), []],
    ['contributors that are not', budget(short), ['shares-not-one']],
    ['risk borne together by shares that are one', risk('solidarity'), []],
    ['risk borne together by shares that are not', risk('solidarity', short), ['shares-not-one']],
    ['risk above a threshold by shares that are not', risk('mixed', short), ['shares-not-one']],
    ['each its own risk: nobody reads the shares', risk('profit', short), []],
    ['successors that are one', passed(whole, [part('A', one)]), []],
    ['one of two without all successors', passed(whole, short), ['shares-not-one']],
    ['no successions', passed(), []],
    ['one of two schools large enough', schools(4, 5), []],
    ['no school large enough', schools(4, 4), ['no-effect']],
    ['no school at all', schools(), ['no-effect']],
  ])('%s', (_, clause, codes) =>
    expect(
      kindOf(clause)
        .check?.(clause)
        .map(({ code }) => code),
    ).toStrictEqual(codes),
  );

  it('is told in words where it goes wrong', () =>
    expect(
      [key(short), schools()].flatMap((clause) => kindOf(clause).check?.(clause) ?? []),
    ).toEqual([
      {
        code: 'shares-not-one',
        nl: 'de aandelen zijn samen niet precies één',
        en: 'the shares are not exactly one together',
      },
      {
        code: 'no-effect',
        nl: 'geen enkele school haalt dit aantal woongemeenten',
        en: 'no school reaches this number of home municipalities',
      },
    ]));
});

it.each<[string, Clause, string[]]>([
  ['a pot that is not empty', budget(), []],
  ['a pot that is empty', budget(whole, '2023-06-01'), ['2023-06-01']],
  ['successions', passed(whole, whole), ['2023-01-01', '2023-01-02']],
  ['a cap', cap([], null), []],
  ['a cap that is raised and reached', cap(['2023-02-01'], '2023-03-01'), ['2023-02-01', '2023-03-01']],
])('the days in %s', (_, clause, days) =>
  expect(kindOf(clause).days?.(clause)).toEqual(days)); // prettier-ignore

it.each<[string, Clause, string, string]>([
  ['several referrers', { ...EXAMPLES['access-consent'], id: 'c', referrers: ['x', 'y'] }, 'verwijzen mag x, y, met toestemming vooraf', 'x, y may refer, with prior consent'],
  ['several indicators', { ...EXAMPLES['key-by-weights'], id: 'c', indicators: ['x', 'y'].map((name) => ({ name, weight: 1, figures: [] })) }, 'de kosten worden gedeeld naar x, y', 'the cost is shared by x, y'],
  ['several successions', passed(whole, whole), 'opvolgers dragen het deel van 0, 1', 'successors bear the part of 0, 1'],
])('%s are told apart', (_, clause, nl, en) =>
  expect(kindOf(clause).says(clause)).toEqual({ nl, en })); // prettier-ignore
