import type { Clause } from '../convenant';
import { atSchoolIn, caseFile, convenant, line } from '../fixtures';
import { cents } from '../money';
import { localDate, period } from '../period';
import { settle } from '../settle';
import { half, one, sides } from './bearing.fixture';
import type { Window } from './kind';

/** Who owes what for lines over these days, each of 1000 cents that are halved. */
function posted(clauses: readonly Clause[], ...spans: [from: string, until: string][]): string[] {
  const split: Clause = { id: 'half', kind: 'share-costs', schoolShare: half };
  const { postings } = settle(
    caseFile({
      enrolments: [atSchoolIn('B', '2022-09-01')],
      convenants: [convenant({ sides, clauses: [...clauses, split] })],
      lines: spans.map(([from, until], at) =>
        line(1000, { id: `${at + 1}`, period: period(from, until) }),
      ),
    }),
  );
  return postings.map((p) => `${p.lineId} ${p.debtor}>${p.creditor} ${p.cents}`);
}

const early: [string, string] = ['2023-03-01', '2023-03-11'];
const late: [string, string] = ['2023-03-11', '2023-04-01'];
const april: [string, string] = ['2023-04-03', '2023-05-01'];
const nextYear: [string, string] = ['2024-03-01', '2024-04-01'];
const deductible = (window: Window): Clause => ({
  id: 'c',
  kind: 'deductible',
  bearer: 'home',
  deductibleCents: cents(1000),
  window,
});

describe('a limit counts within its window, whatever day its lines begin on', () => {
  it.each<[Window, [string, string][], string[]]>([
    ['line', [early, late], []],
    ['month', [early, late], ['2 B>A 500']],
    ['month', [late, april], []],
    ['year', [late, april], ['2 B>A 500']],
    ['year', [late, nextYear], []],
  ])('a %s: %j', (window, spans, expected) =>
    expect(posted([deductible(window)], ...spans)).toEqual(expected),
  );

  it('a breakthrough budget counts a calendar year', () => {
    const budget: Clause = {
      id: 'c',
      kind: 'breakthrough-budget',
      contributors: [{ municipality: 'D', ...one }],
      ceilingCents: cents(1500),
      excessBearer: 'home',
      decidedBy: 'x',
      exhaustedFrom: null,
    };
    expect(posted([budget], late, april, nextYear)).toEqual([
      '1 D>A 1000',
      '2 D>A 500',
      '3 D>A 1000',
    ]);
  });

  it('risk that all bear together has no threshold', () =>
    expect(
      posted(
        [
          {
            id: 'c',
            kind: 'risk-sharing',
            model: 'solidarity',
            shares: [{ municipality: 'D', ...one }],
            thresholdCents: cents(1500),
            steps: [],
          },
        ],
        late,
      ),
    ).toEqual(['1 D>A 1000']));

  it('risk that is shared above a threshold counts a calendar year', () => {
    const risk: Clause = {
      id: 'c',
      kind: 'risk-sharing',
      model: 'mixed',
      shares: [{ municipality: 'D', ...one }],
      thresholdCents: cents(1500),
      steps: [],
    };
    expect(posted([risk], late, april, nextYear)).toEqual(['2 D>A 500']);
  });
});

describe('a ceiling', () => {
  const cap = (raises: [from: string, cents: number][], exhaustedFrom: string | null = null) =>
    posted(
      [
        {
          id: 'c',
          kind: 'cap',
          capped: 'school',
          ceilingCents: cents(100),
          window: 'line',
          raises: raises.map(([from, ceiling]) => ({
            from: localDate(from),
            ceilingCents: cents(ceiling),
          })),
          exhaustedFrom: exhaustedFrom === null ? null : localDate(exhaustedFrom),
        },
      ],
      ['2023-03-01', '2023-03-31'],
    );
  it.each<[string, string[], string[]]>([
    ['holds as it is before its raises', cap([['2023-04-01', 200]]), ['1 B>A 100']],
    ['is the last raise that has begun', cap([['2023-02-01', 200], ['2023-01-15', 150]]), ['1 B>A 200']],
    ['in whatever order raises stand', cap([['2023-01-15', 150], ['2023-02-01', 200]]), ['1 B>A 200']],
    ['is raised from a day within a line', cap([['2023-03-16', 250]]), ['1 B>A 100', '1 B>A 150']],
    ['is nothing from the day it was reached', cap([], '2023-03-01'), []],
    ['which may lie within a line', cap([], '2023-03-16'), ['1 B>A 100']],
    ['or after it', cap([], '2023-04-01'), ['1 B>A 100']],
  ])('%s', (_, found, expected) => expect(found).toEqual(expected)); // prettier-ignore
});

describe('limits that work one after the other', () => {
  const own: Clause = { ...deductible('line'), deductibleCents: cents(400) } as Clause;
  const capAt = (capped: 'home' | 'school', ceiling: number): Clause => ({
    ...{ id: 'cap', kind: 'cap', capped, ceilingCents: cents(ceiling), window: 'line' },
    ...{ raises: [], exhaustedFrom: null },
  });
  const key = (...shares: [string, number][]): Clause => ({
    ...{ id: 'key', kind: 'key-by-budget-share' },
    shares: shares.map(([municipality, numerator]) => ({
      municipality,
      numerator,
      denominator: 4,
    })),
  });
  it.each<[string, Clause[], string[]]>([
    ['a deductible, and a cap that is reached above it', [own, capAt('home', 500)], ['1 B>A 500']],
    ['a deductible, and a cap that is reached within it', [own, capAt('home', 300)], ['1 B>A 700']],
    ['a cap counts what that one bears only', [key(['A', 3], ['B', 1]), capAt('school', 100)], ['1 B>A 100']],
    ['a cap hands over to the other, not what a third bears', [key(['A', 1], ['B', 2], ['D', 1]), capAt('school', 0)], ['1 D>A 250']],
    ['a cap of one cent', [capAt('school', 1)], ['1 B>A 1']],
  ])('%s', (_, clauses, expected) => expect(posted(clauses, late)).toEqual(expected)); // prettier-ignore

  it('a tariff of the product of the line', () => {
    const rate = (productCode: string, rateCents: number) =>
      ({ productCode, unit: 'month', rateCents: cents(rateCents) }) as const;
    const tariff: Clause = {
      ...{ id: 't', kind: 'tariff', basis: 'home', excessBearer: 'home' },
      rates: [rate('other', 1), rate('45A04', 600)],
    };
    expect(posted([tariff], ['2023-03-01', '2023-04-01'])).toEqual(['1 B>A 300']);
  });
});
