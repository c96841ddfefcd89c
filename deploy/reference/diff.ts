/** What a thing says, by its name: a code with its meaning, a municipality with its region. */
export type Items = ReadonlyMap<string, string>;

export interface Diff {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Name, what it said, what it says now. */
  readonly changed: readonly (readonly [string, string, string])[];
}

export function diffOf(before: Items, after: Items): Diff {
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  return {
    added: names.filter((name) => !before.has(name)),
    removed: names.filter((name) => !after.has(name)),
    changed: names.flatMap((name) => {
      const [was, is] = [before.get(name), after.get(name)];
      return was === undefined || is === undefined || was === is ? [] : [[name, was, is] as const];
    }),
  };
}

export function isEmpty({ added, removed, changed }: Diff): boolean {
  return added.length + removed.length + changed.length === 0;
}

/** One line per difference: `+` new, `-` gone, `~` says something else. */
export function linesOf({ added, removed, changed }: Diff, before: Items, after: Items): string[] {
  return [
    ...added.map((name) => `  + ${name}  ${after.get(name) ?? ''}`.trimEnd()),
    ...removed.map((name) => `  - ${name}  ${before.get(name) ?? ''}`.trimEnd()),
    ...changed.map(([name, was, is]) => `  ~ ${name}  ${was} → ${is}`),
  ];
}
