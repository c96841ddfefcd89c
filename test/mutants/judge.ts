import { specFiles } from './files';
import type { Mutant } from './mutate';
import { trialsOf, type Measured } from './plan';
import { askAll } from './pool';
import { judged, type Judged } from './verdicts';
import type { Task } from './worker';

export interface Way {
  readonly workers: number;
  readonly library: readonly string[];
}

/** Tries each mutant and tells its verdict when it comes. */
export async function judgeAll(
  mutants: readonly Mutant[],
  way: Way,
  tell: (one: Judged) => void,
): Promise<void> {
  const specs = await measureAll(way);
  const kills = new Map<string, number>();
  const tasks = tasksOf(mutants, specs, kills, (mutant) => tell(judged(mutant, 'not covered')));
  await askAll(tasks, way.workers, ({ mutant }, said) => {
    if (said === 'timeout' || said === 'crash') return tell(judged(mutant, said));
    const killedBy = said.kind === 'tried' ? said.killedBy : null;
    if (killedBy !== null) {
      const key = killKey(mutant, killedBy.split(': ')[0] ?? '');
      kills.set(key, (kills.get(key) ?? 0) + 1);
    }
    tell(judged(mutant, killedBy === null ? 'survived' : 'killed', killedBy));
  });
}

/** Made one by one, so that what killed the last mutants of a file is tried first on the next. */
function* tasksOf(
  mutants: readonly Mutant[],
  specs: readonly Measured[],
  kills: ReadonlyMap<string, number>,
  notCovered: (mutant: Mutant) => void,
): Generator<Task & { kind: 'try' }> {
  for (const mutant of mutants) {
    const trials = trialsOf(mutant, specs, (spec) => kills.get(killKey(mutant, spec)) ?? 0);
    if (trials.length === 0) notCovered(mutant);
    else yield { kind: 'try', mutant, trials };
  }
}

const killKey = ({ file }: Mutant, spec: string): string => `${file} ${spec}`;

async function measureAll({ workers, library }: Way): Promise<Measured[]> {
  const found: Measured[] = [];
  const tasks = specFiles().map((spec) => ({ kind: 'measure' as const, spec, library }));
  await askAll(tasks, workers, ({ spec }, said) => {
    if (typeof said === 'string' || said.kind !== 'measured') {
      throw new Error(`${spec} does not pass as it is; run npm run check first`);
    }
    found.push(said.measured);
  });
  const tests = found.reduce((sum, { ms }) => sum + ms.length, 0);
  console.log(`${tests} tests in ${found.length} specs, ${library.length} files of the library`);
  return found;
}
