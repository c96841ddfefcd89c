import { createHash } from 'crypto';
import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { mutantsOf, type Mutant } from './mutate';

/** Runs for a quarter of a minute, and sees nothing that the other specs of the oracle do not. */
const TOO_SLOW = ['test/oracle/totality.spec.ts'];

/** The code of the library: what is neither a spec nor a fixture of specs. */
export function libraryFiles(): string[] {
  return under('libs/settlement/src').filter((file) => !/spec\.ts$|fixtures?\.ts$/.test(file));
}

/** The specs that test the library: its own, and the oracle that reads the law apart from it. */
export function specFiles(): string[] {
  return [...under('libs/settlement'), ...under('test/oracle')].filter(
    (file) => file.endsWith('.spec.ts') && !TOO_SLOW.includes(file),
  );
}

export function allMutants(files: readonly string[]): Mutant[] {
  return files.flatMap((file) => mutantsOf(file, readFileSync(file, 'utf8')));
}

/** One text for the state of code, tests and this tool: when it changes, older verdicts are void. */
export function fingerprint(): string {
  const hash = createHash('sha256');
  const snapshots = under('libs/settlement', /\.(snap|json)$/);
  const code = ['libs/settlement', 'test/oracle', 'test/mutants'].flatMap((top) => under(top));
  for (const file of [...code, ...snapshots]) {
    hash.update(file).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** Files below a folder, in a fixed order. */
function under(folder: string, name = /\.ts$/): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => name.test(file))
    .map((file) => join(folder, file))
    .sort();
}

/** Does the path fit? `*` stands for a name, `**` for any path; without a star a part is enough. */
export function fits(glob: string, file: string): boolean {
  if (!glob.includes('*')) return file.includes(glob);
  const parts = glob.split(/(\*\*\/?|\*)/).map((part) => {
    if (part.startsWith('**')) return '.*';
    return part === '*' ? '[^/]*' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`(^|/)${parts.join('')}$`).test(file);
}
