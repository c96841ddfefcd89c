import type { Period } from './period';

/** Joins neighbours that say the same into one; the earliest speaks for all. */
export function joinNeighbours<T extends { readonly period: Period }>(
  parts: readonly T[],
  saysSame: (one: T, next: T) => boolean,
): readonly T[] {
  if (parts.length < 2) return parts;
  const joined: T[] = [];
  for (const next of parts) {
    const last = joined[joined.length - 1];
    if (last === undefined || !saysSame(last, next)) joined.push(next);
    else {
      const period = { from: last.period.from, until: next.period.until };
      joined[joined.length - 1] = { ...last, period };
    }
  }
  return joined;
}
