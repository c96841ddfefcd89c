import { parseArgs } from 'node:util';
import { SERVICES } from '../local/databases';
import { messageOf, timed, toStderr } from '../local/report';
import { runningSystem } from '../local/system-file';
import { loadDemo, type DemoTarget } from './index';

const HELP = `npm run demo

Loads the demo through the public APIs of a running system and prints who owes whom, what is open
and why, a correction with its explanation, and events as a municipality receives them. In a system
that has it already, it only prints.

It takes the system of npm start; without one, that of docker compose. To load another:

  ENROLMENT_URL, PLACEMENT_URL, CONVENANT_URL, BILLING_URL   default http://127.0.0.1:3001 … 3004
  KAFKA_BROKERS                                              default 127.0.0.1:9094
  TOPIC_PREFIX                                               default none

  --help   this text`;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { help: { type: 'boolean' } } });
  if (values.help) return console.log(HELP);
  await timed(toStderr, 'the demo', () => loadDemo({ ...findSystem(), report: toStderr }));
}

/** What the environment names goes before `npm start`, and that before docker compose. */
function findSystem(env: NodeJS.ProcessEnv = process.env): Omit<DemoTarget, 'report'> {
  const running = runningSystem();
  const urls = Object.fromEntries(
    SERVICES.map((name, at) => {
      const usual = running?.urls[name] ?? `http://127.0.0.1:${3001 + at}`;
      return [name, env[`${name.toUpperCase()}_URL`] ?? usual];
    }),
  );
  return {
    urls: urls as DemoTarget['urls'],
    kafkaBrokers: env['KAFKA_BROKERS'] ?? running?.kafkaBrokers ?? '127.0.0.1:9094',
    topicPrefix: env['TOPIC_PREFIX'] ?? running?.topicPrefix ?? '',
  };
}

main().catch((error: unknown) => {
  toStderr(messageOf(error));
  process.exitCode = 1;
});
