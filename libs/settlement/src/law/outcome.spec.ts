import type { FactUsed, OpenReason, Rung } from '../decision';
import { localDate } from '../period';
import { largestOf } from './bearers';
import { agreed, decided, open, withBeside, type Outcome } from './outcome';

const since = (year: number, municipality = 'A'): FactUsed => ({
  kind: 'residence',
  date: localDate(`${year}-01-01`),
  municipality,
});
const by = (payer: string, rung: Rung, ...facts: FactUsed[]) => decided(payer, rung, facts);
const left = (reason: OpenReason, ...candidates: (string | null)[]) => open(reason, candidates, []);

/** "A JW1.1-1+JW1.1-2", or "open reason A/B". */
const told = ({ basis, ...outcome }: Outcome): string =>
  outcome.payer === null
    ? `open ${outcome.reason} ${outcome.candidates.join('/')}`.trim()
    : `${outcome.payer} ${[basis.rung, ...(basis.beside ?? [])].join('+')}`;

describe('readings of facts or law', () => {
  it.each<[string, Outcome[], string]>([
    ['none', [], 'open custody-unclear'],
    ['one', [by('A', 'JW1.1-1')], 'A JW1.1-1'],
    ['one payer, one ground', [by('A', 'JW1.1-1'), by('A', 'JW1.1-1')], 'A JW1.1-1'],
    [
      'one payer, three grounds: the first, the others beside it in order',
      [by('A', 'JW1.1-2'), by('A', 'JW1.1-3a'), by('A', 'JW1.1-1')],
      'A JW1.1-2+JW1.1-1+JW1.1-3a',
    ],
    ['two payers', [by('B', 'JW1.1-1'), by('A', 'JW1.1-2')], 'open custody-unclear A/B'],
    [
      'a payer and an open one: the payer is among the candidates',
      [by('B', 'JW1.1-1'), left('no-residence-known', 'C', 'A')],
      'open custody-unclear A/B/C',
    ],
    [
      'an open one and a payer',
      [left('no-residence-known'), by('B', 'JW1.1-1')],
      'open custody-unclear B',
    ],
    [
      'open for one reason, between the same: that reason',
      [left('part-time-stay', 'A'), left('part-time-stay', 'A')],
      'open part-time-stay A',
    ],
    [
      'open for one reason, between others',
      [left('part-time-stay', 'A'), left('part-time-stay', 'B')],
      'open custody-unclear A/B',
    ],
    [
      'open for two reasons',
      [left('part-time-stay', 'A'), left('other-scheme-stay', 'A')],
      'open custody-unclear A',
    ],
  ])('%s', (_, readings, expected) =>
    expect(told(agreed('custody-unclear', readings))).toBe(expected),
  );

  it('that differ tell all their facts, each once, in a fixed order', () => {
    const [old, young] = [since(2020), since(2021, 'B')];
    const one = agreed('custody-unclear', [
      by('A', 'JW1.1-1', young, old),
      by('B', 'JW1.1-1', old),
    ]);
    expect(one.basis).toEqual({ rung: null, facts: [old, young], clauses: [] });
  });

  it('that agree rest on the facts of the first', () => {
    const one = agreed('custody-unclear', [
      by('A', 'JW1.1-1', since(2021)),
      by('A', 'JW1.1-1', since(2020)),
    ]);
    expect(one.basis).toEqual({ rung: 'JW1.1-1', facts: [since(2021)], clauses: [] });
  });
});

it('no readings rest on no facts', () =>
  expect(agreed('custody-unclear', []).basis.facts).toStrictEqual([]));

it('an open part names who is named, each once and in order', () =>
  expect(open('custody-unclear', ['B', null, 'A', 'B'], [])).toMatchObject({
    payer: null,
    candidates: ['A', 'B'],
  }));

it('facts that differ in one member are two facts', () => {
  const [a, b] = [since(2020), { ...since(2020), detail: 'briefadres' } as const];
  const { facts } = open('custody-unclear', [], [b, a, { ...a, id: 'x' }, a]).basis;
  expect(facts).toEqual([b, a, { ...a, id: 'x' }]);
});

describe('grounds beside a rung', () => {
  const one = by('A', 'JW1.1-2');
  it('are sorted, and stand there once', () =>
    expect(withBeside(withBeside(one, ['JW10.1']), ['JW1.1-1', 'JW10.1']).basis.beside).toEqual([
      'JW1.1-1',
      'JW10.1',
    ]));
  it('are none when there is nothing to add', () =>
    expect(withBeside(one, [null, 'JW1.1-2'])).toBe(one));
});

it.each([
  [[['A', 1, 2], ['B', 1, 2]], 'A'],
  [[['A', 1, 3], ['B', 2, 3]], 'B'],
  [[['A', 2, 3], ['B', 1, 3]], 'A'],
  [[['A', 1, 4], ['B', 2, 5], ['C', 7, 20]], 'B'],
] as const)('of %j %s bears most', (shares, most) => {
  const parts = shares.map(([municipality, numerator, denominator]) => ({
    ...{ municipality, numerator, denominator },
  }));
  expect(largestOf(parts)).toBe(most);
}); // prettier-ignore
