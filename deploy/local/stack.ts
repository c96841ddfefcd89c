import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { dockerAnswers, startDockerKafka, startDockerPostgres } from './docker';
import { startLocalKafka } from './kafka';
import { localFolder, temporaryFolder } from './paths';
import { answers } from './ports';
import { postgresHome, startLocalPostgres, type Server } from './postgres';
import { endLeftOver, rememberProcess, rememberedProcess } from './processes';
import { messageOf, timed, type Report } from './report';
import { freshSecrets, keptSecrets } from './secrets';

export interface Stack {
  /** A database URL of a role that may make databases and roles. */
  readonly adminDatabaseUrl: string;
  /** One or more `host:port`, separated by commas. */
  readonly kafkaBrokers: string;
  readonly kind: StackKind;
  stop(): Promise<void>;
}

export type StackKind = 'environment' | 'docker' | 'local';

export interface StackOptions {
  /** Keep the data for a next start (`npm start`); otherwise everything is removed at the end. */
  readonly persistent: boolean;
  readonly report: Report;
}

const nothing = (): Promise<void> => Promise.resolve();

type Part = 'PostgreSQL' | 'Kafka';
type Starter = Record<Part, () => Promise<Server>>;

/**
 * A real PostgreSQL and a real Kafka. Takes the first that answers: the addresses in
 * DATABASE_URL and KAFKA_BROKERS (one of them is enough), a Docker engine, local processes.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const given = { PostgreSQL: process.env['DATABASE_URL'], Kafka: process.env['KAFKA_BROKERS'] };
  for (const address of Object.values(given)) if (address) await mustAnswer(address);
  if (given.PostgreSQL && given.Kafka) return stackOf('environment', given, [], nothing);
  if (await dockerAnswers()) {
    try {
      return await startParts('docker', inDocker(options), given, options, nothing);
    } catch (error) {
      options.report(`  Docker answers, but cannot do it (${messageOf(error)}); local processes.`);
    }
  }
  const folder = options.persistent ? localFolder : makeTemporaryFolder();
  if (!options.persistent) await sweepAbandoned(options.report);
  const cleanUp = options.persistent ? nothing : async () => removeFolder(folder);
  return startParts('local', asProcesses(options, folder), given, options, cleanUp);
}

function inDocker({ persistent }: StackOptions): Starter {
  const password = (persistent ? keptSecrets() : freshSecrets()).databasePassword;
  return {
    PostgreSQL: () => startDockerPostgres({ persistent, password }),
    Kafka: () => startDockerKafka({ persistent, password }),
  };
}

function asProcesses({ persistent, report }: StackOptions, folder: string): Starter {
  const password = (persistent ? keptSecrets() : freshSecrets()).databasePassword;
  return {
    PostgreSQL: () => startLocalPostgres({ folder, password, durable: persistent, report }),
    Kafka: () => startLocalKafka({ folder, persistent, report }),
  };
}

/** Starts what was not given, at the same time; when one fails the other is stopped again. */
async function startParts(
  kind: StackKind,
  starter: Starter,
  given: Record<Part, string | undefined>,
  { report }: StackOptions,
  cleanUp: () => Promise<void>,
): Promise<Stack> {
  const how = kind === 'docker' ? 'in Docker' : 'as a local process';
  const start = async (part: Part): Promise<Server | null> =>
    given[part] ? null : timed(report, `${part} ${how}`, starter[part]);
  const [postgres, kafka] = await Promise.allSettled([start('PostgreSQL'), start('Kafka')]);
  const running = [kafka, postgres].flatMap((part) =>
    part.status === 'fulfilled' && part.value ? [part.value] : [],
  );
  if (postgres.status === 'rejected' || kafka.status === 'rejected') {
    for (const server of running) await server.stop();
    await cleanUp();
    throw postgres.status === 'rejected'
      ? postgres.reason
      : (kafka as PromiseRejectedResult).reason;
  }
  const addresses = {
    PostgreSQL: given.PostgreSQL ?? postgres.value?.address,
    Kafka: given.Kafka ?? kafka.value?.address,
  };
  return stackOf(kind, addresses, running, cleanUp);
}

function stackOf(
  kind: StackKind,
  addresses: Record<Part, string | undefined>,
  running: readonly Server[],
  cleanUp: () => Promise<void>,
): Stack {
  return {
    kind,
    adminDatabaseUrl: addresses.PostgreSQL ?? '',
    kafkaBrokers: addresses.Kafka ?? '',
    stop: async () => {
      for (const server of running) await server.stop();
      await cleanUp();
    },
  };
}

/** An address that was given and does not answer is an error: nobody wants another one instead. */
async function mustAnswer(address: string): Promise<void> {
  const hosts = address.includes('://') ? [new URL(address).host] : address.split(',');
  for (const host of hosts) {
    const { hostname, port } = new URL(`tcp://${host}`);
    if (await answers(hostname, Number(port || 5432))) return;
  }
  throw new Error(`Nothing answers at ${hosts.join(', ')} (from DATABASE_URL or KAFKA_BROKERS).`);
}

function makeTemporaryFolder(): string {
  mkdirSync(temporaryFolder(), { recursive: true, mode: 0o711 });
  const folder = mkdtempSync(join(temporaryFolder(), 'stack-'));
  // PostgreSQL may run as another user, who has to walk through here.
  chmodSync(folder, 0o711);
  rememberProcess(join(folder, 'owner.pid'), process.pid, 'node');
  return folder;
}

/** Ends and removes the stacks of test runs that were killed before they could do it. */
async function sweepAbandoned(report: Report): Promise<void> {
  for (const name of readdirSync(temporaryFolder())) {
    const folder = join(temporaryFolder(), name);
    const owner = join(folder, 'owner.pid');
    // Without the file it is being made, or being removed, right now.
    if (!existsSync(owner) || rememberedProcess(owner) !== null) continue;
    report(`  Removing what an earlier run left behind in ${folder}`);
    await removeFolder(folder);
  }
}

async function removeFolder(folder: string): Promise<void> {
  const home = postgresHome(folder);
  await endLeftOver(join(folder, 'kafka.pid'), 'SIGKILL');
  await endLeftOver(join(home, 'postgres.pid'), 'SIGQUIT');
  for (const path of new Set([home, folder])) rmSync(path, { recursive: true, force: true });
}
