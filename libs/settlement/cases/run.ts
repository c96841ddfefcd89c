import { readFileSync } from 'node:fs';
import { compareCase } from './compare';
import type { CaseSet } from './format';

/** `npm run cases -- FILE...`: answers every question of the files with the engine. */
function main(files: readonly string[]): number {
  if (files.length === 0) {
    console.error('usage: npm run cases -- FILE...');
    return 2;
  }
  const verdicts = files.flatMap((file) => {
    const { cases } = JSON.parse(readFileSync(file, 'utf8')) as CaseSet;
    return cases.flatMap(compareCase);
  });
  for (const { line } of verdicts) console.log(line);
  const passed = verdicts.filter(({ ok }) => ok).length;
  console.log(`${passed} passed, ${verdicts.length - passed} failed`);
  return passed === verdicts.length ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));
