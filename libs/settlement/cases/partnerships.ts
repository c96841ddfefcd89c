import { codeOf, Facts, isObject } from './flags';

/** Which partnership a municipality of a case belongs to; a municipality that is not told is its own. */
export type Partnerships = ReadonlyMap<string, string>;

/** Flags tell it by municipality (`{ A: 'S1' }`) or by partnership (`{ S1: ['A', 'B'] }`). */
export function partnershipsIn(facts: Facts): Partnerships {
  const told = facts.all(/swv|partnership|samenwerkingsverband/i).map(([, value]) => value);
  const pairs = told.filter(isObject).flatMap((members) =>
    Object.entries(members).flatMap(([name, value]): [string, string][] => {
      if (typeof value === 'string') return [[codeOf(name), value]];
      return Array.isArray(value) ? value.map((one) => [codeOf(`${one}`), name]) : [];
    }),
  );
  return new Map(pairs);
}
