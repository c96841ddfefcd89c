import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource, type MigrationInterface } from 'typeorm';
import { messagingMigrations } from '@grensverkeer/messaging';
import {
  createOneDatabase,
  dropNamedDatabases,
  type ServiceName,
} from '../../deploy/local/databases';
import { projectRoot } from '../../deploy/local/paths';
import { stackOfTests } from './stack-of-tests';

export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

type Migration = new () => MigrationInterface;

/** A new database of this service, with a role of its own, migrated; `drop` it in `afterAll`. */
export async function testDatabase(service: ServiceName): Promise<TestDatabase> {
  const stack = stackOfTests();
  const name = `test_${service}_${randomBytes(5).toString('hex')}`;
  const url = await createOneDatabase(stack, name);
  const migrations = [...messagingMigrations, ...migrationsOf(service)];
  const dataSource = new DataSource({ type: 'postgres', url, migrations });
  await dataSource.initialize();
  await dataSource.runMigrations();
  await dataSource.destroy();
  return { url, drop: () => dropNamedDatabases(stack, [name]) };
}

/** Every class with an `up` in the migrations folder of the service. */
function migrationsOf(service: ServiceName): Migration[] {
  const folder = join(projectRoot, 'services', service, 'src', 'migrations');
  if (!existsSync(folder)) return [];
  const exported = readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => Object.values(jest.requireActual<object>(join(folder, file))));
  return [...new Set(exported.filter(isMigration))];
}

function isMigration(value: unknown): value is Migration {
  return typeof value === 'function' && 'up' in (value.prototype as object);
}
