import fc from 'fast-check';
import { readFileSync } from 'fs';
import '../support/fixed-seed';
import { counted, withFault, type Mutant } from './mutate';
import type { Measured, Trial } from './plan';
import { declaredBy, runnerOf, type Test } from './tests';
import { Scripts, World } from './world';

/** What a worker is asked: to measure a spec as it is, or to try a mutant. */
export type Task =
  | { readonly kind: 'measure'; readonly spec: string; readonly library: readonly string[] }
  | { readonly kind: 'try'; readonly mutant: Mutant; readonly trials: readonly Trial[] };

/** What it says: which spec it turns to (so that a loop without end is noticed), and the answer. */
export type Said =
  | { readonly kind: 'at'; readonly ms: number }
  | { readonly kind: 'measured'; readonly measured: Measured }
  | { readonly kind: 'tried'; readonly killedBy: string | null };

// A failure is enough to know; looking for the smallest example would take most of the time.
fc.configureGlobal({ ...fc.readConfigureGlobal(), endOnFailure: true });

/**
 * A property looks at no more examples than this: what is broken nearly always shows in the first
 * few, and each mutant that lives costs all of them. It can only make the score lower.
 */
const MOST_EXAMPLES = 150;

const shorter = {
  ...fc,
  assert: <T>(property: fc.IProperty<T>, params: fc.Parameters<T> = {}): void => {
    const numRuns = Math.min(params.numRuns ?? 100, MOST_EXAMPLES);
    fc.assert(property, { ...params, numRuns });
  },
};
const PACKAGES = { 'fast-check': { ...shorter, __esModule: true, default: shorter } };

const plain = new Scripts();

/** Runs a spec as it is, and writes down for every test which functions of the library it runs. */
export async function measure(spec: string, library: readonly string[]): Promise<Measured> {
  let seen = new Set<string>();
  Object.assign(globalThis, { [COVER]: (place: string) => seen.add(place) });
  const scripts = new Scripts((file, text) =>
    library.includes(file) ? counted(file, text, COVER) : text,
  );
  const world = new World(scripts, PACKAGES);
  let began = process.cpuUsage();
  const declared = declaredBy(() => world.load(spec));
  const loadMs = spentSince(began);
  const atLoad = [...seen];
  const ms: number[] = [];
  const runBy: Record<string, number[]> = {};
  const run = runnerOf(spec);
  for (const [at, test] of declared.entries()) {
    seen = new Set();
    began = process.cpuUsage();
    await run(test);
    ms.push(spentSince(began));
    for (const place of seen) (runBy[place] ??= []).push(at);
  }
  return { spec, files: world.loaded, loadMs, ms, atLoad, runBy };
}

/** Milliseconds of the processor, so that a busy machine does not change the plan. */
function spentSince(began: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}

const COVER = '__cover';

/** The title of the first test that fails under the mutant, or null when all pass. */
export async function killerOf(
  mutant: Mutant,
  trials: readonly Trial[],
  tell: (trial: Trial) => Promise<void>,
): Promise<string | null> {
  const { file } = mutant;
  const world = new World(plain, PACKAGES, {
    file,
    text: withFault(readFileSync(file, 'utf8'), mutant),
  });
  for (const trial of trials) {
    await tell(trial);
    const killer = await failureIn(world, trial);
    if (killer !== null) return killer;
  }
  return null;
}

async function failureIn(world: World, trial: Trial): Promise<string | null> {
  const { spec } = trial;
  let at = `${spec}: loading`;
  try {
    const declared = declaredBy(() => world.load(spec));
    const run = runnerOf(spec);
    for (const test of chosen(declared, trial)) {
      at = `${spec}: ${test.title}`;
      await run(test);
    }
    return null;
  } catch {
    return at;
  }
}

function chosen(declared: readonly Test[], trial: Trial): readonly Test[] {
  if (declared.length !== trial.declared) return declared;
  return declared.filter((_, at) => trial.tests.includes(at));
}

function say(said: Said): Promise<void> {
  return new Promise((resolve) => process.send?.(said, undefined, undefined, () => resolve()));
}

async function answer(task: Task): Promise<void> {
  if (task.kind === 'measure') {
    return say({ kind: 'measured', measured: await measure(task.spec, task.library) });
  }
  const tell = ({ ms }: Trial) => say({ kind: 'at', ms });
  return say({ kind: 'tried', killedBy: await killerOf(task.mutant, task.trials, tell) });
}

process.on('message', (task: Task) => void answer(task));
