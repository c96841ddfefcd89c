import { join } from 'node:path';
import type { CrashPoint } from '@grensverkeer/messaging';
import type { Report } from '../../deploy/local/report';
import { runRound } from './round';
import { roundText, seedOf } from './rounds';
import type { Servers } from './servers';

export interface ControlsOptions {
  readonly servers: Servers;
  readonly folder: string;
  readonly seed: number;
  readonly report: Report;
}

/** What is taken away, and where it then hurts most to be killed. */
const CONTROLS: Readonly<Record<string, readonly CrashPoint[]>> = {
  'send-before-delete': ['relay-before-publish'],
  'work-before-offset': ['consumer-before-commit', 'consumer-before-begin', 'consumer-after-claim'],
  'newest-version': [],
  'row-lock': [],
};
const KILLS = 14;
const CHILDREN = 40;
/** A guard is only needed at some moments; a run must not depend on meeting them at once. */
const ATTEMPTS = 3;

/**
 * Takes guards away, one at a time, and proves that the checker sees what comes of it. A checker
 * that finds nothing then would find nothing ever.
 */
export async function proveControls(options: ControlsOptions, only?: string): Promise<number> {
  if (only !== undefined && CONTROLS[only] === undefined) {
    throw new Error(`--control is one of ${Object.keys(CONTROLS).join(', ')}`);
  }
  const names = Object.keys(CONTROLS).filter((name) => only === undefined || name === only);
  const missed: string[] = [];
  for (const name of names) if (!(await isSeen(options, name))) missed.push(name);
  const { report } = options;
  report(`${names.length - missed.length} of ${names.length} controls were caught`);
  if (missed.length > 0) report(`not caught: ${missed.join(', ')}`);
  return missed.length === 0 ? 0 : 1;
}

async function isSeen(options: ControlsOptions, control: string): Promise<boolean> {
  const { servers, seed, report } = options;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const outcome = await runRound({
      ...{ servers, control, report, kills: KILLS, children: CHILDREN },
      ...{ seed: seedOf(seed, attempt), first: CONTROLS[control] ?? [] },
      folder: join(options.folder, `control-${control}`),
    });
    report(`without ${control}, ${roundText(attempt, outcome, outcome.kills)}`);
    const [first] = outcome.findings;
    if (first === undefined) continue;
    report(`  caught: ${first.kind}: ${first.text}`);
    return true;
  }
  return false;
}
