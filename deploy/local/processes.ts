import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** A program that runs beside us, such as a database server. */
export interface Program {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly logFile: string;
  /** Remembers the process, so that a next start finds one that outlived its owner. */
  readonly pidFile: string;
  /** A word of the command line that no other program has: ids of processes are used again. */
  readonly marker: string;
  readonly account?: Account | undefined;
  /** The polite way to ask this program to end. */
  readonly signal: NodeJS.Signals;
  /** Told when it ends by itself. */
  readonly onDeath: (text: string) => void;
}

/**
 * Starts a program in a process group of its own: Ctrl-C in the terminal then reaches us only,
 * and we stop everything in the right order. Output goes to its log file.
 */
export function startProgram(program: Program): ChildProcess {
  mkdirSync(dirname(program.logFile), { recursive: true });
  const log = openSync(program.logFile, 'w');
  const child = spawn(program.command, [...program.args], {
    ...program.account,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.on('error', () => undefined);
  child.once('exit', () => {
    if (existsSync(program.pidFile))
      program.onDeath(`${program.name} ended by itself (log: ${program.logFile}).`);
  });
  if (child.pid) rememberProcess(program.pidFile, child.pid, program.marker);
  return child;
}

/** Waits until the log of a starting program says so; a program that ends first is an error. */
export async function waitForLog(
  program: Program,
  child: ChildProcess,
  text: string,
  timeoutMs: number,
): Promise<void> {
  const limit = Date.now() + timeoutMs;
  while (!readFileSync(program.logFile, 'utf8').includes(text)) {
    if (child.exitCode !== null || child.signalCode !== null || !child.pid)
      throw new Error(`${program.name} ended while starting:\n${lastLines(program.logFile)}`);
    if (Date.now() > limit)
      throw new Error(
        `${program.name} is not ready after ${timeoutMs / 1000} s:\n${lastLines(program.logFile)}`,
      );
    await sleep(50);
  }
}

/** Asks, waits, and ends it the hard way when it does not listen. */
export async function stopProgram(program: Program, child: ChildProcess): Promise<void> {
  const ended = child.pid && endProcess(child.pid, program.signal, 20_000, () => hasEnded(child));
  // Told and forgotten: from here on its end is no surprise.
  rmSync(program.pidFile, { force: true });
  await ended;
}

export function rememberProcess(pidFile: string, pid: number, marker: string): void {
  mkdirSync(dirname(pidFile), { recursive: true });
  writeFileSync(pidFile, JSON.stringify({ pid, marker }));
}

/** The process that a pid file names, if it still runs; a file that says nothing is removed. */
export function rememberedProcess(pidFile: string): number | null {
  if (!existsSync(pidFile)) return null;
  const { pid, marker } = parsed(readFileSync(pidFile, 'utf8'));
  if (pid > 0 && commandLine(pid).includes(marker)) return pid;
  rmSync(pidFile, { force: true });
  return null;
}

/** Ends a process that outlived the one that started it. Answers whether there was one. */
export async function endLeftOver(pidFile: string, signal: NodeJS.Signals): Promise<boolean> {
  const pid = rememberedProcess(pidFile);
  if (pid === null) return false;
  await endProcess(pid, signal, 20_000, () => commandLine(pid) === '');
  rmSync(pidFile, { force: true });
  return true;
}

async function endProcess(
  pid: number,
  signal: NodeJS.Signals,
  graceMs: number,
  ended: () => boolean,
): Promise<void> {
  const hardAt = Date.now() + graceMs;
  tell(pid, signal);
  while (!ended()) {
    if (Date.now() > hardAt) tell(pid, 'SIGKILL');
    await sleep(50);
  }
}

function tell(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself in between, which is what was asked for.
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** Empty when there is no such process, or only its remains that nobody has collected. */
function commandLine(pid: number): string {
  if (existsSync('/proc/self/cmdline')) {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    } catch {
      return '';
    }
  }
  return spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout.trim();
}

function parsed(text: string): { pid: number; marker: string } {
  try {
    return JSON.parse(text) as { pid: number; marker: string };
  } catch {
    return { pid: 0, marker: '' };
  }
}

/** The end of a log, for an error message. */
export function lastLines(file: string, count = 15): string {
  if (!existsSync(file)) return '(no log)';
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
}
