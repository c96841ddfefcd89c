/**
 * How long a replay takes: 100,000 settled lines in a real database, under a draft that touches
 * all of them, asked for over HTTP as an admin does.
 */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { read, send } from '../demo/http';
import { createDatabases, dropDatabases } from '../local/databases';
import { endWith, withStarted } from '../local/interrupted';
import { silent, timed, toStderr } from '../local/report';
import { startServices, type Services } from '../local/services';
import { startStack, type Stack } from '../local/stack';
import { cpuOf, mustCountCpu } from './cpu';
import { convenant, PERIOD, seedLines } from './replay-seed';

const HELP = `npm run bench:replay [-- --lines N --rounds N]

Settles N lines (100,000 unless said) and replays them under a draft, several rounds (3).
Prints the seconds of each, the CPU of billing, and whether the books are as they were. Linux only.

  --lines N    lines in the database
  --rounds N   how often
  --help       this text`;

const OPTIONS = {
  lines: { type: 'string', default: '100000' },
  rounds: { type: 'string', default: '3' },
  help: { type: 'boolean', default: false },
} as const;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: OPTIONS });
  if (values.help) return console.log(HELP);
  mustCountCpu();
  const start = () => startStack({ persistent: false, report: toStderr });
  await withStarted(start, (stack) => bench(stack, Number(values.lines), Number(values.rounds)));
}

async function bench(stack: Stack, count: number, rounds: number): Promise<void> {
  const name = `bench_${randomBytes(4).toString('hex')}`;
  try {
    const databases = await createDatabases(stack, name);
    const places = { topicPrefix: `${name}-`, logFolder: `.local/${name}` };
    const { kafkaBrokers } = stack;
    const services = await startServices({ databases, kafkaBrokers, ...places, report: silent });
    const client = new Client({ connectionString: databases.billing });
    await client.connect();
    try {
      const lines = await timed(toStderr, 'lines into the tables', () => seedLines(client, count));
      await timed(toStderr, `${lines} lines settled`, () => settled(services.urls.billing));
      for (let round = 1; round <= rounds; round += 1) {
        await measure(client, services, round);
      }
    } finally {
      await client.end();
      await services.stop();
    }
  } finally {
    await dropDatabases(stack, name);
  }
}

interface Replay {
  readonly replayId: string;
  readonly status: string;
  readonly finishedAt: string | null;
  readonly result: Record<string, number> | null;
}

async function measure(client: Client, services: Services, round: number): Promise<void> {
  const billing = services.urls.billing;
  const processes = { node: [services.pids.billing], postgres: [], broker: [] };
  const before = await books(client);
  const cpu = cpuOf(processes).node;
  const started = performance.now();
  const asked = { draft: convenant(2), ...PERIOD };
  const { text } = await send('POST', `${billing}/v1/replays`, asked);
  let replay = JSON.parse(text) as Replay;
  while (replay.finishedAt === null) {
    await sleep(50);
    replay = await read<Replay>(`${billing}/v1/replays/${replay.replayId}`);
  }
  const seconds = (performance.now() - started) / 1_000;
  const cpuSeconds = (cpuOf(processes).node - cpu) / 1_000;
  const { linesLookedAt = 0, linesChanged = 0, movedCents = 0 } = replay.result ?? {};
  const isSame = before === (await books(client));
  console.log(
    `round ${round}: ${replay.status}, ${linesLookedAt} lines in ${seconds.toFixed(1)} s ` +
      `(${cpuSeconds.toFixed(1)} s of CPU in billing), ${linesChanged} change, ` +
      `${movedCents} cents move; books ${isSame ? 'as they were' : 'CHANGED'}`,
  );
}

async function books(client: Client): Promise<string> {
  const { rows } = await client.query<{ books: string }>(
    `select (select count(*) from posting) || ' ' || (select count(*) from open_part) || ' '
       || (select count(*) from outbox) || ' ' || (select count(*) from child
          where due_since is not null) books`,
  );
  return rows[0]?.books ?? '';
}

async function settled(billing: string): Promise<void> {
  interface Health {
    readonly details: Record<string, number>;
  }
  for (let left = Infinity; left > 0; await sleep(500)) {
    const { due = Infinity, outbox = Infinity } = (await read<Health>(`${billing}/_healthz`))
      .details;
    left = due + outbox;
  }
}

endWith(main());
