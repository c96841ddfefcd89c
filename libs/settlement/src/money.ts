/** Whole euro cents, a safe integer; made by `cents(n)`, which refuses anything else. */
export type Cents = number & { readonly __brand: 'Cents' };
