import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jw323, type DemoLine } from '../demo/jw323';
import type { Month } from '../demo/months';
import { CHILDREN_PER_MESSAGE, childOf, LINES_PER_CHILD, PRODUCTS, type BenchChild } from './world';

/** A calendar month, `YYYY-MM`, as the messages name it. */
export function monthOf(name: string): Month {
  const [year = 0, month = 0] = name.split('-').map(Number);
  const next = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
  return { name, from: `${name}-01`, until: next, sentOn: `${next.slice(0, 8)}05` };
}

/** The months that are billed, one for each round: a month of help is billed once. */
export const BILLED = Array.from({ length: 24 }, (_, at) =>
  monthOf(`${2024 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`),
);

/** @throws Error when so many rounds cannot be billed */
export function monthAt(round: number): Month {
  const month = BILLED[round];
  if (!month) throw new Error(`at most ${BILLED.length} rounds, the one to warm up included`);
  return month;
}

/**
 * Writes JW323 messages for the first `children` children, three lines each; all amounts differ
 * and most do not divide. `round` keeps numbers and references of one round apart from others.
 * @returns the files, in the order of the children
 */
export function writeMessages(
  folder: string,
  children: number,
  month: Month,
  round: string,
): string[] {
  const files: string[] = [];
  for (let first = 0; first < children; first += CHILDREN_PER_MESSAGE) {
    const last = Math.min(children, first + CHILDREN_PER_MESSAGE);
    const file = join(folder, `${round}-${files.length}.xml`);
    writeFileSync(file, messageOf(first, last, month, `${round}m${files.length}`));
    files.push(file);
  }
  return files;
}

/** One message for these children, as text. */
export function messageOf(first: number, last: number, month: Month, number: string): string {
  const { provider, receiver } = childOf(first);
  const lines: DemoLine[] = [];
  for (let at = first; at < last; at++) lines.push(...linesOf(childOf(at), at, month, number));
  return jw323({ sender: provider, receiver, invoiceNumber: number, month, lines });
}

function linesOf(child: BenchChild, at: number, month: Month, number: string): DemoLine[] {
  return Array.from({ length: LINES_PER_CHILD }, (_, n) => {
    const [volume, tariff] = [1 + ((at + n) % 40), 5_003 + (at % 97)];
    return {
      bsn: child.bsn,
      reference: `${number}c${at}n${n}`,
      previousReference: null,
      allocationNumber: child.allocation + n,
      productCategory: '45',
      productCode: PRODUCTS[n]!,
      from: month.from,
      until: month.until,
      volume,
      unit: '04',
      tariffCents: tariff,
      amountCents: volume * tariff,
    };
  });
}
