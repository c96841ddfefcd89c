import { parse } from 'path';
import type { Mutant } from './mutate';

/** What one spec does when nothing is wrong: how long it takes, and which functions it runs. */
export interface Measured {
  readonly spec: string;
  readonly files: readonly string[];
  readonly loadMs: number;
  /** How long each test takes. */
  readonly ms: readonly number[];
  /** Functions that run while the spec is loaded, as `file#number`; they matter to all its tests. */
  readonly atLoad: readonly string[];
  /** The numbers of the tests that run a function. */
  readonly runBy: Readonly<Record<string, readonly number[]>>;
}

/** The tests of one spec that run the place of a mutant. */
export interface Trial {
  readonly spec: string;
  /** Their numbers, in the order of the spec. */
  readonly tests: readonly number[];
  /** How many tests the spec declares; when a fault changes that, all are run. */
  readonly declared: number;
  readonly ms: number;
}

/**
 * Which tests can see the mutant: those of its own spec first, then the quickest, where a spec
 * that noticed many others (`kills`) may take longer.
 */
export function trialsOf(
  mutant: Mutant,
  specs: readonly Measured[],
  kills: (spec: string) => number,
): Trial[] {
  const cost = ({ ms, spec }: Trial) => ms / (1 + kills(spec));
  return specs
    .map((measured) => trialOf(mutant, measured))
    .filter(({ tests }) => tests.length > 0)
    .sort((a, b) => distance(mutant, a) - distance(mutant, b) || cost(a) - cost(b));
}

function trialOf({ file, inFunction }: Mutant, measured: Measured): Trial {
  const { spec, files, loadMs, ms, atLoad, runBy } = measured;
  const place = `${file}#${inFunction}`;
  const matters = inFunction === null ? files.includes(file) : atLoad.includes(place);
  const tests = matters ? [...ms.keys()] : (runBy[place] ?? []);
  const all = tests.reduce((sum, test) => sum + (ms[test] ?? 0), loadMs);
  return { spec, tests, declared: ms.length, ms: all };
}

/** 0 for the spec beside the file that bears its name, else 1. */
function distance({ file }: Mutant, { spec }: Trial): 0 | 1 {
  const [one, other] = [parse(file), parse(spec)];
  return one.dir === other.dir && other.name.startsWith(`${one.name}.`) ? 0 : 1;
}
