export interface Order {
  /** Without a seed in the order of the file. */
  readonly shuffle?: number;
  /** How often each step is done; 1 unless said otherwise. */
  readonly repeat?: number;
}

interface Waiting {
  readonly after: readonly number[];
}

/**
 * The places of the steps in the order in which to do them. Shuffled, every copy of a step comes
 * at any moment after all copies of the steps that it must follow; the seed decides which.
 */
export function ordered(steps: readonly Waiting[], { shuffle, repeat = 1 }: Order): number[] {
  if (shuffle === undefined) return steps.flatMap((_, at) => Array<number>(repeat).fill(at));
  const random = randomFrom(shuffle);
  const left = steps.map(() => repeat);
  const order: number[] = [];
  while (order.length < steps.length * repeat) {
    const possible = steps.flatMap(({ after }, at) =>
      after.every((before) => left[before] === 0) ? Array<number>(left[at] ?? 0).fill(at) : [],
    );
    const next = possible[Math.floor(random() * possible.length)] ?? 0;
    left[next] = (left[next] ?? 0) - 1;
    order.push(next);
  }
  return order;
}

/** Mulberry32: small, and the same on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
