import { compare, mergePeriods, type OpenPeriod } from '../period';

/**
 * The facts in a fixed order, with equal facts that touch or overlap made into one. So it does not
 * matter how a register cut a fact, in which order it told them, or how often. `keyOf` is all that
 * makes a fact differ from another, except its period.
 */
export function normalised<Fact extends OpenPeriod>(
  facts: readonly Fact[],
  keyOf: (fact: Fact) => string,
): Fact[] {
  if (facts.length < 2) return facts.filter(holdsADay);
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    const key = keyOf(fact);
    const group = groups.get(key);
    if (group) group.push(fact);
    else groups.set(key, [fact]);
  }
  const merged: { readonly key: string; readonly fact: Fact }[] = [];
  for (const [key, group] of groups) {
    for (const { from, until } of mergePeriods(group)) {
      merged.push({ key, fact: { ...group[0]!, from, until } });
    }
  }
  merged.sort((a, b) => compare(a.fact.from, b.fact.from) || compare(a.key, b.key));
  return merged.map(({ fact }) => fact);
}

function holdsADay({ from, until }: OpenPeriod): boolean {
  return until === null || from < until;
}
