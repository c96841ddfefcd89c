import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { localFolder } from '../local/paths';
import { freshSecrets } from '../local/secrets';
import type { BenchStack } from './bench-stack';
import { startBilling, type BillingProcess } from './billing';
import { seedConvenants, seedFacts } from './facts';
import type { BenchOptions } from './options';
import { watchStatements } from './statements';
import { timeSpent } from './time-spent';

/** A service on a database and topics of its own, with the facts of its children. */
export interface Place {
  readonly stack: BenchStack;
  readonly billing: BillingProcess;
  /** As administrator, for looking on without taking part. */
  readonly database: Client;
  readonly topicPrefix: string;
  stop(): Promise<void>;
}

export interface World {
  readonly name: string;
  readonly children: number;
  readonly convenants: number;
  /** Fills the books before the service is measured. */
  readonly seed?: (database: Client) => Promise<void>;
}

export async function openPlace(options: BenchOptions, world: World): Promise<Place> {
  const { stack, report } = options;
  const secrets = freshSecrets();
  const databaseUrl = await stack.database(`bench_${world.name}`);
  const topicPrefix = `${world.name}-`;
  const profileFolder = options.profile ? freshProfileFolder() : null;
  const billing = await startBilling({ stack, databaseUrl, topicPrefix, secrets, profileFolder });
  const database = await openDatabase(stack, databaseUrl);
  await seedConvenants(database, world.convenants);
  await seedFacts(database, world.children, secrets.bsnHashKey);
  await world.seed?.(database);
  await database.query('vacuum analyze');
  if (options.profile) await watchStatements(database);
  const stop = async () => {
    await database.end();
    await billing.stop();
    if (profileFolder === null) return;
    report(`CPU of the service (profile in ${profileFolder}):\n${timeSpent(profileFolder)}`);
  };
  return { stack, billing, database, topicPrefix, stop };
}

function freshProfileFolder(): string {
  const folder = join(localFolder, 'bench');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

async function openDatabase(stack: BenchStack, databaseUrl: string): Promise<Client> {
  const client = new Client({ connectionString: stack.administered(databaseUrl) });
  // The end of the stack is told to whoever waits for an answer; nobody else needs to know.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
