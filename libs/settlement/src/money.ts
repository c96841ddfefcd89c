import { Impossible } from './impossible';
import { added, multiplied, quotient, remainder, whole, type Whole } from './whole';

/** Whole euro cents, a safe integer; made by `cents(n)`, which refuses anything else. */
export type Cents = number & { readonly __brand: 'Cents' };

/** A part of a whole as two integers. */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

/**
 * Makes an amount of whole cents.
 * @throws Impossible when `amount` is not a safe integer; check input at the edge first.
 */
export function cents(amount: number): Cents {
  if (!Number.isSafeInteger(amount)) throw new Impossible(`not whole cents: ${amount}`);
  // The sum takes away a minus zero, which would be another value in JSON and in `Object.is`.
  return (amount + 0) as Cents;
}

/** Adds amounts; refuses a sum that is no longer exact. */
export function sum(amounts: readonly Cents[]): Cents {
  return cents(amounts.reduce((total, amount) => total + amount, 0));
}

/**
 * Divides an amount over weights. Each part is rounded down; the cents that are left go to the
 * largest remainders, ties to the earliest. The parts add up to the amount, and the parts of minus
 * the amount are their mirror image.
 * @throws Impossible when a weight is negative or all are zero.
 */
export function allocate(amount: Cents, weights: readonly Whole[]): Cents[] {
  const all = weights.reduce<Whole>(added, 0);
  if (all <= 0 || weights.some((weight) => weight < 0)) {
    throw new Impossible(`weights cannot divide an amount: ${weights.join(', ')}`);
  }
  const size = Math.abs(amount);
  const products = weights.map((weight) => multiplied(size, weight));
  const parts = products.map((product) => Number(quotient(product, all)));
  const rests = products.map((product) => remainder(product, all));
  let left = parts.reduce((rest, part) => rest - part, size);
  for (; left > 0; left -= 1) {
    const first = placeOfLargest(rests);
    parts[first]! += 1;
    rests[first] = 0;
  }
  const sign = Math.sign(amount);
  return parts.map((part) => cents(sign * part));
}

/** Of equal ones the earliest. */
function placeOfLargest(values: readonly Whole[]): number {
  return values.reduce<number>((best, value, at) => (value > values[best]! ? at : best), 0);
}

/**
 * An exact number of cents (or a part of a whole) before rounding; `over` is more than zero. Not
 * always in its simplest form: 2/4 and 1/2 may stand for the same.
 */
export interface Exact {
  readonly of: Whole;
  readonly over: Whole;
}

export function exactly(value: Fraction | number): Exact {
  return typeof value === 'number'
    ? { of: whole(value), over: 1 }
    : { of: whole(value.numerator), over: whole(value.denominator) };
}

export function plus(a: Exact, b: Exact): Exact {
  if (a.over === b.over) return handy(added(a.of, b.of), a.over);
  const [one, other] = [multiplied(a.of, b.over), multiplied(b.of, a.over)];
  return handy(added(one, other), multiplied(a.over, b.over));
}

export function minus(a: Exact, b: Exact): Exact {
  return plus(a, negative(b));
}

export function times(a: Exact, b: Exact): Exact {
  return handy(multiplied(a.of, b.of), multiplied(a.over, b.over));
}

/** @throws Impossible when `b` is zero. */
export function dividedBy(a: Exact, b: Exact): Exact {
  if (b.of < 0) return dividedBy(negative(a), negative(b));
  if (b.of === 0) throw new Impossible('division by zero');
  return handy(multiplied(a.of, b.over), multiplied(a.over, b.of));
}

export function isLess(a: Exact, b: Exact): boolean {
  return multiplied(a.of, b.over) < multiplied(b.of, a.over);
}

/** Brings exact numbers under one denominator, so that they can stand in one list of weights. */
export function commonWeights(parts: readonly Exact[]): Whole[] {
  const all = parts.reduce<Whole>((common, { over }) => leastCommon(common, over), 1);
  return parts.map(({ of, over }) => multiplied(of, quotient(all, over)));
}

/**
 * An exact number as a fraction of two safe integers, in its simplest form.
 * @throws Impossible when it is too fine for that.
 */
export function fractionOf(exact: Exact): Fraction {
  const { of, over } = simplest(exact);
  if (typeof of !== 'number' || typeof over !== 'number') {
    throw new Impossible(`a fraction too fine to be exact: ${of}/${over}`);
  }
  return { numerator: of, denominator: over };
}

/** Whether fractions together are exactly one. */
export function isWhole(fractions: readonly Fraction[]): boolean {
  if (!fractions.every(isFraction)) return false;
  const { of, over } = fractions.map(exactly).reduce(plus, exactly(0));
  return of === over;
}

/** Two safe integers, not negative, that are a part of a whole of at most one. */
export function isFraction({ numerator, denominator }: Fraction): boolean {
  return (
    Number.isSafeInteger(numerator) &&
    Number.isSafeInteger(denominator) &&
    numerator >= 0 &&
    denominator > 0 &&
    numerator <= denominator
  );
}

function negative({ of, over }: Exact): Exact {
  return { of: multiplied(of, -1), over };
}

/** Of two numbers below this the product is still exact as a number. */
const SMALL = 2 ** 26;

/** Simplified before it grows so large that it would take a bigint to go on with it. */
function handy(of: Whole, over: Whole): Exact {
  const isSmall = -SMALL < of && of < SMALL && over < SMALL;
  return isSmall ? { of, over } : simplest({ of, over });
}

function simplest({ of, over }: Exact): Exact {
  if (of < 0) return negative(simplest(negative({ of, over })));
  const common = greatestCommon(of, over);
  return { of: quotient(of, common), over: quotient(over, common) };
}

function leastCommon(a: Whole, b: Whole): Whole {
  return a === b ? a : multiplied(quotient(a, greatestCommon(a, b)), b);
}

function greatestCommon(a: Whole, b: Whole): Whole {
  return b === 0 ? a : greatestCommon(b, remainder(a, b));
}
