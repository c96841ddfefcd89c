import type { MunicipalityCode, Share } from '../facts';
import { exactly, fractionOf, plus, type Exact, type Fraction } from '../money';
import { compare } from '../period';
import type { Slice } from './kind';

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
  const byMunicipality = new Map<MunicipalityCode, Exact>();
  for (const share of shares) {
    const sofar = byMunicipality.get(share.municipality);
    byMunicipality.set(share.municipality, sofar ? plus(sofar, exactly(share)) : exactly(share));
  }
  const tidied: Share[] = [];
  for (const municipality of [...byMunicipality.keys()].sort(compare)) {
    const { numerator, denominator } = fractionOf(byMunicipality.get(municipality)!);
    if (numerator > 0) tidied.push({ municipality, numerator, denominator });
  }
  return tidied;
}

/** The slice with what one municipality bears of it handed to another. */
export function handOver(slice: Slice, from: MunicipalityCode, to: MunicipalityCode): Slice {
  const shares = slice.shares.map((share) =>
    share.municipality === from ? { ...share, municipality: to } : share,
  );
  return { ...slice, shares: tidy(shares) };
}

/** The finding of a check on shares. */
export const NOT_ONE = {
  code: 'shares-not-one',
  nl: 'de aandelen zijn samen niet precies één',
  en: 'the shares are not exactly one together',
} as const;
