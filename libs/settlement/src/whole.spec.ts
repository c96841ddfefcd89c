import * as fc from 'fast-check';
import { added, multiplied, quotient, remainder, whole, type Whole } from './whole';

/** Around the edge of what a number holds, and on both sides of it. */
const edge = 2n ** 53n;
const some = fc.oneof(
  fc.bigInt({ min: -5n, max: 5n }),
  fc.bigInt({ min: -(2n ** 27n), max: 2n ** 27n }),
  fc.bigInt({ min: edge - 5n, max: edge + 5n }),
  fc.bigInt({ min: -edge - 5n, max: -edge + 5n }),
  fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }),
);
const positive = some.map((n) => (n < 0n ? -n : n) + 1n);

describe('a whole number', () => {
  it('is a number as far as that is exact', () => {
    expect(whole(7n)).toBe(7);
    expect(whole(Number.MAX_SAFE_INTEGER)).toBe(2 ** 53 - 1);
    expect(whole(edge)).toBe(edge);
    expect(whole(-edge)).toBe(-edge);
    expect(whole(2 ** 60)).toBe(2n ** 60n);
  });
  it.each([0.5, NaN, Infinity])('is never %p', (n) => expect(() => whole(n)).toThrow(RangeError));
  it('knows no minus zero', () => {
    expect(multiplied(0, -1)).toBe(0);
    expect(multiplied(-3, 0)).toBe(0);
  });

  it.each<[string, (a: Whole, b: Whole) => Whole, (a: bigint, b: bigint) => bigint]>([
    ['added', added, (a, b) => a + b],
    ['multiplied', multiplied, (a, b) => a * b],
  ])('%s is exact whatever its size', (_, reckon, exactly) =>
    fc.assert(
      fc.property(some, some, (a, b) =>
        expect(reckon(whole(a), whole(b))).toBe(whole(exactly(a, b))),
      ),
    ),
  );
  it.each<[string, (a: Whole, b: Whole) => Whole, (a: bigint, b: bigint) => bigint]>([
    ['divided', quotient, (a, b) => a / b],
    ['what is left', remainder, (a, b) => a % b],
  ])('%s is exact whatever its size', (_, reckon, exactly) =>
    fc.assert(
      fc.property(positive, positive, (a, b) =>
        expect(reckon(whole(a), whole(b))).toBe(whole(exactly(a, b))),
      ),
    ),
  );
  it('is divided exactly just under the edge', () =>
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 40n }), fc.bigInt({ min: 1n, max: edge }), (less, b) =>
        expect(quotient(whole(edge - less), whole(b))).toBe(whole((edge - less) / b)),
      ),
    ));
});
