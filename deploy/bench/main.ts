import { parseArgs } from 'node:util';
import { endWith, withStarted } from '../local/interrupted';
import { toStderr } from '../local/report';
import { mustCountCpu } from './cpu';
import { compare } from './compare';
import { growth } from './growth';
import { latency } from './latency';
import { resettle } from './resettle';
import { startBenchStack } from './bench-stack';

const HELP = `npm run bench [-- OPTIONS]

What one invoice line costs, in CPU time of Node, PostgreSQL and the broker together, on a real
PostgreSQL (fsync on) and a real Kafka of its own. First the plain pipe (no rules, no checks), then
our whole path for the same lines: in at the door, judged, stored, decided, settled, posted, told.

  --only NAME      pipe | path | growth | resettle | latency; may be given more than once
  --lines N        lines of a round (20000)
  --rounds N       measured rounds, pipe and path by turns (3)
  --books N,N      growth: lines in the books (0,1000000,5000000)
  --resettle N     lines that a correction touches (1000000)
  --profile        CPU profile of the service in .local/bench, and what statements cost
  --help           this text`;

const NAMES = ['pipe', 'path', 'growth', 'resettle', 'latency'] as const;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true },
      lines: { type: 'string', default: '20000' },
      rounds: { type: 'string', default: '3' },
      books: { type: 'string', default: '0,1000000,5000000' },
      resettle: { type: 'string', default: '1000000' },
      profile: { type: 'boolean', default: false },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return console.log(HELP);
  mustCountCpu();
  const wanted = new Set(values.only ?? NAMES);
  const unknown = [...wanted].find((name) => !(NAMES as readonly string[]).includes(name));
  if (unknown !== undefined) throw new Error(`--only ${unknown}: not one of ${NAMES.join(', ')}`);
  const start = () => startBenchStack(toStderr, values.profile);
  await withStarted(start, async (stack) => {
    const options = {
      stack,
      lines: whole('lines', values.lines),
      rounds: whole('rounds', values.rounds),
      profile: values.profile,
      report: toStderr,
    };
    if (wanted.has('pipe') || wanted.has('path')) {
      console.log(await compare(options, { pipe: wanted.has('pipe'), path: wanted.has('path') }));
    }
    if (wanted.has('growth')) {
      const sizes = values.books.split(',').map((size) => whole('books', size));
      console.log(await growth(options, sizes));
    }
    if (wanted.has('resettle')) {
      console.log(await resettle(options, whole('resettle', values.resettle)));
    }
    if (wanted.has('latency')) console.log(await latency(options));
  });
}

function whole(name: string, text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  throw new Error(`--${name} ${text}: not a whole number`);
}

endWith(main());
