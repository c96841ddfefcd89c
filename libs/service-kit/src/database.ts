import { type DynamicModule } from '@nestjs/common';
import { TypeOrmModule, type TypeOrmModuleOptions } from '@nestjs/typeorm';
import { Client, types } from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { safeInteger } from './columns';
import { config } from './config';

const DATE = 1082;
const INT8 = 20;
const MIGRATION_LOCK = 5990502;

// Raw queries follow the columns: dates stay text, whole numbers are numbers (or throw).
types.setTypeParser(DATE, (text) => text);
types.setTypeParser(INT8, (text) => safeInteger(text));

type Entities = NonNullable<TypeOrmModuleOptions['entities']>;
type Migrations = NonNullable<TypeOrmModuleOptions['migrations']>;

/** What a service keeps: its tables and the hand-written migrations that make them. */
export interface Schema {
  readonly entities: Entities;
  readonly migrations: Migrations;
}

/** The service's own database, migrated before the first query. */
export function databaseModule(schema: Schema): DynamicModule {
  return TypeOrmModule.forRootAsync({
    useFactory: () => ({ ...dataSourceOptions(schema, config()), retryAttempts: 5 }),
    dataSourceFactory: (options) => openDatabase(options as DataSourceOptions),
  });
}

/** Connects and migrates; for tests and scripts that work without Nest. The caller closes it. */
export async function connect(schema: Schema, url: string, pool = 10): Promise<DataSource> {
  return openDatabase(dataSourceOptions(schema, { databaseUrl: url, databasePool: pool }));
}

function dataSourceOptions(
  schema: Schema,
  { databaseUrl, databasePool }: { databaseUrl: string; databasePool: number },
): DataSourceOptions {
  return {
    type: 'postgres',
    url: databaseUrl,
    entities: schema.entities,
    migrations: schema.migrations,
    synchronize: false,
    migrationsRun: false,
    logging: false,
    extra: {
      max: databasePool,
      // Thousands of keys in one look-up count as a dear query, and compiling that takes longer.
      options: '-c jit=off',
      // To connect, and to wait for one of the pool: who asks is told soon that it cannot be now.
      connectionTimeoutMillis: 3_000,
      statement_timeout: 30_000,
      // Who holds a row may have stopped; nobody waits for it to the end.
      lock_timeout: 10_000,
      // A server that does not answer at all cannot keep its own limit.
      query_timeout: 35_000,
      // A process that hangs inside a transaction must not keep a child locked for ever.
      idle_in_transaction_session_timeout: 60_000,
    },
  };
}

async function openDatabase(options: DataSourceOptions): Promise<DataSource> {
  const database = new DataSource(options);
  await database.initialize();
  try {
    await migrate(database);
  } catch (error) {
    await database.destroy();
    throw error;
  }
  return database;
}

/**
 * Several processes of one service may start at once: one migrates, the others wait. The lock
 * has a connection of its own, so that it dies with the process that held it.
 */
async function migrate(database: DataSource): Promise<void> {
  const { options } = database;
  if (options.type !== 'postgres') throw new Error('only PostgreSQL');
  const lock = new Client({ connectionString: options.url });
  await lock.connect();
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await database.runMigrations({ transaction: 'each' });
  } finally {
    await lock.end();
  }
}
