import { setImmediate as nextTurn } from 'timers/promises';

const BREATH_MS = 2;
const PATIENCE_MS = 20;
/** After waiting in vain: a third of the time is for long work, however busy the doors are. */
const LONG_BREATH_MS = 10;
/** Who takes longer, because it is large or sends slowly, has no more right to go first. */
const LONGEST_VISIT_MS = 1_000;

/** How many are at a door of this process. */
let visitors = 0;
/** Long work that lets them go first. */
const waiting = new Set<() => void>();

/** Counts a visitor for as long as the visit lasts: long work lets it go first. */
export async function atTheDoor<Result>(visit: () => Promise<Result>): Promise<Result> {
  visitors++;
  let isCounted = true;
  const leave = () => {
    if (isCounted && --visitors === 0) for (const goOn of waiting) goOn();
    isCounted = false;
  };
  const limit = setTimeout(leave, LONGEST_VISIT_MS);
  try {
    return await visit();
  } finally {
    clearTimeout(limit);
    leave();
  }
}

/**
 * Waits while somebody is at a door of this process, but not for ever: before work of more than a
 * few milliseconds. @returns whether nobody is there
 */
export async function giveWay(): Promise<boolean> {
  if (visitors > 0) await untilNobody();
  return visitors === 0;
}

/**
 * The same things one by one, with a pause every few milliseconds in which whoever is at a door of
 * this process goes first: for long work that must not hold up what is short.
 */
export async function* inBreaths<Thing>(things: Iterable<Thing>): AsyncGenerator<Thing> {
  let [since, breath] = [0, 0];
  for (const thing of things) {
    if (performance.now() - since >= breath) {
      await nextTurn();
      breath = (await giveWay()) ? BREATH_MS : LONG_BREATH_MS;
      since = performance.now();
    }
    yield thing;
  }
}

function untilNobody(): Promise<void> {
  return new Promise((resolve) => {
    const goOn = () => {
      clearTimeout(limit);
      waiting.delete(goOn);
      resolve();
    };
    const limit = setTimeout(goOn, PATIENCE_MS);
    waiting.add(goOn);
  });
}
