import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../../deploy/local/report';
import { runRound, type Outcome } from './round';
import type { Servers } from './servers';

export interface RoundsOptions {
  readonly servers: Servers;
  readonly folder: string;
  readonly seed: number;
  readonly kills: number;
  readonly resume: boolean;
  readonly report: Report;
}

interface Progress {
  readonly rounds: number;
  readonly kills: number;
  readonly seconds: number;
  readonly totals: Readonly<Record<string, number>>;
}

const KILLS_A_ROUND = 25;
const CHILDREN = 40;
const KINDS = ['lost', 'doubled', 'stuck', 'wrong'] as const;
const NOTHING: Progress = { rounds: 0, kills: 0, seconds: 0, totals: {} };

/** Rounds with fresh systems until the kills are done; stops at the first that finds something. */
export async function runRounds(options: RoundsOptions): Promise<number> {
  const { folder, seed, report } = options;
  const file = join(folder, `seed-${seed}.json`);
  mkdirSync(folder, { recursive: true });
  let progress = options.resume && existsSync(file) ? readProgress(file) : NOTHING;
  while (progress.kills < options.kills) {
    const round = progress.rounds + 1;
    const own = { ...options, folder: join(folder, `seed-${seed}-round-${round}`) };
    const kills = Math.min(KILLS_A_ROUND, options.kills - progress.kills);
    const outcome = await runRound({
      ...own,
      seed: seedOf(seed, round),
      kills,
      children: CHILDREN,
    });
    progress = added(progress, outcome);
    report(roundText(round, outcome, progress.kills));
    if (outcome.findings.length > 0) {
      report(`seed ${seed}, round ${round}`);
      tellFindings(outcome, own.folder, report);
      return 1;
    }
    writeFileSync(file, JSON.stringify(progress));
  }
  report(totalText(progress));
  return 0;
}

/** Each round has another world and other faults, and the same ones when run again. */
export const seedOf = (seed: number, round: number): number => seed * 1_000 + round;

function added({ rounds, kills, seconds, totals }: Progress, outcome: Outcome): Progress {
  const sum: Record<string, number> = { ...totals };
  for (const [name, count] of Object.entries({ ...outcome.counts, ...outcome.troubles })) {
    sum[name] = (sum[name] ?? 0) + count;
  }
  for (const kind of KINDS) sum[kind] = (sum[kind] ?? 0) + countOf(outcome, kind);
  return {
    rounds: rounds + 1,
    kills: kills + outcome.kills,
    seconds: seconds + outcome.seconds,
    totals: sum,
  };
}

function countOf({ findings }: Outcome, kind: (typeof KINDS)[number]): number {
  return findings.filter((finding) => finding.kind === kind).length;
}

export function roundText(round: number, outcome: Outcome, killsSoFar: number): string {
  const { kills, counts, seconds } = outcome;
  const told = KINDS.map((kind) => `${countOf(outcome, kind)} ${kind}`).join(', ');
  const done = `${counts['lines']} lines, ${counts['postings']} postings, ${counts['messages']} messages`;
  return `round ${round}: ${kills} kills in ${seconds} s; ${done}; ${told} (${killsSoFar} kills so far)`;
}

function totalText({ kills, rounds, seconds, totals }: Progress): string {
  const told = KINDS.map((kind) => `${totals[kind] ?? 0} ${kind}`).join(', ');
  const rest = Object.entries(totals).filter(([name]) => !KINDS.some((kind) => kind === name));
  const counted = rest.map(([name, count]) => `${count} ${name}`).join(', ');
  return `${kills} kills in ${rounds} rounds, ${seconds} s: ${told}\n  (${counted})`;
}

/** Tells a run that is one round: what was done and what was found. Answers its exit code. */
export function tellOutcome(outcome: Outcome, folder: string, report: Report): number {
  report(totalText(added(NOTHING, outcome)));
  if (outcome.findings.length === 0) return 0;
  tellFindings(outcome, folder, report);
  return 1;
}

function tellFindings({ findings }: Outcome, folder: string, report: Report): void {
  report(`evidence in ${folder}`);
  for (const { kind, text } of findings.slice(0, 20)) report(`  ${kind}: ${text}`);
}

function readProgress(file: string): Progress {
  return JSON.parse(readFileSync(file, 'utf8')) as Progress;
}
