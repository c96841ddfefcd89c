import { setTimeout as sleep } from 'node:timers/promises';
import type { ServiceName } from '../local/databases';
import { read } from './http';

export type Urls = Readonly<Record<ServiceName, string>>;

interface Health {
  readonly details: Readonly<Record<string, number | string>>;
}

/** What still has to happen before the books are complete, by the name health gives it. */
const PENDING = ['outbox', 'lag', 'due', 'figuresMissing'];
/** What stands still until a person looks at it. */
const TROUBLE = ['parked', 'failedChildren', 'waitingLines'];
const LOOK_EVERY_MS = 200;
const QUIET_LOOKS = 3;
const GIVE_UP_AFTER_MS = 180_000;

/**
 * Waits until nothing is under way in any service: no event to send, none to read, no child to
 * settle. Looks three times, because the figures of one look are not of one moment: what left one
 * service may not be counted yet by the next.
 * @throws when it takes longer than three minutes, naming what is left
 */
export async function waitUntilSettled(urls: Urls): Promise<void> {
  const started = Date.now();
  for (let quiet = 0; quiet < QUIET_LOOKS; await sleep(LOOK_EVERY_MS)) {
    const left = await underWay(urls);
    quiet = left.length === 0 ? quiet + 1 : 0;
    if (Date.now() - started > GIVE_UP_AFTER_MS) {
      throw new Error(`not settled after three minutes: ${left.join(', ')}`);
    }
  }
}

/** What did not go well anywhere, as `billing parked 3`; empty when all went well. */
export const troubles = (urls: Urls) => figures(urls, TROUBLE);

const underWay = (urls: Urls) => figures(urls, PENDING);

/** The figures of these names that are not zero, of all services. */
async function figures(urls: Urls, names: readonly string[]): Promise<string[]> {
  const perService = await Promise.all(
    Object.entries(urls).map(async ([service, url]) => {
      const { details } = await read<Health>(`${url}/_healthz`);
      return names
        .filter((name) => details[name])
        .map((name) => `${service} ${name} ${details[name]}`);
    }),
  );
  return perService.flat();
}
