import type { Basis } from '@grensverkeer/settlement';

/** Postings of a child rest on the same basis, most of the time: read once. */
export function basesByText(): (text: string) => Basis {
  const known = new Map<string, Basis>();
  return (text) => {
    const basis = known.get(text) ?? (JSON.parse(text) as Basis);
    known.set(text, basis);
    return basis;
  };
}

/** The same the other way. */
export function textsOfBases(): (basis: Basis) => string {
  const known = new Map<Basis, string>();
  return (basis) => {
    const text = known.get(basis) ?? JSON.stringify(basis);
    known.set(basis, text);
    return text;
  };
}
