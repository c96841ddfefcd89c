import { join } from 'node:path';
import { PARTS, totalOf } from './cpu';
import { monthAt, writeMessages } from './messages';
import type { BenchOptions } from './options';
import { dearestStatements } from './statements';
import { startPipe } from './plain-pipe';
import { openPlace } from './place';
import { measurePath, type Measured } from './whole-path';
import { CHILDREN_PER_MESSAGE, LINES_PER_MESSAGE } from './world';

/** The leanest path that survives a crash, as once measured; see `npm run bench` in the README. */
const LEANEST = 0.07;
const TARGET = 0.15;
const CONVENANTS = 10;

type Wanted = Readonly<Record<'pipe' | 'path', boolean>>;

/** Plain pipe and whole path by turns, each warmed up first; a table of the medians. */
export async function compare(options: BenchOptions, wanted: Wanted): Promise<string> {
  const { stack, lines, rounds, report } = options;
  const messages = Math.ceil(lines / LINES_PER_MESSAGE);
  const children = messages * CHILDREN_PER_MESSAGE;
  const files = Array.from({ length: rounds + 1 }, (_, round) =>
    writeMessages(join(stack.folder, 'messages'), children, monthAt(round), `R${round}`),
  );
  const pipe = wanted.pipe ? await startPipe(stack) : null;
  const path = wanted.path
    ? await openPlace(options, { name: 'path', children, convenants: CONVENANTS })
    : null;
  const results: Results = { pipe: [], path: [] };
  try {
    for (const [round, own] of files.entries()) {
      const count = messages * LINES_PER_MESSAGE;
      const passed = await pipe?.measure(own, count);
      const settled = path && (await measurePath(path, own));
      const told = (one?: Measured | null) => (one ? perLine(totalOf(one.cpu), one.lines) : '-');
      const name = round === 0 ? 'warm-up' : `round ${round}`;
      report(`  ${name}: pipe ${told(passed)}, path ${told(settled)} CPU-ms per line`);
      if (round > 0 && passed) results.pipe.push(passed);
      if (round > 0 && settled) results.path.push(settled);
    }
    if (path && options.profile) {
      const all = files.length * messages * LINES_PER_MESSAGE;
      report(`statements, ms per line:\n${await dearestStatements(path.database, all)}`);
    }
  } finally {
    await pipe?.stop();
    await path?.stop();
  }
  return table(results);
}

interface Results {
  readonly pipe: Measured[];
  readonly path: Measured[];
}

function table({ pipe, path }: Results): string {
  const rows = [
    ['CPU-ms per line', ...PARTS, 'together', 'lines/s'],
    ...(pipe.length > 0 ? [row('plain pipe', pipe)] : []),
    ...(path.length > 0 ? [row('whole path', path)] : []),
  ];
  const widths = rows[0]!.map((_, at) => Math.max(...rows.map((one) => one[at]!.length)));
  const lines = rows.map((one) =>
    one.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))),
  );
  return [...lines.map((cells) => `  ${cells.join('  ')}`), ...verdict(pipe, path)].join('\n');
}

function row(name: string, all: readonly Measured[]): string[] {
  const each = PARTS.map((part) => perLine(median(all.map(({ cpu, lines }) => cpu[part] / lines))));
  const rate = median(all.map(({ lines, seconds }) => lines / seconds));
  return [name, ...each, perLine(together(all)), Math.round(rate).toLocaleString('en')];
}

function verdict(pipe: readonly Measured[], path: readonly Measured[]): string[] {
  if (path.length === 0) return [];
  const ours = together(path);
  const leanest = `${(ours / LEANEST).toFixed(1)} times the leanest that survives a crash (${LEANEST})`;
  const target = `target ${TARGET}: ${ours <= TARGET ? 'met' : 'not met'}`;
  if (pipe.length === 0) return ['', `  whole path: ${leanest}; ${target}`];
  const ratio = (ours / together(pipe)).toFixed(2);
  return ['', `  whole path: ${ratio} times the plain pipe; ${leanest}; ${target}`];
}

const together = (all: readonly Measured[]): number =>
  median(all.map(({ cpu, lines }) => totalOf(cpu) / lines));

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

function perLine(ms: number, lines = 1): string {
  return (ms / lines).toFixed(3);
}
