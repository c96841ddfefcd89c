import { successionDates, successorsOn } from '@grensverkeer/settlement';

/** Members of facts that hold the code of a municipality, at whatever depth. */
const MEMBERS = new Set(['municipality', 'schoolMunicipality', 'receiver', 'place']);

/** All municipalities that a fact names, and those that came in their place. */
export function municipalitiesNamed(fact: unknown): Set<string> {
  return new Set(codesIn(fact).flatMap(withSuccessors));
}

function codesIn(fact: unknown): string[] {
  if (Array.isArray(fact)) return fact.flatMap(codesIn);
  if (typeof fact !== 'object' || fact === null) return [];
  return Object.entries(fact).flatMap(([member, value]) => {
    if (typeof value !== 'string') return codesIn(value);
    return MEMBERS.has(member) ? [value] : [];
  });
}

function withSuccessors(code: string): string[] {
  return [code, ...successionDates(code).flatMap((date) => successorsOn(code, date))];
}
