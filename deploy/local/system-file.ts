import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServiceName } from './databases';
import { localFolder } from './paths';
import { rememberProcess, rememberedProcess } from './processes';

/** What a running `npm start` tells the other commands; only its user may read it. */
export interface RunningSystem {
  readonly urls: Readonly<Record<ServiceName, string>>;
  readonly adminDatabaseUrl: string;
  readonly kafkaBrokers: string;
  readonly topicPrefix: string;
  readonly pids: Readonly<Record<string, number>>;
}

const systemFile = join(localFolder, 'system.json');
const startedFile = join(localFolder, 'start.pid');

/** The id of the process of a running `npm start`; null when there is none. */
export function startedProcess(): number | null {
  return rememberedProcess(startedFile);
}

/** Marks this process as the one `npm start` of the checkout; throws when there is another. */
export function claimStart(): void {
  const other = startedProcess();
  if (other !== null && other !== process.pid)
    throw new Error(
      `The system runs already (process ${other}); its addresses are in ${systemFile}.\n` +
        'Stop it with Ctrl-C in its terminal, or: ' +
        `kill ${other}`,
    );
  mkdirSync(localFolder, { recursive: true });
  rememberProcess(startedFile, process.pid, 'deploy/local/start');
}

export function releaseStart(): void {
  for (const file of [systemFile, startedFile]) rmSync(file, { force: true });
}

export function writeSystem(system: RunningSystem): void {
  writeFileSync(systemFile, JSON.stringify(system, null, 2), { mode: 0o600 });
}

/** The system of `npm start`; null when it does not run, or is still starting. */
export function runningSystem(): RunningSystem | null {
  if (startedProcess() === null || !existsSync(systemFile)) return null;
  return JSON.parse(readFileSync(systemFile, 'utf8')) as RunningSystem;
}
