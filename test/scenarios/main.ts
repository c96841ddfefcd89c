import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { whenInterrupted } from '../../deploy/local/interrupted';
import { messageOf, timed, toStderr } from '../../deploy/local/report';
import { startStack } from '../../deploy/local/stack';
import { runningSystem } from '../../deploy/local/system-file';
import type { Books } from './books';
import { inFreshSystem } from './fresh-system';
import { readScenario } from './read-scenario';
import { runScenario, type Run } from './run-scenario';

const HELP = `npm run scenario -- FILE.json [--shuffle SEED] [--repeat N] [--running]

Loads the facts of one file through the public APIs, waits until all is settled, and prints the
books as sorted JSON. It does so in a system of its own, on the servers of npm start if that runs.

  --shuffle SEED   in an order decided by the seed (a whole number), not that of the file
  --repeat N       every fact N times
  --running        load into the system of npm start instead; ids are made unique for the run
  --help           this text

The format is described in test/scenarios/README.md.`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      shuffle: { type: 'string' },
      repeat: { type: 'string' },
      running: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  const [file] = positionals;
  if (values.help) return console.log(HELP);
  if (!file || positionals.length > 1) throw new Error(HELP);
  const run = {
    file,
    scenario: readScenario(file),
    order: {
      ...(values.shuffle !== undefined && { shuffle: whole('--shuffle', values.shuffle, 0) }),
      ...(values.repeat !== undefined && { repeat: whole('--repeat', values.repeat, 1) }),
    },
    report: toStderr,
  };
  toStderr(run.scenario.title);
  const books = await (values.running ? inRunningSystem(run) : inOwnSystem(run));
  console.log(JSON.stringify(books, null, 2));
}

type Described = Omit<Run, 'urls' | 'salt'>;

async function inOwnSystem(run: Described): Promise<Books> {
  const running = runningSystem();
  const asked = whenInterrupted();
  const stack = running ?? (await startStack({ persistent: false, report: toStderr }));
  try {
    return await inFreshSystem(stack, toStderr, (urls) =>
      Promise.race([runScenario({ ...run, urls, salt: '' }), asked]),
    );
  } finally {
    if ('stop' in stack) await timed(toStderr, 'servers stopped', () => stack.stop());
  }
}

async function inRunningSystem(run: Described): Promise<Books> {
  const running = runningSystem();
  if (!running) throw new Error('No system runs; start one with npm start.');
  return runScenario({ ...run, urls: running.urls, salt: randomBytes(2).toString('hex') });
}

function whole(name: string, text: string, least: number): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new Error(`${name} must be a whole number of at least ${least}.`);
}

main().catch((error: unknown) => {
  for (let cause = error; cause; cause = cause instanceof Error ? cause.cause : null)
    toStderr(messageOf(cause));
  process.exitCode = 1;
});
