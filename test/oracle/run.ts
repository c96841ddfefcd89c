import fc from 'fast-check';
import { disagreement } from './compare';
import { worlds } from './histories';
import { countEnding, SETS } from './totality';

const HELP = `npm run oracle -- [--runs N] [--seed S] | --totality

  --runs N     compares the law in the library with a slow reading of its own, on N random case
               files (200000 when left out)
  --seed S     the same case files again
  --totality   every situation that the law can tell apart ends in an answer`;

function main(args: readonly string[]): number {
  if (args.includes('--help')) {
    console.log(HELP);
    return 0;
  }
  return args.includes('--totality') ? everySituation() : randomFiles(args);
}

function everySituation(): number {
  for (const set of SETS) {
    const asked = set.isAskedToo ? ', and the oracle says the same' : '';
    console.log(`${set.name}: ${countEnding(set, 1)} situations end in an answer${asked}`);
  }
  const total = SETS.reduce((sum, { size }) => sum + size, 0);
  console.log(`${total} passed, 0 failed`);
  return 0;
}

function randomFiles(args: readonly string[]): number {
  const runs = numberAfter(args, '--runs') ?? 200_000;
  const seed = numberAfter(args, '--seed') ?? Date.now() % 2 ** 31;
  const agrees = fc.property(worlds, (world) => {
    const wrong = disagreement(world);
    if (wrong) throw new Error(wrong);
  });
  const started = process.hrtime.bigint();
  const result = fc.check(agrees, { numRuns: runs, seed });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  const { failed, counterexample, errorInstance } = result;
  if (failed) {
    console.log(JSON.stringify(counterexample, null, 1));
    console.log(errorInstance instanceof Error ? errorInstance.message : `${errorInstance}`);
  }
  const agreed = result.numRuns - (failed ? 1 : 0);
  console.log(`seed ${seed}, ${seconds.toFixed(1)} s, every day of each case file compared`);
  console.log(`${agreed} agreed, ${failed ? 1 : 0} differed`);
  return failed ? 1 : 0;
}

function numberAfter(args: readonly string[], name: string): number | null {
  const at = args.indexOf(name);
  const value = at < 0 ? NaN : Number(args[at + 1]);
  return Number.isInteger(value) ? value : null;
}

process.exitCode = main(process.argv.slice(2));
