import { setImmediate as nextTurn } from 'timers/promises';

const BREATH_MS = 5;

/**
 * The same things one by one, with a pause every few milliseconds in which whoever is at a door of
 * this process gets a turn: for long work that must not hold up what is short.
 */
export async function* inBreaths<Thing>(things: Iterable<Thing>): AsyncGenerator<Thing> {
  let since = performance.now();
  for (const thing of things) {
    yield thing;
    if (performance.now() - since < BREATH_MS) continue;
    await nextTurn();
    since = performance.now();
  }
}
