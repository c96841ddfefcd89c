import { setImmediate as nextTurn, setTimeout as sleep } from 'timers/promises';

const BREATH_MS = 5;
const PATIENCE_MS = 10;

/** How many are at a door of this process. */
let visitors = 0;

/** Counts a visitor for as long as the visit lasts: long work lets it go first. */
export async function atTheDoor<Result>(visit: () => Promise<Result>): Promise<Result> {
  visitors++;
  try {
    return await visit();
  } finally {
    visitors--;
  }
}

/**
 * The same things one by one, with a pause every few milliseconds in which whoever is at a door of
 * this process gets a turn, and a few more: for long work that must not hold up what is short. It
 * goes on after that, so that it is not held up either.
 */
export async function* inBreaths<Thing>(things: Iterable<Thing>): AsyncGenerator<Thing> {
  let since = performance.now();
  for (const thing of things) {
    yield thing;
    if (performance.now() - since < BREATH_MS) continue;
    await nextTurn();
    for (let waited = 0; visitors > 0 && waited < PATIENCE_MS; waited++) await sleep(1);
    since = performance.now();
  }
}
