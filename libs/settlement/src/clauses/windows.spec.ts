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
