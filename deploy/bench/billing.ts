import { fork, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { compiled } from '../local/paths';
import { lastLines } from '../local/processes';
import type { Secrets } from '../local/secrets';
import { SERVICE_FLAGS } from '../local/services';
import type { BenchStack } from './bench-stack';

export interface BillingOptions {
  readonly stack: Pick<BenchStack, 'folder' | 'kafkaBrokers'>;
  readonly databaseUrl: string;
  readonly topicPrefix: string;
  readonly secrets: Secrets;
  /** Where a CPU profile is written at the end; null = none. */
  readonly profileFolder: string | null;
}

/** The real service of billing, started as `npm start` does. */
export interface BillingProcess {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 60_000;

export async function startBilling(options: BillingOptions): Promise<BillingProcess> {
  const { stack, secrets, profileFolder } = options;
  const logFile = join(stack.folder, 'billing.log');
  const log = openSync(logFile, 'a');
  const profile = profileFolder === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`];
  const child = fork(compiled('services/billing/src/main'), {
    stdio: ['ignore', log, log, 'ipc'],
    execArgv: [...SERVICE_FLAGS, ...profile],
    env: {
      ...process.env,
      DATABASE_URL: options.databaseUrl,
      KAFKA_BROKERS: stack.kafkaBrokers,
      TOPIC_PREFIX: options.topicPrefix,
      BSN_ENCRYPTION_KEY: secrets.bsnEncryptionKey,
      BSN_HASH_KEY: secrets.bsnHashKey,
      HOST: '127.0.0.1',
      PORT: '0',
    },
  });
  closeSync(log);
  const url = await readiness(child, logFile);
  return { url, pid: child.pid ?? 0, stop: () => end(child) };
}

function readiness(child: ChildProcess, logFile: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`billing ${why}:\n${lastLines(logFile)}`));
    const limit = setTimeout(() => {
      child.kill('SIGKILL');
      fail('is not ready');
    }, READY_WITHIN_MS);
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

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}
