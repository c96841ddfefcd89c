import type { Cents, LocalDate } from '@grensverkeer/settlement';

/** One row of the table `contract`. */
export interface Contract {
  readonly municipality: string;
  readonly provider: string;
  readonly host: string | null;
  readonly convenantId: string | null;
  readonly productCategory: string | null;
  readonly productCode: string | null;
  readonly unit: string | null;
  readonly tariffCents: Cents | null;
  readonly from: LocalDate;
  readonly until: LocalDate | null;
}

export interface Changed {
  readonly before: Contract;
  readonly after: Contract;
}

export interface ContractDiff {
  readonly added: readonly Contract[];
  readonly changed: readonly Changed[];
  readonly ended: readonly Changed[];
  readonly unchanged: number;
}

/** A row that cannot stand beside another; `row` counts from 0. */
export interface Clash {
  readonly row: number;
  readonly code: 'row-repeated' | 'contracts-overlap';
}

interface Standing {
  readonly contract: Contract;
  /** Its place in the file; null when the file does not name it. */
  readonly row: number | null;
}

/**
 * What a file changes in the contracts that are known. A row is the contract for its parties,
 * product and unit from its first day on: the same first day is the same contract, and one without
 * an end runs until the next begins. What the file does not name stays, but for such an end.
 */
export function contractDiff(
  known: readonly Contract[],
  given: readonly Contract[],
): { readonly diff: ContractDiff; readonly clashes: readonly Clash[] } {
  const before = new Map(known.map((contract) => [contractKey(contract), contract]));
  const clashes: Clash[] = [];
  const standing = new Map<string, Standing>(
    known.map((contract) => [contractKey(contract), { contract, row: null }]),
  );
  given.forEach((contract, row) => {
    const key = contractKey(contract);
    if ((standing.get(key)?.row ?? null) !== null) clashes.push({ row, code: 'row-repeated' });
    standing.set(key, { contract, row });
  });
  const added: Contract[] = [];
  const changed: Changed[] = [];
  const ended: Changed[] = [];
  let unchanged = 0;
  for (const line of timelines([...standing.values()])) {
    for (const [at, { contract, row }] of line.entries()) {
      const next = line[at + 1];
      const after = { ...contract, until: contract.until ?? next?.contract.from ?? null };
      if (next && after.until !== null && after.until > next.contract.from) {
        clashes.push({ row: row ?? next.row ?? 0, code: 'contracts-overlap' });
      }
      const was = before.get(contractKey(contract));
      if (!was) added.push(after);
      else if (isSame(was, after)) unchanged += row === null ? 0 : 1;
      else if (
        isSame({ ...was, until: null }, { ...after, until: null }) &&
        endsEarlier(was, after)
      )
        ended.push({ before: was, after });
      else changed.push({ before: was, after });
    }
  }
  return { diff: { added, changed, ended, unchanged }, clashes };
}

/** What makes a contract that contract: parties, product and unit, and its first day. */
export function contractKey(contract: Contract): string {
  return `${lineKey(contract)} ${contract.from}`;
}

function lineKey(contract: Contract): string {
  const { municipality, provider, host, productCategory, productCode, unit } = contract;
  return [municipality, provider, ...(host ? ['host'] : [productCategory, productCode, unit])].join(
    ' ',
  );
}

/** What follows on one another, in the order of time. */
function timelines(standing: readonly Standing[]): Standing[][] {
  const lines = new Map<string, Standing[]>();
  for (const one of standing) {
    const line = lines.get(lineKey(one.contract)) ?? [];
    line.push(one);
    lines.set(lineKey(one.contract), line);
  }
  return [...lines.values()].map((line) =>
    line.sort((one, other) => (one.contract.from < other.contract.from ? -1 : 1)),
  );
}

const MEMBERS = ['host', 'convenantId', 'tariffCents', 'until'] as const;
const isSame = (one: Contract, other: Contract): boolean =>
  MEMBERS.every((member) => one[member] === other[member]);
const endsEarlier = ({ until: before }: Contract, { until: after }: Contract): boolean =>
  after !== null && (before === null || after < before);
