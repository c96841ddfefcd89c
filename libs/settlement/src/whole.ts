/**
 * A whole number of any size, always exact: a number where one can hold it, a bigint beyond. So
 * equal ones are `===`, and what is small, as nearly all is, costs no more than a number does.
 */
export type Whole = number | bigint;

/** @throws RangeError for what is no whole number. */
export function whole(value: Whole): Whole {
  if (Number.isSafeInteger(value)) return value;
  const exact = BigInt(value);
  const near = Number(exact);
  return Number.isSafeInteger(near) ? near : exact;
}

export function added(a: Whole, b: Whole): Whole {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return whole(BigInt(a) + BigInt(b));
}

export function multiplied(a: Whole, b: Whole): Whole {
  if (typeof a === 'number' && typeof b === 'number') {
    // The sum takes away a minus zero, which `Object.is` tells from nothing.
    const product = a * b + 0;
    if (Number.isSafeInteger(product)) return product;
  }
  return whole(BigInt(a) * BigInt(b));
}

/** How often `b` goes into `a`, of which neither is negative. */
export function quotient(a: Whole, b: Whole): Whole {
  // Of numbers that are exact, a quotient is never rounded up to a whole one.
  if (typeof a === 'number' && typeof b === 'number') return Math.floor(a / b);
  return whole(BigInt(a) / BigInt(b));
}

/** What is left of `a` then. */
export function remainder(a: Whole, b: Whole): Whole {
  if (typeof a === 'number' && typeof b === 'number') return a - Math.floor(a / b) * b;
  return whole(BigInt(a) % BigInt(b));
}
