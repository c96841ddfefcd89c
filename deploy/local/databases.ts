import { randomBytes } from 'node:crypto';
import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import type { Stack } from './stack';

export const SERVICES = ['enrolment', 'placement', 'convenant', 'billing'] as const;
export type ServiceName = (typeof SERVICES)[number];

type Administered = Pick<Stack, 'adminDatabaseUrl'>;

/**
 * A database with a role of its own for every service, named `prefix_service`. What exists stays
 * as it is; only the password of the role is new every time, so it needs no keeping.
 */
export async function createDatabases(
  stack: Administered,
  prefix: string,
): Promise<Record<ServiceName, string>> {
  const urls = await asAdministrator(stack, async (client) => {
    const made: [ServiceName, string][] = [];
    for (const service of SERVICES)
      made.push([service, await createDatabase(client, stack, nameOf(prefix, service))]);
    return made;
  });
  return Object.fromEntries(urls) as Record<ServiceName, string>;
}

/** One database with its role; answers its URL. */
export async function createOneDatabase(stack: Administered, name: string): Promise<string> {
  return asAdministrator(stack, (client) => createDatabase(client, stack, name));
}

/** Removes the databases and roles of `createDatabases`, also while somebody is connected. */
export async function dropDatabases(stack: Administered, prefix: string): Promise<void> {
  await dropNamedDatabases(
    stack,
    SERVICES.map((service) => nameOf(prefix, service)),
  );
}

/** Removes databases and the roles of the same names. */
export async function dropNamedDatabases(
  stack: Administered,
  names: readonly string[],
): Promise<void> {
  await asAdministrator(stack, async (client) => {
    for (const name of names.map(escapeIdentifier)) {
      await client.query(`drop database if exists ${name} with (force)`);
      await client.query(`drop role if exists ${name}`);
    }
  });
}

async function createDatabase(client: Client, stack: Administered, name: string): Promise<string> {
  const password = randomBytes(16).toString('hex');
  const identifier = escapeIdentifier(name);
  const role = await client.query('select 1 from pg_roles where rolname = $1', [name]);
  const verb = role.rowCount ? 'alter' : 'create';
  await client.query(`${verb} role ${identifier} login password ${escapeLiteral(password)}`);
  const database = await client.query('select 1 from pg_database where datname = $1', [name]);
  if (!database.rowCount) {
    // An administrator that is no superuser may only give away what it is a member of.
    await client.query(`grant ${identifier} to current_user`);
    await client.query(`create database ${identifier} owner ${identifier}`);
    await client.query(`revoke connect on database ${identifier} from public`);
  }
  const url = new URL(stack.adminDatabaseUrl);
  url.username = name;
  url.password = password;
  url.pathname = `/${name}`;
  return url.toString();
}

async function asAdministrator<T>(
  stack: Administered,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({ connectionString: stack.adminDatabaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function nameOf(prefix: string, service: ServiceName): string {
  return `${prefix}_${service}`;
}
