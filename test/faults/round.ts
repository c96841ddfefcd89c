import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CrashPoint } from '@grensverkeer/messaging';
import { createDatabases, dropDatabases } from '../../deploy/local/databases';
import { compiled } from '../../deploy/local/paths';
import { messageOf, type Report } from '../../deploy/local/report';
import { dumpDatabases } from './evidence';
import { Fleet } from './fleet';
import { drive } from './load';
import { Meddler } from './meddler';
import { untilAtRest } from './rest';
import type { Servers } from './servers';
import { Trouble } from './trouble';
import { makeWorld } from './world';

export interface RoundOptions {
  readonly servers: Servers;
  readonly seed: number;
  readonly kills: number;
  readonly children: number;
  /** For inputs, logs and dumps; removed when all is well. */
  readonly folder: string;
  /** A guard to take away. */
  readonly control?: string;
  readonly first?: readonly CrashPoint[];
  readonly report: Report;
}

export interface Finding {
  readonly kind: 'lost' | 'doubled' | 'stuck' | 'wrong';
  readonly text: string;
}

export interface Outcome {
  readonly kills: number;
  readonly troubles: Readonly<Record<string, number>>;
  readonly counts: Readonly<Record<string, number>>;
  readonly findings: readonly Finding[];
  readonly seconds: number;
}

const CALLS_WITHIN_MS = 120_000;

/**
 * One system from its first fact to its last event, under faults: then everything is left alone
 * until it rests, and the checker has its say. Evidence stays when it finds something.
 */
export function runRound(options: RoundOptions): Promise<Outcome> {
  return inFleet(options, (fleet, topicPrefix, story) =>
    faultsOn(fleet, topicPrefix, options, story),
  );
}

type Place = Pick<RoundOptions, 'servers' | 'seed' | 'folder' | 'control' | 'report'> & {
  /** What must happen to the databases before anybody connects. */
  readonly prepare?: (databases: Readonly<Record<string, string>>) => Promise<void>;
};
type Work = (fleet: Fleet, topicPrefix: string, story: Report) => Promise<Omit<Outcome, 'seconds'>>;

/** Does `work` with processes, databases and topics that nobody else uses. */
export async function inFleet(
  { servers, seed, folder, control, report, prepare }: Place,
  work: Work,
): Promise<Outcome> {
  const began = Date.now();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const name = `faults_${seed}_${began.toString(36)}`;
  const databases = await createDatabases(servers, name);
  const story = (text: string) =>
    appendFileSync(join(folder, 'story.txt'), `${new Date().toISOString()} ${text}\n`);
  try {
    await prepare?.(databases);
    const topicPrefix = `${name.replaceAll('_', '-')}-`;
    const fleet = await Fleet.start({
      ...{ databases, topicPrefix, kafkaBrokers: servers.kafkaBrokers },
      ...{ logFolder: folder, control: control ?? null, onDeath: story },
    });
    try {
      const outcome = await work(fleet, topicPrefix, story).catch(async (error) => {
        await dumpDatabases(databases, folder);
        throw error;
      });
      if (outcome.findings.length > 0) await dumpDatabases(databases, folder);
      else rmSync(folder, { recursive: true, force: true });
      return { ...outcome, seconds: Math.round((Date.now() - began) / 1000) };
    } finally {
      await fleet.stop();
    }
  } finally {
    await dropDatabases(servers, name).catch((error: unknown) => report(messageOf(error)));
  }
}

async function faultsOn(
  fleet: Fleet,
  topicPrefix: string,
  { servers, seed, kills, children, folder, first = [] }: RoundOptions,
  story: Report,
): Promise<Omit<Outcome, 'seconds'>> {
  const { kafkaBrokers } = servers;
  const meddler = new Meddler(kafkaBrokers, topicPrefix, seed);
  await meddler.start();
  const trouble = new Trouble({ fleet, servers, meddler, seed, kills, first, report: story });
  let stopAt = Number.POSITIVE_INFINITY;
  const load = drive({
    ...{ calls: makeWorld(seed, children), urls: () => fleet.urls, seed },
    // The calls are spread over the trouble, so that all of it meets some of them.
    allowed: () => (trouble.kills + 1) / kills,
    stopped: () => Date.now() > stopAt,
  });
  await trouble.make();
  stopAt = Date.now() + CALLS_WITHIN_MS;
  const calls = await load;
  story('all calls are made');
  await meddler.stop();
  await disarm(fleet);
  await untilAtRest(fleet.members.map(({ url }) => url));
  story('at rest');
  const inputs = { urls: fleet.urls, kafkaBrokers, topicPrefix, calls, poison: meddler.poison };
  const file = join(folder, 'inputs.json');
  writeFileSync(file, JSON.stringify(inputs));
  const said = await askChecker(file);
  const troubles = { ...trouble.counts, copies: meddler.copies };
  return { kills: trouble.kills, troubles, ...said };
}

/** Nobody dies any more: those that were to die at a point begin anew without. */
async function disarm(fleet: Fleet): Promise<void> {
  for (const member of fleet.members.filter(({ isArmed }) => isArmed)) {
    await member.stop();
    member.start();
  }
  await Promise.all(fleet.members.map((member) => member.ready()));
}

/** The checker is a program of its own, so that it cannot lean on anything here. */
export async function askChecker(file: string): Promise<Pick<Outcome, 'findings' | 'counts'>> {
  const child = spawn(process.execPath, [compiled('test/faults/checker'), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const pieces: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
  const [code] = (await once(child, 'close')) as [number | null];
  const text = Buffer.concat(pieces).toString();
  writeFileSync(`${file}.verdict.json`, text);
  if (code !== 0) throw new Error(`the checker ended with ${code}`);
  return JSON.parse(text) as Pick<Outcome, 'findings' | 'counts'>;
}
