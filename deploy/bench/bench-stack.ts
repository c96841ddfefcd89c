import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createOneDatabase } from '../local/databases';
import { startLocalKafka } from '../local/kafka';
import { postgresHome, startLocalPostgres } from '../local/postgres';
import { rememberedProcess } from '../local/processes';
import { timed, type Report } from '../local/report';
import { freshSecrets } from '../local/secrets';

/** A PostgreSQL with fsync on and a Kafka of the bench alone, as processes that can be counted. */
export interface BenchStack {
  readonly folder: string;
  readonly kafkaBrokers: string;
  readonly postgres: number;
  readonly broker: number;
  /** A new database with a role of its own; its URL. */
  database(name: string): Promise<string>;
  /** The same database as administrator, for looking on without taking part. */
  administered(databaseUrl: string): string;
  stop(): Promise<void>;
}

/** @param watched PostgreSQL keeps what each statement costs, which costs something itself */
export async function startBenchStack(report: Report, watched: boolean): Promise<BenchStack> {
  const folder = mkdtempSync(join(tmpdir(), 'grensverkeer-bench-'));
  // PostgreSQL may run as another user, who has to walk through here.
  chmodSync(folder, 0o711);
  mkdirSync(join(folder, 'messages'));
  const password = freshSecrets().databasePassword;
  const home = postgresHome(folder);
  const settings: Record<string, string> = watched
    ? { shared_preload_libraries: 'pg_stat_statements', 'pg_stat_statements.track_planning': 'on' }
    : {};
  const removeAll = () => {
    for (const path of new Set([home, folder])) rmSync(path, { recursive: true, force: true });
  };
  try {
    const postgres = await timed(report, 'PostgreSQL, fsync on', () =>
      startLocalPostgres({ folder, password, durable: true, report, settings }),
    );
    const kafka = await timed(report, 'Kafka', () =>
      startLocalKafka({ folder, persistent: false, report }),
    );
    const stack = { adminDatabaseUrl: postgres.address };
    return {
      folder,
      kafkaBrokers: kafka.address,
      postgres: pidOf(join(home, 'postgres.pid')),
      broker: pidOf(join(folder, 'kafka.pid')),
      database: (name) => createOneDatabase(stack, name),
      administered(databaseUrl) {
        const url = new URL(postgres.address);
        url.pathname = new URL(databaseUrl).pathname;
        return url.toString();
      },
      async stop() {
        await kafka.stop();
        await postgres.stop();
        removeAll();
      },
    };
  } catch (error) {
    removeAll();
    throw error;
  }
}

function pidOf(file: string): number {
  const pid = rememberedProcess(file);
  if (pid === null) throw new Error(`no process in ${file}`);
  return pid;
}
