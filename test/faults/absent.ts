import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Report } from '../../deploy/local/report';
import { absences, type Absence, type Scene } from './absences';
import { findingsOf, tellAnswers } from './answers';
import type { Fleet } from './fleet';
import { drive } from './load';
import { untilAtRest } from './rest';
import { askChecker, inFleet, type Outcome } from './round';
import { tellOutcome } from './rounds';
import type { Servers } from './servers';
import { SmallDisk } from './small-disk';
import { makeWorld } from './world';

export interface AbsentOptions {
  readonly servers: Required<Servers>;
  readonly folder: string;
  readonly seed: number;
  /** How long the broker is away; the others for their part of it. */
  readonly seconds: number;
  readonly report: Report;
}

const CHILDREN = 120;
/** Before, between and after the absences all is well for a while. */
const WELL_MS = 8_000;
const REST_WITHIN_MS = 10 * 60_000;

/**
 * Parts of the system are away, one after another and each for long, while a world is told. At the
 * doors all is taken in, or refused with 503 and `Retry-After` before long; when the part is back,
 * all catches up without a hand, and the checker has its say.
 */
export async function runAbsent(options: AbsentOptions): Promise<number> {
  const folder = join(options.folder, 'absent');
  const { servers, report } = options;
  mkdirSync(options.folder, { recursive: true });
  const disk = SmallDisk.open(options.folder, servers.adminDatabaseUrl);
  if (!disk) report('full disk: left out, because only root may mount a small one');
  try {
    const prepare = async (databases: Readonly<Record<string, string>>) =>
      disk?.take(new URL(databases['billing'] ?? '').pathname.slice(1));
    const outcome = await inFleet({ ...options, folder, prepare }, (fleet, topicPrefix) =>
      withAbsences({ fleet, servers, disk }, topicPrefix, { ...options, folder }),
    );
    return tellOutcome(outcome, folder, report);
  } finally {
    await disk?.close();
  }
}

async function withAbsences(
  scene: Omit<Scene, 'standing'>,
  topicPrefix: string,
  { servers: { kafkaBrokers }, folder, seed, seconds, report }: AbsentOptions,
): Promise<Omit<Outcome, 'seconds'>> {
  const { fleet } = scene;
  const standing = new Set(fleet.members);
  const plan = absences({ ...scene, standing }, seconds);
  const lasts = plan.reduce((sum, { forMs }) => sum + forMs, 0);
  const began = Date.now();
  const made = drive({
    ...{ calls: makeWorld(seed, CHILDREN), seed },
    urls: () => urlsOf(fleet, standing),
    // A part of the calls for each absence, however long its end takes.
    allowed: () => plan.reduce((sum, absence) => sum + passedMs(absence), 0) / lasts,
    stopped: () => Date.now() - began > 2 * lasts + REST_WITHIN_MS,
  });
  for (const absence of plan) {
    await sleep(WELL_MS);
    await happen(absence, report);
  }
  const calls = await made;
  const rested = Date.now();
  await untilAtRest(
    fleet.members.map(({ url }) => url),
    REST_WITHIN_MS,
  );
  report(`at rest ${Math.round((Date.now() - rested) / 1000)} s after the last call`);
  report(`peak memory: ${fleet.peakMemory()}`);
  tellAnswers(calls, plan, report);
  const file = join(folder, 'inputs.json');
  const inputs = { urls: fleet.urls, kafkaBrokers, topicPrefix, calls, poison: [] };
  writeFileSync(file, JSON.stringify(inputs));
  const { counts, findings } = await askChecker(file);
  const all = [...findings, ...findingsOf(calls, plan)];
  return { kills: 0, troubles: { absences: plan.length }, counts, findings: all };
}

async function happen(absence: Absence, report: Report): Promise<void> {
  absence.began = Date.now();
  await absence.happen();
  absence.ended = Date.now();
  report(`${absence.name}: ${Math.round((absence.ended - absence.began) / 1000)} s`);
}

function passedMs({ forMs, began, ended }: Absence): number {
  if (ended !== undefined) return forMs;
  return began === undefined ? 0 : Math.min(forMs, Date.now() - began);
}

/** Of those that take part, as a load balancer would have it. */
function urlsOf(fleet: Fleet, standing: ReadonlySet<unknown>): Fleet['urls'] {
  const away = fleet.members.filter((member) => !standing.has(member)).map(({ url }) => url);
  const urls = Object.entries(fleet.urls).map(([name, all]) => [
    name,
    all.filter((url) => !away.includes(url)),
  ]);
  return Object.fromEntries(urls) as Fleet['urls'];
}
