import { dirname } from 'path';
import { isAlive, nameOf, type Judged } from './verdicts';

/** Survivors of one line of source that were looked at: why no test kills them. */
export interface Looked {
  readonly file: string;
  readonly source: string;
  readonly changes: readonly string[];
  readonly reason: string;
}

/** One of them. */
export interface Named extends Omit<Looked, 'changes'> {
  readonly change: string;
}

export function eachOf(looked: readonly Looked[]): Named[] {
  return looked.flatMap(({ changes, ...line }) => changes.map((change) => ({ ...line, change })));
}

export interface Score {
  readonly all: number;
  readonly killed: number;
  readonly timeouts: number;
  readonly survived: number;
  readonly notCovered: number;
  /** Part of all mutants that tests notice, in per cent. */
  readonly percent: number;
}

export function scoreOf(found: readonly Judged[]): Score {
  const count = (...verdicts: Judged['verdict'][]) =>
    found.filter(({ verdict }) => verdicts.includes(verdict)).length;
  const timeouts = count('timeout', 'crash');
  const [killed, survived, notCovered] = [count('killed'), count('survived'), count('not covered')];
  const percent = found.length === 0 ? 100 : ((killed + timeouts) / found.length) * 100;
  return { all: found.length, killed, timeouts, survived, notCovered, percent };
}

/** The table: a line per file, then per folder, then all. */
export function table(found: readonly Judged[]): string[] {
  const files = grouped(found, ({ file }) => file);
  const folders = grouped(found, ({ file }) => `${dirname(file)}/`);
  const head = row('', 'mutants', 'killed', 'time-out', 'survived', 'no test', 'score');
  const scores = (groups: Map<string, Judged[]>) =>
    [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, of]) => rowOf(name, of));
  return [head, ...scores(files), '', ...scores(folders), '', rowOf('together', found)];
}

function grouped(found: readonly Judged[], nameOfGroup: (one: Judged) => string) {
  const groups = new Map<string, Judged[]>();
  for (const one of found) {
    const name = nameOfGroup(one);
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return groups;
}

function rowOf(name: string, found: readonly Judged[]): string {
  const { all, killed, timeouts, survived, notCovered, percent } = scoreOf(found);
  const counts = [all, killed, timeouts, survived, notCovered].map(String);
  return row(name.replace('libs/settlement/src/', ''), ...counts, `${percent.toFixed(1)} %`);
}

function row(name: string, ...cells: string[]): string {
  return [name.padEnd(34), ...cells.map((cell) => cell.padStart(9))].join('');
}

/** Each survivor with its place and change: first those that nobody looked at. */
export function survivors(found: readonly Judged[], named: readonly Named[]): string[] {
  const reasons = new Map(named.map((one) => [nameOf(one), one.reason]));
  const alive = found.filter(isAlive);
  const isNamed = (one: Judged) => reasons.has(nameOf(one));
  const tell = (one: Judged) => {
    const reason = reasons.get(nameOf(one));
    const text = `${one.file}:${one.line}  ${one.change}  (${one.kind}, ${one.verdict})`;
    return reason === undefined ? text : `${text}\n    ${reason}`;
  };
  const fresh = alive.filter((one) => !isNamed(one));
  const known = alive.filter(isNamed);
  return [
    `${fresh.length} survivors that nobody looked at:`,
    ...fresh.map(tell),
    '',
    `${known.length} survivors that are named:`,
    ...known.map(tell),
  ];
}

/** Named survivors that a test kills now, or whose code is gone: they may leave the list. */
export function struck(found: readonly Judged[], named: readonly Named[]): Named[] {
  const alive = new Set(found.filter(isAlive).map(nameOf));
  return named.filter((one) => !alive.has(nameOf(one)));
}
