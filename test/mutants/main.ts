import { compare } from '@grensverkeer/settlement';
import { readFileSync, writeFileSync } from 'fs';
import { availableParallelism } from 'os';
import { parseArgs } from 'util';
import { allMutants, fingerprint, fits, libraryFiles } from './files';
import { judgeAll, type Way } from './judge';
import type { Mutant } from './mutate';
import { eachOf, scoreOf, struck, survivors, table, type Looked } from './report';
import { keyOf, nameOf, isAlive, VerdictFile, type Judged } from './verdicts';

const HELP = `npm run mutants -- [--files GLOB] [--part K/N] [--again] [--afresh] [--workers N]

  Makes small faults in libs/settlement, one at a time, and counts how many the tests notice.

  --files GLOB   only in these files, such as 'law/*' or money.ts
  --part K/N     only the K-th of N parts, to divide the work
  --again        only what survived the last run
  --afresh       also what this state of code and tests was found to do before
  --workers N    processes at once (${availableParallelism()} when left out)
  --help         this text

  A run that was broken off goes on where it was. Verdicts: .local/mutants.ndjson, and with the
  score in .local/mutants.json. Survivors that were looked at: test/mutants/survivors.json.`;

const GOAL = 90;
const SURVIVORS = 'test/mutants/survivors.json';

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      files: { type: 'string' },
      part: { type: 'string', default: '1/1' },
      again: { type: 'boolean', default: false },
      afresh: { type: 'boolean', default: false },
      workers: { type: 'string', default: `${availableParallelism()}` },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const verdicts = new VerdictFile('.local/mutants.ndjson', fingerprint());
  const last = values.again ? new Set(verdicts.last().filter(isAlive).map(nameOf)) : null;
  const library = libraryFiles();
  const asked = partOf(allMutants(library), values.part)
    .filter(({ file }) => fits(values.files ?? '', file))
    .filter((mutant) => last === null || last.has(nameOf(mutant)));
  const earlier = values.afresh ? [] : verdicts.earlier();
  const way = { workers: Number(values.workers), library };
  return tell(await judgeLeft(asked, earlier, way, verdicts));
}

/** Judges what was not judged before; all verdicts by place. */
async function judgeLeft(
  asked: readonly Mutant[],
  earlier: readonly Judged[],
  way: Way,
  verdicts: VerdictFile,
): Promise<Judged[]> {
  const known = new Map(earlier.map((one) => [keyOf(one), one]));
  const found = asked.flatMap((mutant) => known.get(keyOf(mutant)) ?? []);
  const left = asked.filter((mutant) => !known.has(keyOf(mutant)));
  const began = Date.now();
  verdicts.begin(earlier);
  if (left.length > 0) {
    await judgeAll(left, way, (one) => {
      verdicts.add(one);
      found.push(one);
      if (found.length % 250 === 0) progress(found, asked.length, began);
    });
  }
  return found.sort((a, b) => compare(a.file, b.file) || a.start - b.start);
}

function partOf(mutants: readonly Mutant[], part: string): Mutant[] {
  const [k, n] = part.split('/').map(Number);
  if (!k || !n || k > n) throw new RangeError(`not a part: ${part}`);
  return mutants.filter((_, at) => at % n === k - 1);
}

function progress(found: readonly Judged[], all: number, began: number): void {
  const minutes = ((Date.now() - began) / 60_000).toFixed(1);
  const alive = found.filter(isAlive).length;
  console.log(`${found.length} of ${all} mutants, ${alive} survive, ${minutes} minutes`);
}

function tell(found: readonly Judged[]): number {
  const named = eachOf(JSON.parse(readFileSync(SURVIVORS, 'utf8')) as Looked[]);
  const score = scoreOf(found);
  writeFileSync('.local/mutants.json', JSON.stringify({ score, mutants: found }, null, 1));
  const left = struck(found, named).filter(({ file }) => found.some((one) => one.file === file));
  console.log(['', ...survivors(found, named), '', ...table(found), ''].join('\n'));
  for (const one of left) console.log(`no survivor any more: ${nameOf(one)}`);
  const { percent, all, survived, notCovered } = score;
  console.log(`${all - survived - notCovered} of ${all} mutants killed: ${percent.toFixed(1)} %`);
  return percent >= GOAL ? 0 : 1;
}

// A worker in a loop without end would outlive a command that is broken off.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));

void main().then((code) => {
  process.exitCode = code;
});
