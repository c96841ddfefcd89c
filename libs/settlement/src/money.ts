import { Impossible } from './impossible';

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
export function allocate(amount: Cents, weights: readonly bigint[]): Cents[] {
  const whole = weights.reduce((total, weight) => total + weight, 0n);
  if (whole <= 0n || weights.some((weight) => weight < 0n)) {
    throw new Impossible(`weights cannot divide an amount: ${weights.join(', ')}`);
  }
  const size = BigInt(Math.abs(amount));
  const shares = weights.map((weight, at) => ({
    at,
    floor: Number((size * weight) / whole),
    remainder: (size * weight) % whole,
  }));
  const left = Number(size) - shares.reduce((total, { floor }) => total + floor, 0);
  const raised = new Set(
    // Of equal remainders the earliest stays first: sorting keeps their order.
    [...shares]
      .sort((a, b) => Number(b.remainder - a.remainder))
      .slice(0, left)
      .map(({ at }) => at),
  );
  const sign = Math.sign(amount);
  return shares.map(({ at, floor }) => cents(sign * (floor + (raised.has(at) ? 1 : 0))));
}

/** An exact number of cents (or a part of a whole) before rounding; `over` is more than zero. */
export interface Exact {
  readonly of: bigint;
  readonly over: bigint;
}

export function exactly(value: Fraction | number): Exact {
  return typeof value === 'number'
    ? { of: BigInt(value), over: 1n }
    : simplest(BigInt(value.numerator), BigInt(value.denominator));
}

export function plus(a: Exact, b: Exact): Exact {
  return simplest(a.of * b.over + b.of * a.over, a.over * b.over);
}

export function minus(a: Exact, b: Exact): Exact {
  return plus(a, { of: -b.of, over: b.over });
}

export function times(a: Exact, b: Exact): Exact {
  return simplest(a.of * b.of, a.over * b.over);
}

/** @throws Impossible when `b` is zero. */
export function dividedBy(a: Exact, b: Exact): Exact {
  if (b.of < 0n) return dividedBy(negative(a), negative(b));
  if (b.of === 0n) throw new Impossible('division by zero');
  return simplest(a.of * b.over, a.over * b.of);
}

export function isLess(a: Exact, b: Exact): boolean {
  return a.of * b.over < b.of * a.over;
}

/** Brings exact numbers under one denominator, so that they can stand in one list of weights. */
export function commonWeights(parts: readonly Exact[]): bigint[] {
  const all = parts.reduce((common, { over }) => leastCommon(common, over), 1n);
  return parts.map(({ of, over }) => of * (all / over));
}

/**
 * An exact number as a fraction of two safe integers.
 * @throws Impossible when it is too fine for that.
 */
export function fractionOf({ of, over }: Exact): Fraction {
  const fraction = { numerator: Number(of), denominator: Number(over) };
  if (!Number.isSafeInteger(fraction.numerator) || !Number.isSafeInteger(fraction.denominator)) {
    throw new Impossible(`a fraction too fine to be exact: ${of}/${over}`);
  }
  return fraction;
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
  return { of: -of, over };
}

function simplest(of: bigint, over: bigint): Exact {
  const common = greatestCommon(of < 0n ? -of : of, over);
  return common === 1n ? { of, over } : { of: of / common, over: over / common };
}

function leastCommon(a: bigint, b: bigint): bigint {
  return (a / greatestCommon(a, b)) * b;
}

function greatestCommon(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommon(b, a % b);
}
