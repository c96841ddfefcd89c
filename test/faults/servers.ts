import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startLocalKafka } from '../../deploy/local/kafka';
import { freePort } from '../../deploy/local/ports';
import { postgresHome, startLocalPostgres, type Server } from '../../deploy/local/postgres';
import { endLeftOver, rememberedProcess } from '../../deploy/local/processes';
import { messageOf, silent, type Report } from '../../deploy/local/report';
import { freshSecrets } from '../../deploy/local/secrets';

export type ServerName = 'broker' | 'database';

/** A PostgreSQL and a Kafka that a round may use; those that it may also kill can do so. */
export interface Servers {
  readonly adminDatabaseUrl: string;
  readonly kafkaBrokers: string;
  /** Kills one with SIGKILL and starts it again on the same data and port after `awayMs`. */
  readonly kill?: (name: ServerName, awayMs: number) => Promise<void>;
}

export interface OwnServers extends Required<Servers> {
  stop(): Promise<void>;
}

const START_ATTEMPTS = 40;

/** Servers of the fault run alone: with fsync, and as processes that can be killed. */
export async function startServers(folder: string, report: Report): Promise<OwnServers> {
  const password = freshSecrets().databasePassword;
  const ports = { database: await freePort(), broker: await freePort() };
  const home = postgresHome(folder);
  const pidFiles = {
    database: join(home, 'postgres.pid'),
    broker: join(folder, 'kafka.pid'),
  };
  const removeData = (): void => {
    // A server that is killed may write for a moment yet.
    const how = { recursive: true, force: true, maxRetries: 20, retryDelay: 100 };
    for (const path of new Set([home, folder])) rmSync(path, how);
  };
  // What a run left behind that was killed itself: its data have another password.
  for (const pidFile of Object.values(pidFiles)) await endLeftOver(pidFile, 'SIGKILL');
  removeData();
  // Deaths are ordered here, so nobody needs to be told of them.
  const start = {
    database: () =>
      startLocalPostgres({
        ...{ folder, password, durable: true, port: ports.database, report: silent },
      }),
    broker: () =>
      startLocalKafka({ folder, persistent: false, port: ports.broker, report: silent }),
  };
  const [database, broker] = await Promise.all([start.database(), start.broker()]);
  const running: Record<ServerName, Server> = { database, broker };
  return {
    adminDatabaseUrl: database.address,
    kafkaBrokers: broker.address,
    kill: async (name, awayMs) => {
      const pid = rememberedProcess(pidFiles[name]);
      if (pid !== null) process.kill(pid, 'SIGKILL');
      await sleep(awayMs);
      running[name] = await startAgain(start[name], (why) => report(`  ${name}: ${why}`));
    },
    stop: async () => {
      for (const server of Object.values(running)) await server.stop();
      removeData();
    },
  };
}

/** What a killed server left behind (memory, a lock) goes a moment later. */
async function startAgain(start: () => Promise<Server>, report: Report): Promise<Server> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await start();
    } catch (error) {
      if (attempt === START_ATTEMPTS) throw error;
      if (attempt % 10 === 0) report(messageOf(error));
      await sleep(250);
    }
  }
}
