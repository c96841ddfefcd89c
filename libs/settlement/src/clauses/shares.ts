import type { MunicipalityCode, Share } from '../facts';
import { commonWeights, reduced, type Fraction } from '../money';
import { compare } from '../period';

/** One municipality bears all. */
export function borneBy(municipality: MunicipalityCode): Share[] {
  return [{ municipality, numerator: 1, denominator: 1 }];
}

/** One municipality bears a part, the other the rest. */
export function splitBetween(
  one: MunicipalityCode,
  part: Fraction,
  other: MunicipalityCode,
): Share[] {
  const rest = { ...part, numerator: part.denominator - part.numerator };
  return tidy([
    { municipality: one, ...part },
    { municipality: other, ...rest },
  ]);
}

/** Adds up parts of one municipality, drops parts of nothing, sorts by municipality, reduces. */
export function tidy(shares: readonly Share[]): Share[] {
  const weights = commonWeights(shares);
  const whole = weights.reduce((total, weight) => total + weight, 0n);
  const byMunicipality = new Map<MunicipalityCode, bigint>();
  shares.forEach(({ municipality }, at) => {
    const weight = weights[at] ?? 0n;
    byMunicipality.set(municipality, (byMunicipality.get(municipality) ?? 0n) + weight);
  });
  return [...byMunicipality]
    .filter(([, weight]) => weight > 0n)
    .sort(([a], [b]) => compare(a, b))
    .map(([municipality, weight]) => ({ municipality, ...reduced(weight, whole) }));
}
