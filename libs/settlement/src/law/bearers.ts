import type { MunicipalityCode, Share } from '../facts';

/** Who bears most; of equal bearers the one with the lowest code, as shares are sorted. */
export function largestOf(shares: readonly Share[]): MunicipalityCode {
  const isLarger = (one: Share, other: Share) =>
    BigInt(one.numerator) * BigInt(other.denominator) >
    BigInt(other.numerator) * BigInt(one.denominator);
  return shares.reduce((best, share) => (isLarger(share, best) ? share : best)).municipality;
}
