import {
  allocate,
  cents,
  commonWeights,
  dividedBy,
  exactly,
  fractionOf,
  isFraction,
  isLess,
  isWhole,
  minus,
  plus,
  sum,
  times,
  type Exact,
} from './money';
import type { Whole } from './whole';

describe('cents', () => {
  it.each([0, 1, -1, 123_456_789_012])('takes the whole number %p', (n) =>
    expect(cents(n)).toBe(n),
  );
  it.each([0.5, 1e16, NaN, Infinity])('refuses %p', (n) =>
    expect(() => cents(n)).toThrow('not whole cents'),
  );
  it('says that it cannot be, under its own name', () =>
    expect(() => cents(0.5)).toThrow(expect.objectContaining({ name: 'Impossible' })));
  it('knows no minus zero', () => expect(Object.is(cents(-0), 0)).toBe(true));
  it('are added', () => expect([sum([1, 2, 4].map(cents)), sum([])]).toEqual([7, 0]));
  it('refuses a sum that is not exact', () =>
    expect(() => sum([cents(Number.MAX_SAFE_INTEGER), cents(1)])).toThrow('not whole cents'));
});

describe('allocate', () => {
  it.each<[string, number, Whole[], number[]]>([
    ['one part takes all', 100, [7], [100]],
    ['an even split', 100, [1, 1], [50, 50]],
    ['a tie goes to the earliest', 1, [1, 1], [1, 0]],
    ['two left-over cents go to the first two of three equals', 200, [1, 1, 1], [67, 67, 66]],
    ['the largest remainder goes first, not the largest weight', 10, [1, 2, 4], [1, 3, 6]],
    ['days of a month', 10_000, [11, 20], [3548, 6452]],
    ['a weight of nothing gets nothing', 5, [0, 1, 1], [0, 3, 2]],
    ['nothing stays nothing', 0, [1, 2], [0, 0]],
    ['minus an amount is the mirror image', -200, [1, 1, 1], [-67, -67, -66]],
    [
      'products beyond a safe integer',
      9_007_199_254_740_991,
      [10 ** 9, 1],
      [9_007_199_245_733_792, 9_007_199],
    ],
    ['weights beyond a safe integer', 3, [2n ** 60n, 2n ** 61n], [1, 2]],
  ])('%s', (_, amount, weights, parts) => {
    expect(allocate(cents(amount), weights)).toEqual(parts);
    expect(parts.reduce((a, b) => a + b, 0)).toBe(amount);
  });

  it.each<[string, Whole[]]>([
    ['no weights', []],
    ['only zero', [0, 0]],
    ['a negative weight', [2, -1]],
  ])('refuses %s', (_, weights) =>
    expect(() => allocate(cents(1), weights)).toThrow('weights cannot divide'),
  );
});

describe('fractions', () => {
  const of = (numerator: number, denominator: number) => ({ numerator, denominator });

  const exact = (numerator: number, denominator: number) => exactly(of(numerator, denominator));

  it('come under one denominator', () =>
    expect([
      commonWeights([exact(1, 2), exact(1, 3), exact(1, 6)]),
      commonWeights([exact(1, 3), exact(2, 9)]),
    ]).toEqual([
      [3, 2, 1],
      [3, 2],
    ]));
  it.each([
    ['a sum', plus(exact(1, 2), exact(1, 3)), of(5, 6)],
    ['a difference', minus(exact(1, 2), exact(1, 3)), of(1, 6)],
    ['a difference below zero', minus(exact(1, 3), exact(1, 2)), of(-1, 6)],
    ['a product', times(exact(2, 3), exact(3, 4)), of(1, 2)],
    ['a quotient', dividedBy(exact(1, 2), exact(1, 4)), of(2, 1)],
    ['a quotient of a negative', dividedBy(exact(1, 2), exact(-1, 4)), of(-2, 1)],
    [
      'a sum beyond what a number holds',
      plus(exact(1, 2 ** 52), exact(3, 2 ** 52)),
      of(1, 2 ** 50),
    ],
    ['what is large and below zero', { of: -3n * 2n ** 60n, over: 2n ** 61n }, of(-3, 2)],
    ['a quotient that stays a part', dividedBy(exact(3, 1), exact(-2, 1)), of(-3, 2)],
  ])('%s is exact and in its simplest form', (_, result, expected) =>
    expect(fractionOf(result)).toEqual(expected),
  );
  it('are compared', () =>
    expect([isLess(exact(1, 3), exact(1, 2)), isLess(exact(1, 2), exact(2, 4))]).toEqual([
      true,
      false,
    ]));
  it('are less than nothing when divided by a negative', () =>
    expect(isLess(dividedBy(exact(1, 2), exact(-1, 4)), exactly(0))).toBe(true));
  it('refuse a division by zero', () =>
    expect(() => dividedBy(exact(1, 2), exactly(0))).toThrow('division by zero'));
  it.each<[string, Exact]>([
    ['too fine', { of: 1, over: 2n ** 60n }],
    ['too large', { of: 2n ** 60n + 1n, over: 2 }],
  ])('that are %s are refused', (_, one) => expect(() => fractionOf(one)).toThrow('too fine'));

  it.each([
    [of(0, 1), true],
    [of(1, 1), true],
    [of(2, 1), false],
    [of(-1, 2), false],
    [of(1, 0), false],
    [of(0, 0), false],
    [of(0.5, 1), false],
    [of(1, 1.5), false],
  ])('%j is a part of a whole: %p', (fraction, is) => expect(isFraction(fraction)).toBe(is));

  it.each([
    [[of(1, 2), of(1, 2)], true],
    [[of(1, 3), of(2, 3)], true],
    [[of(1, 3), of(1, 3)], false],
    [[of(2, 3), of(2, 3)], false],
    [[of(1, 0)], false],
    [[of(3, 2), of(-1, 2)], false],
    [[of(1, 2), of(-1, -2)], false],
    [[], false],
  ])('%j are a whole: %p', (fractions, whole) => expect(isWhole(fractions)).toBe(whole));
});
