import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Report } from '../../deploy/local/report';
import type { Fleet } from './fleet';
import { Flood } from './flood';
import { drive } from './load';
import { mend } from './mend';
import { FACT_TOPICS } from './poison-messages';
import { figures, untilAtRest } from './rest';
import { askChecker, inFleet, type Outcome } from './round';
import { tellOutcome } from './rounds';
import type { Servers } from './servers';
import { makeWorld } from './world';
import type { Call } from './world-pen';

export interface PoisonOptions {
  readonly servers: Servers;
  readonly folder: string;
  readonly seed: number;
  /** Bad messages on each topic. */
  readonly count: number;
  readonly report: Report;
}

const CHILDREN = 40;
/** Keys of each topic whose first message is bad: all that is told of them has to wait behind it. */
const BLOCKED = 4;
const LOOK_EVERY_MS = 200;
const REST_WITHIN_MS = 15 * 60_000;

/**
 * Bad messages of every kind on every topic, between the facts of an ordinary world. Each must be
 * parked with its code while all else goes on; what waits behind a bad one is mended at the end
 * through the doors, and then the books must be those of a world without any poison.
 */
export async function runPoison(options: PoisonOptions): Promise<number> {
  const folder = join(options.folder, 'poison');
  const outcome = await inFleet({ ...options, folder }, (fleet, topicPrefix) =>
    poisoned(fleet, topicPrefix, { ...options, folder }),
  );
  return tellOutcome(outcome, folder, options.report);
}

async function poisoned(
  fleet: Fleet,
  topicPrefix: string,
  { servers: { kafkaBrokers }, folder, seed, count, report }: PoisonOptions,
): Promise<Omit<Outcome, 'seconds'>> {
  const urls = fleet.members.map(({ url }) => url);
  const flood = new Flood(kafkaBrokers, topicPrefix);
  await untilAtRest(urls);
  await flood.open();
  const calls = makeWorld(seed, CHILDREN);
  const blocked = new Set(keysIn(calls));
  await flood.block(blocked);
  const began = Date.now();
  const watch = new Watch(fleet);
  const made = drive({
    ...{ calls, urls: () => fleet.urls, seed },
    // The calls are spread over the poison, so that they have to find their way through it.
    allowed: () => watch.parked / (count * FACT_TOPICS.length),
    stopped: () => Date.now() - began > REST_WITHIN_MS,
  });
  const poison = await flood.send(count);
  report(`${poison.length} bad messages sent in ${since(began)} s`);
  const recorded = await made;
  report(`all calls made after ${since(began)} s; nothing recorded for ${watch.stop()} ms at most`);
  await untilAtRest(urls, REST_WITHIN_MS);
  report(`at rest after ${since(began)} s; mending`);
  const first = [fleet.of('billing')[0], fleet.of('placement')[0]];
  const redriven = await mend(
    first.map((member) => member?.url ?? ''),
    blocked,
  );
  await untilAtRest(urls);
  await flood.close();
  report(`at rest after ${since(began)} s; peak memory: ${fleet.peakMemory()}`);
  const inputs = { urls: fleet.urls, kafkaBrokers, topicPrefix, calls: recorded, poison };
  const file = join(folder, 'inputs.json');
  writeFileSync(file, JSON.stringify(inputs));
  const troubles = { poison: poison.length, blocked: blocked.size, redriven };
  return { kills: 0, troubles, ...(await askChecker(file)) };
}

/** Follows billing while it reads: how much it parked, and how long it recorded nothing. */
class Watch {
  parked = 0;
  private applied = 0;
  private longest = 0;
  private changedAt = Date.now();
  private isStopped = false;

  constructor(private readonly fleet: Fleet) {
    void this.look();
  }

  /** The longest time, in milliseconds, in which no fact was recorded. */
  stop(): number {
    this.isStopped = true;
    return this.longest;
  }

  private async look(): Promise<void> {
    while (!this.isStopped) {
      const all = await Promise.all(this.fleet.of('billing').map(({ url }) => figures(url)));
      this.parked = Math.max(this.parked, ...all.map((one) => one?.['parked'] ?? 0));
      const applied = all.reduce((sum, one) => sum + (one?.['eventsApplied'] ?? 0), 0);
      if (applied > this.applied) this.changedAt = Date.now();
      this.applied = Math.max(applied, this.applied);
      this.longest = Math.max(this.longest, Date.now() - this.changedAt);
      await sleep(LOOK_EVERY_MS);
    }
  }
}

/** `topic key` of some children, of others by what placement tells, and of one convenant. */
function keysIn(calls: readonly Call[]): string[] {
  const children = calls.flatMap(({ path }) => /^\/v1\/children\/([^/]+)$/.exec(path)?.[1] ?? []);
  const some = [...new Set(children)].slice(0, 2 * BLOCKED);
  return [
    ...some.slice(0, BLOCKED).map((child) => `children ${child}`),
    ...some.slice(BLOCKED).map((child) => `placements ${child}`),
    'convenants west',
  ];
}

const since = (began: number) => Math.round((Date.now() - began) / 1000);
