import { join } from 'node:path';
import type { Client } from 'pg';
import { seedHistory, seedOthers } from './books';
import { totalOf } from './cpu';
import { monthAt, writeMessages } from './messages';
import type { BenchOptions } from './options';
import { openPlace, type World } from './place';
import { dearestStatements } from './statements';
import { measurePath } from './whole-path';
import { CHILDREN_PER_MESSAGE, LINES_PER_CHILD, LINES_PER_MESSAGE } from './world';

/** More than so much dearer than in empty books, and a line costs more because there are many. */
const TOLERANCE = 0.15;
const MONTHS_OF_OTHERS = 30;
const LAST_MONTH = 60;

interface Variant extends Omit<World, 'children'> {
  readonly says: string;
}

/**
 * The same lines on books of other sizes, with more agreements, and late in the history of the
 * children: each in a database and a process of its own, warmed up first.
 */
export async function growth(options: BenchOptions, sizes: readonly number[]): Promise<string> {
  const { lines, rounds, report } = options;
  const children = Math.ceil(lines / LINES_PER_MESSAGE) * CHILDREN_PER_MESSAGE;
  const results: { says: string; cost: number }[] = [];
  for (const { says, ...world } of variants(sizes, children)) {
    report(`  ${says}: filling …`);
    const place = await openPlace(options, { ...world, children });
    try {
      const costs: number[] = [];
      for (let round = 0; round <= rounds; round++) {
        const folder = join(options.stack.folder, 'messages');
        const files = writeMessages(folder, children, monthAt(round), `G${round}`);
        const measured = await measurePath(place, files);
        const cost = totalOf(measured.cpu) / measured.lines;
        report(`  ${says}: ${cost.toFixed(3)} CPU-ms per line${round === 0 ? ' (warm-up)' : ''}`);
        if (round > 0) costs.push(cost);
      }
      if (options.profile) report(await dearestStatements(place.database, lines * (rounds + 1)));
      results.push({ says, cost: costs.sort((a, b) => a - b)[costs.length >> 1] ?? Number.NaN });
    } finally {
      await place.stop();
    }
  }
  return table(results);
}

function variants(sizes: readonly number[], children: number): Variant[] {
  const books = sizes.map((size): Variant => ({
    says: `books of ${size.toLocaleString('en')} lines, 10 convenants, 1st month`,
    name: `books${size}`,
    convenants: 10,
    ...(size > 0 && { seed: (database) => seedBooks(database, size) }),
  }));
  const history = { from: 1, until: 1 + children * LINES_PER_CHILD };
  return [
    ...books,
    { says: 'empty books, 1,000 convenants', name: 'convenants', convenants: 1_000 },
    {
      says: `the ${LAST_MONTH}th month of each child`,
      name: 'history',
      convenants: 10,
      seed: (database) => seedHistory(database, history, LAST_MONTH - 1),
    },
  ];
}

async function seedBooks(database: Client, size: number): Promise<void> {
  const children = Math.ceil(size / (MONTHS_OF_OTHERS * LINES_PER_CHILD));
  await seedHistory(database, await seedOthers(database, children), MONTHS_OF_OTHERS);
}

function table(results: readonly { says: string; cost: number }[]): string {
  const base = results[0]?.cost ?? Number.NaN;
  const width = Math.max(...results.map(({ says }) => says.length));
  const rows = results.map(({ says, cost }) => {
    const more = cost / base - 1;
    const percent = `${more < 0 ? '' : '+'}${Math.round(more * 100)} %`;
    return `  ${says.padEnd(width)}  ${cost.toFixed(3)}  ${percent.padStart(6)}`;
  });
  const isFlat = results.every(({ cost }) => cost <= base * (1 + TOLERANCE));
  return ['CPU-ms per line', ...rows, '', `  within 15 %: ${isFlat ? 'yes' : 'no'}`].join('\n');
}
