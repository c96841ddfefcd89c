import { setFlagsFromString } from 'v8';
import { runInNewContext } from 'vm';

/** By then, also on a busy machine, the lines of a large message are settled. */
const FRUGAL_MS = 120_000;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
let relaxing: NodeJS.Timeout | undefined;

/**
 * From now on, for two minutes, garbage is collected when the heap has grown by a quarter. Left to
 * itself V8 waits until it is some four times what lives in it: more than a large message may take.
 * All the time that would cost CPU on every line. Only a matter of memory.
 */
export function beFrugal(): void {
  if (relaxing === undefined) {
    setFlagsFromString('--heap-growing-percent=25');
    // How far the heap may grow is only decided when it is collected.
    collectGarbage();
  }
  clearTimeout(relaxing);
  relaxing = setTimeout(asV8Likes, FRUGAL_MS).unref();
}

function asV8Likes(): void {
  setFlagsFromString('--heap-growing-percent=0');
  relaxing = undefined;
}
