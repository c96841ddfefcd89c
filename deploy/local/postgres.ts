import { chownSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { homeFor } from './paths';
import { freePort } from './ports';
import { postgresAccount, postgresBinaries } from './postgres-binaries';
import type { Report } from './report';
import { run } from './run';
import { endLeftOver, startProgram, stopProgram, waitForLog } from './processes';
import type { Account, Program } from './processes';

export interface Server {
  /** A database URL of the administrator, or a list of brokers. */
  readonly address: string;
  stop(): Promise<void>;
}

export interface PostgresOptions {
  readonly folder: string;
  readonly password: string;
  /** Data that survive a crash of the machine; tests do without and are faster. */
  readonly durable: boolean;
  /** Wanted instead of the usual one: a server that comes back must be found where it was. */
  readonly port?: number;
  readonly report: Report;
  /** More settings of the server, such as what a measurement needs. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Where the data of a stack in `folder` live; `reset` removes it. */
export function postgresHome(folder: string): string {
  return homeFor(postgresAccount()?.uid, folder);
}

/** PostgreSQL as a process of its own, on loopback and a free port, without a socket file. */
export async function startLocalPostgres(options: PostgresOptions): Promise<Server> {
  const account = postgresAccount();
  const home = homeFor(account?.uid, options.folder);
  const data = join(home, 'postgres');
  const pidFile = join(home, 'postgres.pid');
  await endLeftOver(pidFile, 'SIGINT');
  mkdirSync(home, { recursive: true });
  const binaries = postgresBinaries(account, home);
  if (!existsSync(join(data, 'PG_VERSION'))) await initialise(binaries, data, options, account);
  const port = await freePort(...usualPort(options));
  const program: Program = {
    name: 'PostgreSQL',
    command: join(binaries, 'postgres'),
    args: ['-D', data, '-p', String(port), ...settings(options)],
    logFile: join(options.folder, 'logs', 'postgres.log'),
    pidFile,
    marker: data,
    account,
    signal: 'SIGINT',
    onDeath: options.report,
  };
  const child = startProgram(program);
  try {
    await waitForLog(program, child, 'ready to accept connections', 60_000);
  } catch (error) {
    await stopProgram(program, child);
    throw error;
  }
  return {
    address: `postgresql://postgres:${options.password}@127.0.0.1:${port}/postgres`,
    stop: () => stopProgram(program, child),
  };
}

function usualPort({ port, durable }: PostgresOptions): number[] {
  if (port !== undefined) return [port];
  return durable ? [15432] : [];
}

async function initialise(
  binaries: string,
  data: string,
  options: PostgresOptions,
  account: Account | undefined,
): Promise<void> {
  // The remains of an initdb that was cut off.
  rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const passwordFile = `${data}.password`;
  writeFileSync(passwordFile, options.password, { mode: 0o600 });
  if (account) for (const path of [data, passwordFile]) chownSync(path, account.uid, account.gid);
  const args = [
    ...['--pgdata', data, '--username=postgres', '--auth=scram-sha-256'],
    ...[`--pwfile=${passwordFile}`, '--encoding=UTF8', '--locale=C'],
    ...(options.durable ? [] : ['--no-sync']),
  ];
  const made = await run(join(binaries, 'initdb'), args, { ...account });
  rmSync(passwordFile, { force: true });
  if (made.ok) return;
  rmSync(data, { recursive: true, force: true });
  throw new Error(`initdb failed: ${made.output}`);
}

function settings({ durable, settings: more }: PostgresOptions): string[] {
  const values = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '300',
    shared_buffers: '128MB',
    ...(durable ? {} : { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }),
    ...more,
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
