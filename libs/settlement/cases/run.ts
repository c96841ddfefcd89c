import { readFileSync } from 'node:fs';
import { compareCase } from './compare';
import type { CaseSet, WorkedCase } from './format';

const HELP = `npm run cases -- FILE...

Answers every question of the files (format: libs/settlement/cases/README.md) with the engine, a
line per question: ok or differs, what was expected, what came out, the ground. Ends with
"N passed, N failed".`;

function main(files: readonly string[]): number {
  if (files.includes('--help')) {
    console.log(HELP);
    return 0;
  }
  if (files.length === 0) {
    console.error(HELP);
    return 2;
  }
  const verdicts = files.flatMap((file) => casesOf(read(file)).flatMap(compareCase));
  for (const { line } of verdicts) console.log(line);
  const passed = verdicts.filter(({ ok }) => ok).length;
  console.log(`${passed} passed, ${verdicts.length - passed} failed`);
  return passed === verdicts.length ? 0 : 1;
}

/** A file may hold the set, or only its list of cases. */
function casesOf(set: CaseSet | readonly WorkedCase[]): readonly WorkedCase[] {
  return 'cases' in set ? set.cases : set;
}

function read(file: string): CaseSet | readonly WorkedCase[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as CaseSet | readonly WorkedCase[];
  } catch (error) {
    console.error(`${file} cannot be read: ${error instanceof Error ? error.message : error}`);
    process.exit(2);
  }
}

process.exitCode = main(process.argv.slice(2));
