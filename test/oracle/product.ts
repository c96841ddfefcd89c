/** Every combination of one value of each list. */
export function* product<Lists extends readonly (readonly unknown[])[]>(
  ...lists: Lists
): Generator<{ -readonly [At in keyof Lists]: Lists[At][number] }> {
  const [first, ...others] = lists;
  if (!first) {
    yield [] as never;
    return;
  }
  for (const value of first) {
    for (const rest of product(...others)) yield [value, ...(rest as unknown[])] as never;
  }
}
