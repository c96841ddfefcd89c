import type { ConvenantVersion } from './convenant';

/** Versions never change, so what is worked out about one is kept with it, for all children. */
export function perVersion<T>(
  workOut: (version: ConvenantVersion) => T,
): (version: ConvenantVersion) => T {
  const known = new WeakMap<ConvenantVersion, T>();
  return (version) => {
    const before = known.get(version);
    if (before !== undefined) return before;
    const found = workOut(version);
    known.set(version, found);
    return found;
  };
}
