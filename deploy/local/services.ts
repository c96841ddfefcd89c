import { fork, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SERVICES, type ServiceName } from './databases';
import { compiled } from './paths';
import { lastLines } from './processes';
import type { Report } from './report';
import { freshSecrets, type Secrets } from './secrets';

export interface ServicesOptions {
  readonly databases: Readonly<Record<ServiceName, string>>;
  readonly kafkaBrokers: string;
  readonly topicPrefix: string;
  readonly report: Report;
  /** Folder for one log file per service. */
  readonly logFolder: string;
  readonly ports?: Readonly<Partial<Record<ServiceName, number>>>;
  readonly secrets?: Secrets;
  /** More for the environment of every service. */
  readonly env?: Readonly<Record<string, string>>;
  /** Start a service again when it dies by itself. */
  readonly restart?: boolean;
}

export interface Services {
  readonly urls: Readonly<Record<ServiceName, string>>;
  /** The processes as they are now; a restarted service has another one. */
  readonly pids: Readonly<Record<ServiceName, number>>;
  stop(): Promise<void>;
}

/**
 * Of Node, for every service; the containers have the same. Larger semi-spaces save some CPU, but
 * then garbage alone takes more than a large message may.
 */
export const SERVICE_FLAGS: readonly string[] = [
  '--enable-source-maps',
  '--max-semi-space-size=24',
];

/** Who gets the keys of BSNs. */
const HOLD_BSN: ReadonlySet<ServiceName> = new Set(['enrolment', 'placement', 'billing']);
const READY_WITHIN_MS = 60_000;
const END_WITHIN_MS = 15_000;
const LONGEST_PAUSE_MS = 30_000;

/** Starts the four services from `dist`, each a process, and waits until all are ready. */
export async function startServices(options: ServicesOptions): Promise<Services> {
  mkdirSync(options.logFolder, { recursive: true });
  const secrets = options.secrets ?? freshSecrets();
  const services = SERVICES.map((name) => new ServiceProcess(name, options, secrets));
  const started = await Promise.allSettled(services.map((service) => service.start()));
  const stop = async () => {
    await Promise.all(services.map((service) => service.stop()));
  };
  const failure = started.find((one) => one.status === 'rejected');
  if (failure) {
    await stop();
    throw failure.reason;
  }
  const perService = <T>(value: (service: ServiceProcess) => T) =>
    Object.fromEntries(services.map((one) => [one.name, value(one)])) as Record<ServiceName, T>;
  return {
    urls: perService((service) => service.url),
    get pids() {
      return perService((service) => service.pid);
    },
    stop,
  };
}

/** One service: starts it, watches it, starts it again at the same address, ends it. */
class ServiceProcess {
  url = '';
  private child: ChildProcess | null = null;
  private readonly stopping = new AbortController();

  constructor(
    readonly name: ServiceName,
    private readonly options: ServicesOptions,
    private readonly secrets: Secrets,
  ) {}

  get pid(): number {
    return this.child?.pid ?? 0;
  }

  /** Starts the process and waits for its word that it is ready. */
  async start(): Promise<void> {
    const child = this.spawn();
    this.child = child;
    this.url = await this.readiness(child);
    if (this.options.restart)
      child.once('exit', (code, signal) => void this.revive(code ?? signal));
  }

  /** Ends it politely, and after a while the hard way. */
  async stop(): Promise<void> {
    this.stopping.abort();
    const child = this.child;
    if (!child || hasEnded(child)) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const hard = setTimeout(() => child.kill('SIGKILL'), END_WITHIN_MS);
    await ended;
    clearTimeout(hard);
  }

  private get logFile(): string {
    return join(this.options.logFolder, `${this.name}.log`);
  }

  private spawn(): ChildProcess {
    const log = openSync(this.logFile, 'a');
    const port = this.url ? new URL(this.url).port : (this.options.ports?.[this.name] ?? 0);
    const child = fork(compiled(`services/${this.name}/src/main`), {
      // A process group of its own: Ctrl-C reaches us only, and we stop in the right order.
      // When we are killed the channel closes, and a service ends by itself.
      detached: true,
      stdio: ['ignore', log, log, 'ipc'],
      execArgv: [...SERVICE_FLAGS],
      env: {
        ...process.env,
        ...this.options.env,
        DATABASE_URL: this.options.databases[this.name],
        KAFKA_BROKERS: this.options.kafkaBrokers,
        TOPIC_PREFIX: this.options.topicPrefix,
        ...(HOLD_BSN.has(this.name) && {
          BSN_ENCRYPTION_KEY: this.secrets.bsnEncryptionKey,
          BSN_HASH_KEY: this.secrets.bsnHashKey,
        }),
        HOST: '127.0.0.1',
        PORT: String(port),
      },
    });
    closeSync(log);
    return child;
  }

  private readiness(child: ChildProcess): Promise<string> {
    return new Promise((resolve, reject) => {
      const fail = (why: string) =>
        reject(new Error(`${this.name} ${why}:\n${lastLines(this.logFile)}`));
      const limit = setTimeout(() => {
        child.kill('SIGKILL');
        fail(`is not ready after ${READY_WITHIN_MS / 1000} s`);
      }, READY_WITHIN_MS);
      child.once('error', (error) => fail(error.message));
      child.once('exit', () => {
        clearTimeout(limit);
        fail('ended while starting');
      });
      child.on('message', (message: { ready?: boolean; url?: string }) => {
        if (!message.ready || !message.url) return;
        clearTimeout(limit);
        resolve(message.url);
      });
    });
  }

  private async revive(reason: number | string | null): Promise<void> {
    const { report } = this.options;
    const ended = `Service ${this.name} ended by itself (${reason}; log: ${this.logFile})`;
    for (let pause = 500; !this.stopping.signal.aborted;) {
      report(`${ended}; starting it again in ${pause / 1000} s.`);
      await sleep(pause, null, { signal: this.stopping.signal }).catch(() => undefined);
      if (this.stopping.signal.aborted) return;
      try {
        await this.start();
        return report(`Service ${this.name} is back at ${this.url}`);
      } catch {
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      }
    }
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
