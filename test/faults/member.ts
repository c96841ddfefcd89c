import { fork, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CrashPoint } from '@grensverkeer/messaging';
import type { ServiceName } from '../../deploy/local/databases';
import { compiled } from '../../deploy/local/paths';
import { lastLines } from '../../deploy/local/processes';

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
  private isOrdered = false;
  private isWanted = false;
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

  /** The id of the process, while there is one. */
  get pid(): number | undefined {
    return this.isAlive ? this.child?.pid : undefined;
  }

  /** Starts it, and again after each death until `stop`. Resolves when it is ready. */
  async start(): Promise<void> {
    this.isWanted = true;
    const child = this.spawn();
    this.ended = this.stayAlive(child);
    await this.readiness(child);
  }

  /** @param point where its next life ends, soon or later */
  kill(point: CrashPoint | null = null): void {
    if (!this.isAlive) return;
    this.point = point;
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
    if (signal !== 'SIGKILL')
      return this.onDeath(`${name} ended by itself (${code ?? signal})`, false);
    if (isOrdered) return this.onDeath(`${name} killed`, true);
    this.point = null;
    this.onDeath(`${name} killed at ${point ?? 'an unknown place'}`, true);
  }

  private readiness(child: ChildProcess): Promise<void> {
    return new Promise((resolve, reject) => {
      const fail = (why: string) =>
        reject(new Error(`${this.name} ${why}:\n${lastLines(this.logFile)}`));
      const limit = setTimeout(() => fail('is not ready in time'), READY_WITHIN_MS);
      child.once('exit', () => fail('ended while starting'));
      child.on('message', ({ ready }: { ready?: boolean }) => {
        if (!ready) return;
        clearTimeout(limit);
        resolve();
      });
    });
  }
}
