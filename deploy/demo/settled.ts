import { setTimeout as sleep } from 'node:timers/promises';
import type { ServiceName } from '../local/databases';
import { read } from './http';

export type Urls = Readonly<Record<ServiceName, string>>;

interface Health {
  readonly details: Readonly<Record<string, number | string>>;
}

/** What still has to happen before the books are complete, by the name health gives it. */
const PENDING = ['outbox', 'lag', 'due'] as const;
const LOOK_EVERY_MS = 200;
const GIVE_UP_AFTER_MS = 180_000;

/**
 * Waits until nothing is under way in any service: no event to send, none to read, no child to
 * settle. Looks twice, because an event can be between two services at the first look.
 * @throws when it takes longer than three minutes, naming what is left
 */
export async function waitUntilSettled(urls: Urls): Promise<void> {
  const started = Date.now();
  for (let quiet = 0; quiet < 2; await sleep(LOOK_EVERY_MS)) {
    const left = await underWay(urls);
    quiet = left.length === 0 ? quiet + 1 : 0;
    if (Date.now() - started > GIVE_UP_AFTER_MS) {
      throw new Error(`not settled after three minutes: ${left.join(', ')}`);
    }
  }
}

async function underWay(urls: Urls): Promise<string[]> {
  const perService = await Promise.all(
    Object.entries(urls).map(async ([service, url]) => {
      const { details } = await read<Health>(`${url}/_healthz`);
      return PENDING.flatMap((name) => {
        const count = Number(details[name] ?? 0);
        return count === 0 ? [] : [`${service} ${name} ${details[name]}`];
      });
    }),
  );
  return perService.flat();
}
