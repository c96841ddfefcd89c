import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadDemo } from '../demo';
import { createDatabases, type ServiceName } from './databases';
import { localFolder } from './paths';
import { freePort } from './ports';
import { messageOf, timed, toStderr } from './report';
import { keptSecrets } from './secrets';
import { startServices, type Services } from './services';
import { startStack, type Stack } from './stack';
import { claimStart, releaseStart, writeSystem } from './system-file';

const HELP = `npm start [-- --no-demo]

Starts PostgreSQL, Kafka and the four services, loads the demo into an empty system, prints where
to look, and stays up until Ctrl-C. Data live in .local/ and survive a restart; npm run reset
empties them.

  --no-demo   leave an empty system empty
  --help      this text

DATABASE_URL, KAFKA_BROKERS   servers of your own; otherwise Docker, otherwise local processes`;

const PORTS: Record<ServiceName, number> = {
  enrolment: 3001,
  placement: 3002,
  convenant: 3003,
  billing: 3004,
};

interface System {
  readonly stack: Stack;
  readonly services: Services;
  stop(): Promise<void>;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { help: { type: 'boolean' }, 'no-demo': { type: 'boolean' } },
  });
  if (values.help) return console.log(HELP);
  claimStart();
  const asked = untilAskedToStop();
  try {
    const system = await startSystem();
    tellOthers(system);
    if (!values['no-demo']) await Promise.race([demoIfEmpty(system), asked]);
    sayWhere(system);
    await asked;
    toStderr('Stopping …');
    await timed(toStderr, 'everything stopped', () => system.stop());
  } finally {
    releaseStart();
  }
}

async function startSystem(): Promise<System> {
  toStderr('Starting Grensverkeer:');
  const secrets = keptSecrets();
  const stack = await startStack({ persistent: true, report: toStderr });
  try {
    const databases = await timed(toStderr, 'databases and roles', () =>
      createDatabases(stack, databasePrefixOf(stack)),
    );
    const services = await timed(toStderr, 'four services', async () =>
      startServices({
        databases,
        kafkaBrokers: stack.kafkaBrokers,
        topicPrefix: topicPrefixOf(stack),
        report: toStderr,
        logFolder: join(localFolder, 'logs'),
        ports: await usualPorts(),
        secrets,
        restart: true,
      }),
    );
    const stop = async () => {
      await services.stop();
      await stack.stop();
    };
    return { stack, services, stop };
  } catch (error) {
    await stack.stop();
    throw error;
  }
}

function tellOthers({ stack, services }: System): void {
  writeSystem({
    urls: services.urls,
    adminDatabaseUrl: stack.adminDatabaseUrl,
    kafkaBrokers: stack.kafkaBrokers,
    topicPrefix: topicPrefixOf(stack),
    pids: { start: process.pid, ...services.pids },
  });
}

/**
 * Loads the demo into an empty system; in one that has it, shows its tables again. A demo that
 * fails is told, and the system is there all the same.
 */
async function demoIfEmpty({ stack, services: { urls } }: System): Promise<void> {
  const mark = join(localFolder, 'demo');
  try {
    if (!existsSync(mark)) {
      const answer = await fetch(`${urls.billing}/v1/invoices?pageSize=1`);
      const { items } = (await answer.json()) as { items: unknown[] };
      if (items.length > 0) return;
      // Before it is loaded: a demo that was cut off is completed by the next start.
      writeFileSync(mark, '');
    }
    toStderr('The demo:');
    const { kafkaBrokers } = stack;
    await loadDemo({ urls, kafkaBrokers, topicPrefix: topicPrefixOf(stack), report: toStderr });
  } catch (error) {
    toStderr(`The demo could not be loaded: ${messageOf(error)}`);
  }
}

function sayWhere({ stack, services }: System): void {
  const lines = Object.entries(services.urls).map(
    ([name, url]) => `  ${name.padEnd(10)} ${url}/v1/openapi.json   ${url}/_healthz`,
  );
  console.log(
    [
      '',
      'Where to look:',
      ...lines,
      `  Kafka      ${stack.kafkaBrokers}   topics ${topicPrefixOf(stack)}settlements.gmNNNN`,
      '  Logs       .local/logs',
      'Stop with Ctrl-C; the data stay. npm run reset empties them.',
    ].join('\n'),
  );
}

/** On servers that others use too, names tell this system from theirs. */
function databasePrefixOf(stack: Stack): string {
  const { installation } = keptSecrets();
  return stack.kind === 'environment' ? `grensverkeer_${installation}` : 'grensverkeer';
}

function topicPrefixOf(stack: Stack): string {
  return stack.kind === 'environment' ? `gv-${keptSecrets().installation}-` : '';
}

async function usualPorts(): Promise<Record<ServiceName, number>> {
  const ports = { ...PORTS };
  for (const name of Object.keys(PORTS) as ServiceName[]) ports[name] = await freePort(PORTS[name]);
  return ports;
}

/** Resolves at the first request to stop; later ones are heard and change nothing. */
function untilAskedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => resolve());
  });
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    toStderr(messageOf(error));
    process.exit(1);
  },
);
