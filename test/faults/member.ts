import { fork, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CrashPoint } from '@grensverkeer/messaging';
import type { ServiceName } from '../../deploy/local/databases';
import { compiled } from '../../deploy/local/paths';
import { lastLines } from '../../deploy/local/processes';
import { eventually } from '../support/eventually';

type OnDeath = (text: string, wasKilled: boolean) => void;

const READY_WITHIN_MS = 60_000;
const REST_BEFORE_START_MS = 300;
const END_WITHIN_MS = 12_000;
/** Of dying each time that the point is passed. */
const CHANCE = 0.5;

/** One process of a fleet, at one address through all its lives. */
export class Member {
  readonly url: string;
  private child: ChildProcess | null = null;
  /** Where this life or the next is to end. */
  private point: CrashPoint | null = null;
  private armedAt = 0;
  private isOrdered = false;
  private isWanted = false;
  private isUp = false;
  private ended: Promise<void> = Promise.resolve();

  constructor(
    readonly name: string,
    readonly service: ServiceName,
    private readonly env: NodeJS.ProcessEnv,
    private readonly logFile: string,
    private readonly onDeath: OnDeath,
  ) {
    this.url = `http://127.0.0.1:${env['PORT']}`;
  }

  get isArmed(): boolean {
    return this.point !== null;
  }

  get armedForMs(): number {
    return this.isArmed ? Date.now() - this.armedAt : 0;
  }

  /** Its doors are open. */
  get isReady(): boolean {
    return this.isUp && this.isAlive;
  }

  /** The id of the process, while there is one. */
  get pid(): number | undefined {
    return this.isAlive ? this.child?.pid : undefined;
  }

  /** The most memory that this life has held, in megabytes; null where Linux does not tell. */
  get peakMegabytes(): number | null {
    try {
      const status = readFileSync(`/proc/${this.pid}/status`, 'utf8');
      return Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024);
    } catch {
      return null;
    }
  }

  /** Starts it, and again after each death until `stop`. */
  start(): void {
    this.isWanted = true;
    this.ended = this.stayAlive(this.spawn());
  }

  /** Waits until its doors are open, in whichever life. */
  async ready(): Promise<void> {
    await eventually(() => this.isReady, { timeoutMs: READY_WITHIN_MS }).catch(() => {
      throw new Error(`${this.name} is not ready:\n${lastLines(this.logFile)}`);
    });
  }

  /** @param point where its next life ends, soon or later */
  kill(point: CrashPoint | null = null): void {
    if (!this.isAlive) return;
    this.point = point;
    this.armedAt = Date.now();
    this.isOrdered = true;
    this.child?.kill('SIGKILL');
  }

  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    if (this.isAlive) this.child?.kill(signal);
  }

  /** Ends it politely and leaves it; `start` begins anew. */
  async stop(): Promise<void> {
    this.isWanted = false;
    this.point = null;
    this.signal('SIGCONT');
    if (this.isAlive) this.child?.kill('SIGTERM');
    const hard = setTimeout(() => this.child?.kill('SIGKILL'), END_WITHIN_MS);
    await this.ended;
    clearTimeout(hard);
  }

  private get isAlive(): boolean {
    return this.child !== null && this.child.exitCode === null && this.child.signalCode === null;
  }

  private spawn(): ChildProcess {
    const log = openSync(this.logFile, 'a');
    const crash = this.point === null ? {} : { CRASH_POINT: `${this.point}:${CHANCE}` };
    const child = fork(compiled(`services/${this.service}/src/main`), {
      detached: true,
      stdio: ['ignore', log, log, 'ipc'],
      execArgv: ['--enable-source-maps'],
      env: { ...this.env, ...crash },
    });
    closeSync(log);
    this.child = child;
    child.on('message', ({ ready }: { ready?: boolean }) => (this.isUp ||= ready === true));
    return child;
  }

  private async stayAlive(child: ChildProcess): Promise<void> {
    const [code, signal] = await new Promise<[number | null, string | null]>((resolve) =>
      child.once('exit', (...end) => resolve(end)),
    );
    if (!this.isWanted) return;
    this.report(code, signal);
    await sleep(REST_BEFORE_START_MS);
    if (this.isWanted) await this.stayAlive(this.spawn());
  }

  private report(code: number | null, signal: string | null): void {
    const { isOrdered, point, name } = this;
    this.isOrdered = false;
    this.isUp = false;
    if (signal !== 'SIGKILL')
      return this.onDeath(`${name} ended by itself (${code ?? signal})`, false);
    if (isOrdered) return this.onDeath(`${name} killed`, true);
    this.point = null;
    this.onDeath(`${name} killed at ${point ?? 'an unknown place'}`, true);
  }
}
