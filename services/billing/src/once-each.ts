/** Makes one thing of every key, when it is first asked for, and gives that thing again. */
export function onceEach<Key, Thing extends object | string>(
  make: (key: Key) => Thing,
): (key: Key) => Thing {
  const made = new Map<Key, Thing>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const thing = make(key);
    made.set(key, thing);
    return thing;
  };
}
