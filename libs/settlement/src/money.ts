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
    [...shares]
      .sort((a, b) =>
        a.remainder === b.remainder ? a.at - b.at : a.remainder > b.remainder ? -1 : 1,
      )
      .slice(0, left)
      .map(({ at }) => at),
  );
  const sign = amount < 0 ? -1 : 1;
  return shares.map(({ at, floor }) => cents(sign * (floor + (raised.has(at) ? 1 : 0))));
}

/**
 * Brings fractions under one denominator, so that they can stand in one list of weights.
 * Reduced to the smallest whole numbers with the same proportions.
 */
export function commonWeights(fractions: readonly Fraction[]): bigint[] {
  const denominator = fractions.reduce((all, f) => leastCommon(all, BigInt(f.denominator)), 1n);
  return fractions.map((f) => BigInt(f.numerator) * (denominator / BigInt(f.denominator)));
}

/** The fraction in its smallest whole numbers. */
export function reduced(numerator: bigint, denominator: bigint): Fraction {
  const common = greatestCommon(numerator, denominator);
  const [over, under] = [Number(numerator / common), Number(denominator / common)];
  if (!Number.isSafeInteger(over) || !Number.isSafeInteger(under)) {
    throw new Impossible(`a fraction too fine to be exact: ${numerator}/${denominator}`);
  }
  return { numerator: over, denominator: under };
}

/** Whether fractions together are exactly one. */
export function isWhole(fractions: readonly Fraction[]): boolean {
  if (fractions.some((f) => !isFraction(f))) return false;
  const weights = commonWeights([...fractions, { numerator: 1, denominator: 1 }]);
  return weights.slice(0, -1).reduce((a, b) => a + b, 0n) === weights[weights.length - 1];
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

function greatestCommon(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommon(b, a % b);
}

function leastCommon(a: bigint, b: bigint): bigint {
  return (a / greatestCommon(a, b)) * b;
}
