import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'fs';
import { dirname } from 'path';
import type { Mutant } from './mutate';

/** What became of a mutant. A loop without end and a process that dies are noticed as well. */
export type Verdict = 'killed' | 'timeout' | 'crash' | 'survived' | 'not covered';

export interface Judged {
  readonly file: string;
  readonly line: number;
  readonly source: string;
  readonly change: string;
  readonly kind: string;
  /** Where it starts; with the file and the change it is one mutant of one state of the code. */
  readonly start: number;
  readonly verdict: Verdict;
  readonly killedBy: string | null;
}

export function judged(mutant: Mutant, verdict: Verdict, killedBy: string | null = null): Judged {
  const { file, line, source, change, kind, start } = mutant;
  return { file, line, source, change, kind, start, verdict, killedBy };
}

export const isAlive = ({ verdict }: Judged): boolean =>
  verdict === 'survived' || verdict === 'not covered';

/** One mutant of one state of the code. */
export const keyOf = ({ file, start, change }: Mutant | Judged): string =>
  `${file} ${start} ${change}`;

/** The same mutant in another state of the code, as far as it can be told. */
export const nameOf = ({ file, source, change }: Pick<Judged, 'file' | 'source' | 'change'>) =>
  `${file} | ${source} | ${change}`;

/**
 * Verdicts as they come, one line each, so that a run that was broken off can go on. The first
 * line names the state of code and tests that they are about.
 */
export class VerdictFile {
  constructor(
    private readonly path: string,
    private readonly state: string,
  ) {}

  /** What was found about the same state before. */
  earlier(): Judged[] {
    if (!existsSync(this.path)) return [];
    const [state] = readFileSync(this.path, 'utf8').split('\n', 1);
    return state === this.state ? this.last() : [];
  }

  /** What was found by the last run, whatever has changed since. */
  last(): Judged[] {
    if (!existsSync(this.path)) return [];
    const [, ...lines] = readFileSync(this.path, 'utf8').trim().split('\n');
    return lines.map((line) => JSON.parse(line) as Judged);
  }

  begin(known: readonly Judged[]): void {
    mkdirSync(dirname(this.path), { recursive: true });
    writeFileSync(this.path, `${this.state}\n`);
    for (const one of known) this.add(one);
  }

  add(one: Judged): void {
    appendFileSync(this.path, `${JSON.stringify(one)}\n`);
  }
}
