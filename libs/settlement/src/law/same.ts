import type { Segment } from '../decision';

/** Do two segments say the same about different days? */
export function isSameExceptPeriod(one: Segment, other: Segment): boolean {
  return isSame({ ...one, period: null }, { ...other, period: null });
}

/** Plain values, arrays and objects, compared member by member. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
  const [keys, others] = [Object.keys(one), Object.keys(other)];
  return (
    keys.length === others.length &&
    keys.every((key) => isSame(one[key as keyof typeof one], other[key as keyof typeof other]))
  );
}
