import type { Clause } from '../convenant';
import { cents } from '../money';
import { localDate, period } from '../period';
import { bearers, half, law, one, years, type Ask } from './bearing.fixture';

const figures = (...rows: Figure[]) =>
  rows.map(([municipality, year, figure]) => ({ municipality, year, figure }));

type Figure = [municipality: string, year: number, figure: number];

/** A key over the home side: a fixed weight, and indicators with their weight and figures. */
const weights = (fixedWeight: number, indicators: [number, ...Figure[]][]): Clause => ({
  ...{ id: 'c', kind: 'key-by-weights', pool: 'home-side', pooledPart: one, fixedWeight },
  indicators: indicators.map(([weight, ...rows]) => ({
    ...{ name: 'i', weight },
    figures: figures(...rows),
  })),
});
const budget = (numerator: number): Clause => ({
  ...{ id: 'c', kind: 'key-by-budget-share' },
  shares: [{ municipality: 'C', numerator, denominator: 3 }],
});

type Step = [from: string, pooledPart: typeof one];

const risk = (model: 'profit' | 'solidarity' | 'mixed', steps: Step[]): Clause => ({
  ...{ id: 'c', kind: 'risk-sharing', model, thresholdCents: cents(0) },
  shares: [{ municipality: 'C', ...one }],
  steps: steps.map(([from, pooledPart]) => ({ from: localDate(from), pooledPart })),
});

describe('cost keys', () => {
  it.each<[string, Clause, Ask, string]>([
    [
      'use in the year before',
      {
        id: 'c',
        kind: 'key-by-use',
        pool: 'home-side',
        pooledPart: one,
        clients: figures(['A', 2022, 3], ['C', 2022, 1], ['A', 2023, 99], ['B', 2022, 50]),
      },
      {},
      'AA A 3/4 C 1/4',
    ],
    [
      'a part by use, the rest home',
      {
        id: 'c',
        kind: 'key-by-use',
        pool: 'school-side',
        pooledPart: half,
        clients: figures(['B', 2022, 1], ['D', 2022, 1]),
      },
      {},
      'AA A 1/2 B 1/4 D 1/4',
    ],
    [
      'use year by year, and the law without figures',
      {
        id: 'c',
        kind: 'key-by-use',
        pool: 'both-sides',
        pooledPart: one,
        clients: figures(['A', 2022, 1], ['B', 2023, 1]),
      },
      { span: years },
      'AA A 1/1, 2024-01-01: AA B 1/1, 2025-01-01: AA A 1/1',
    ],
    [
      'the average of two years',
      {
        id: 'c',
        kind: 'key-by-average',
        pool: 'home-side',
        pooledPart: one,
        years: 2,
        clients: figures(['A', 2020, 99], ['A', 2021, 1], ['A', 2022, 2], ['C', 2022, 1]),
      },
      {},
      'AA A 3/4 C 1/4',
    ],
    [
      'budget shares',
      {
        id: 'c',
        kind: 'key-by-budget-share',
        shares: [
          { municipality: 'C', numerator: 1, denominator: 3 },
          { municipality: 'B', numerator: 2, denominator: 3 },
        ],
      },
      {},
      'AA B 2/3 C 1/3',
    ],
    [
      'weights: 20 fixed, 60 by inhabitants, 20 by origin',
      {
        id: 'c',
        kind: 'key-by-weights',
        pool: 'home-side',
        pooledPart: one,
        fixedWeight: 20,
        indicators: [
          {
            name: 'i',
            weight: 60,
            figures: figures(['A', 2022, 1], ['C', 2022, 2], ['B', 2022, 9]),
          },
          { name: 'o', weight: 20, figures: figures(['A', 2022, 1], ['C', 2022, 0]) },
        ],
      },
      {},
      'AA A 1/2 C 1/2',
    ],
    [
      'pupils on the last count date of the years before',
      {
        id: 'c',
        kind: 'key-by-pupils',
        pool: 'home-side',
        pooledPart: one,
        counts: [
          { municipality: 'A', countDate: localDate('2021-02-01'), pupils: 9 },
          { municipality: 'A', countDate: localDate('2022-02-01'), pupils: 1 },
          { municipality: 'C', countDate: localDate('2022-02-01'), pupils: 4 },
          { municipality: 'C', countDate: localDate('2023-02-01'), pupils: 9 },
        ],
      },
      {},
      'AA A 1/5 C 4/5',
    ],
    [
      'the average of two years, year by year',
      {
        id: 'c',
        kind: 'key-by-average',
        pool: 'home-side',
        pooledPart: one,
        years: 2,
        clients: figures(['A', 2021, 1], ['C', 2022, 1]),
      },
      { span: period('2023-03-01', '2026-01-01') },
      'AA A 1/2 C 1/2, 2024-01-01: AA C 1/1, 2025-01-01: AA A 1/1',
    ],
    [
      'two thirds by use, the rest home',
      {
        id: 'c',
        kind: 'key-by-use',
        pool: 'home-side',
        pooledPart: { numerator: 2, denominator: 3 },
        clients: figures(['A', 2022, 1], ['C', 2022, 1]),
      },
      {},
      'AA A 2/3 C 1/3',
    ],
    [
      'the billionth that does not divide goes to the first by code, on whichever side',
      {
        id: 'c',
        kind: 'key-by-use',
        pool: 'both-sides',
        pooledPart: one,
        clients: figures(['C', 2022, 1], ['B', 2022, 1], ['D', 2022, 1]),
      },
      {},
      'AA B 166666667/500000000 C 333333333/1000000000 D 333333333/1000000000',
    ],
    ['budget shares that are not one give no answer', budget(1), {}, law],
    [
      'weights: figures of the year before only, in their proportion',
      weights(20, [
        [60, ['A', 2022, 1], ['C', 2022, 3], ['C', 2021, 9], ['A', 2023, 9], ['B', 2022, 9]],
        [20, ['A', 2022, 1], ['C', 2022, 0]],
      ]),
      {},
      'AA A 9/20 C 11/20',
    ],
    [
      'an indicator without figures counts for nothing',
      weights(0, [[50, ['A', 2022, 1], ['C', 2022, 3]], [50]]),
      {},
      'AA A 1/4 C 3/4',
    ],
    [
      'weights year by year, and the law without any',
      weights(0, [[1, ['A', 2022, 1], ['C', 2023, 1]]]),
      { span: years },
      'AA A 1/1, 2024-01-01: AA C 1/1, 2025-01-01: AA A 1/1',
    ],
    [
      'pupils of whoever was counted on the last count date, in any order',
      {
        id: 'c',
        kind: 'key-by-pupils',
        pool: 'home-side',
        pooledPart: one,
        counts: [
          { municipality: 'A', countDate: localDate('2021-10-01'), pupils: 1 },
          { municipality: 'C', countDate: localDate('2023-10-01'), pupils: 1 },
          { municipality: 'C', countDate: localDate('2020-10-01'), pupils: 5 },
        ],
      },
      { span: years },
      'AA A 1/1, 2024-01-01: AA C 1/1',
    ],
    [
      'risk: each its own',
      {
        id: 'c',
        kind: 'risk-sharing',
        model: 'profit',
        shares: [],
        thresholdCents: cents(0),
        steps: [],
      },
      {},
      law,
    ],
    [
      'risk: each its own, whatever the shares and steps say',
      risk('profit', [['2023-01-01', one]]),
      {},
      law,
    ],
    [
      'risk: two thirds together',
      risk('solidarity', [['2023-01-01', { numerator: 2, denominator: 3 }]]),
      {},
      'AA A 1/3 C 2/3',
    ],
    ['risk: all together without steps', risk('solidarity', []), {}, 'AA C 1/1'],
    [
      'risk: shares that are not one decide nothing',
      {
        ...risk('solidarity', []),
        shares: [{ municipality: 'C', numerator: 1, denominator: 2 }],
      } as Clause,
      {},
      law,
    ],
    [
      'risk: nothing together before the first step',
      risk('mixed', [['2023-03-11', one]]),
      {},
      'AA A 1/1, 2023-03-11: AA C 1/1',
    ],
    [
      'risk: steps in any order',
      risk('solidarity', [
        ['2024-01-01', half],
        ['2023-01-01', one],
      ]),
      { span: years },
      'AA C 1/1, 2024-01-01: AA A 1/2 C 1/2',
    ],
    [
      'risk: all together, phased out',
      {
        id: 'c',
        kind: 'risk-sharing',
        model: 'solidarity',
        thresholdCents: cents(0),
        shares: [{ municipality: 'C', ...one }],
        steps: [
          { from: localDate('2023-01-01'), pooledPart: one },
          { from: localDate('2024-01-01'), pooledPart: half },
          { from: localDate('2025-01-01'), pooledPart: { numerator: 0, denominator: 1 } },
        ],
      },
      { span: years },
      'AA C 1/1, 2024-01-01: AA A 1/2 C 1/2, 2025-01-01: AA A 1/1',
    ],
  ])('%s', (_, clause, ask, expected) => expect(bearers([clause], ask)).toBe(expected));
});
