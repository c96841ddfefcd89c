import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dropDatabases } from './databases';
import { dockerAnswers, removeDockerData } from './docker';
import { localFolder } from './paths';
import { postgresHome } from './postgres';
import { endLeftOver } from './processes';
import { messageOf, toStderr } from './report';
import { keptSecrets } from './secrets';
import { startedProcess } from './system-file';

const HELP = `npm run reset

Removes what npm start keeps: databases, topics, secrets and logs in .local/, or the Docker volumes.
The downloaded Kafka stays. On servers of your own (DATABASE_URL) it drops our databases and roles;
the next start uses new topics there, and the old ones are left to you.

  --help   this text`;

const KEPT = ['cache'];

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { help: { type: 'boolean' } } });
  if (values.help) return console.log(HELP);
  const running = startedProcess();
  if (running !== null)
    throw new Error(`The system runs (process ${running}); stop it first: kill ${running}`);
  if (!existsSync(localFolder)) return toStderr('There is nothing to empty.');
  await removeFromServers();
  await removeProcessesAndFiles();
  toStderr('Emptied. npm start begins anew.');
}

async function removeFromServers(): Promise<void> {
  const adminDatabaseUrl = process.env['DATABASE_URL'];
  if (adminDatabaseUrl)
    await dropDatabases({ adminDatabaseUrl }, `grensverkeer_${keptSecrets().installation}`);
  if (await dockerAnswers()) await removeDockerData();
}

async function removeProcessesAndFiles(): Promise<void> {
  const home = postgresHome(localFolder);
  await endLeftOver(join(localFolder, 'kafka.pid'), 'SIGTERM');
  await endLeftOver(join(home, 'postgres.pid'), 'SIGINT');
  if (home !== localFolder) rmSync(home, { recursive: true, force: true });
  for (const name of readdirSync(localFolder))
    if (!KEPT.includes(name)) rmSync(join(localFolder, name), { recursive: true, force: true });
}

main().catch((error: unknown) => {
  toStderr(messageOf(error));
  process.exitCode = 1;
});
