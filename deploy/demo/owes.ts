import { membersOf } from './children';
import { readAll } from './http';
import { MONTHS } from './months';
import { nameOf } from './names';
import type { Urls } from './settled';
import { euros, table, type Column } from './table';

/** A statement as billing answers it: one pair and service month, seen from `municipality`. */
interface Statement {
  readonly municipality: string;
  readonly counterparty: string;
  readonly month: string;
  /** What `municipality` owes, less what it is owed. */
  readonly netCents: number;
}

interface Pair {
  readonly debtor: string;
  readonly creditor: string;
  /** Per month; below zero where the creditor owes. */
  readonly months: readonly number[];
  readonly totalCents: number;
}

export const REGIONS = ['rijnmond', 'haaglanden', 'zuid-holland-zuid'];
const SHOWN = 16;

/** Who owes whom per month and pair: the largest pairs, and what the others come to. */
export async function whoOwesWhom(urls: Urls): Promise<string> {
  const pairs = pairsOf(await statementsOf(urls));
  const shown = pairs.slice(0, SHOWN);
  const rest = pairs.slice(SHOWN);
  const columns: Column[] = [
    { title: 'owes' },
    { title: 'to' },
    ...MONTHS.map(({ name }) => ({ title: name, align: 'right' as const })),
    { title: 'together', align: 'right' },
  ];
  const rows = shown.map(({ debtor, creditor, ...pair }) => [
    nameOf(debtor),
    nameOf(creditor),
    ...amountsOf([pair]),
  ]);
  if (rest.length > 0) rows.push([`${rest.length} more pairs`, '', ...amountsOf(rest)]);
  rows.push([`all ${pairs.length} pairs`, '', ...amountsOf(pairs)]);
  return table(columns, rows);
}

async function statementsOf({ billing }: Urls): Promise<Statement[]> {
  const all: Statement[] = [];
  for (const code of REGIONS.flatMap(membersOf)) {
    all.push(
      ...(await readAll<Statement>(`${billing}/v1/statements?municipality=${code}&pageSize=500`)),
    );
  }
  return all;
}

/** Every pair stands in the statements of both; once is enough. */
function pairsOf(statements: readonly Statement[]): Pair[] {
  const byPair = new Map<string, Statement[]>();
  for (const statement of statements) {
    if (statement.municipality > statement.counterparty) continue;
    const key = `${statement.municipality} ${statement.counterparty}`;
    byPair.set(key, [...(byPair.get(key) ?? []), statement]);
  }
  return [...byPair.values()].flatMap(pairOf).sort((a, b) => b.totalCents - a.totalCents);
}

function pairOf(statements: readonly Statement[]): Pair[] {
  const [first] = statements;
  if (!first) return [];
  const months = MONTHS.map(({ name }) =>
    sumOf(statements.filter(({ month }) => month === name).map(({ netCents }) => netCents)),
  );
  const { municipality: one, counterparty: other } = first;
  const totalCents = sumOf(months);
  return totalCents < 0
    ? [{ debtor: other, creditor: one, months: months.map((m) => -m), totalCents: -totalCents }]
    : [{ debtor: one, creditor: other, months, totalCents }];
}

function amountsOf(pairs: readonly Pick<Pair, 'months' | 'totalCents'>[]): string[] {
  const months = MONTHS.map((_, at) => sumOf(pairs.map((pair) => pair.months[at] ?? 0)));
  return [...months, sumOf(pairs.map((pair) => pair.totalCents))].map(euros);
}

const sumOf = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0);
