import { Refusal, validated, type InvalidParam } from '@grensverkeer/service-kit';
import { csvRows } from '../csv';
import type { Contract } from './contract-diff';
import { ContractDto } from './contract.dto';

/** Room for tens of thousands of tariffs. */
export const LARGEST_IMPORT = 10 * 1024 * 1024;
const MOST_ROWS = 50_000;
/** Enough to see what is wrong. */
const MOST_FAULTS_TOLD = 200;

/** A contract as it was sent, with the words for its place. */
export interface ImportRow {
  readonly place: string;
  readonly contract: Contract;
}

/**
 * The contracts of a CSV file: the names of the columns are those of the JSON members.
 * @throws Refusal 400 `csv-invalid`, or `invalid-input` that names every line and column not right
 */
export function rowsOfCsv(text: string): ImportRow[] {
  const [names, ...rows] = csvRows(text);
  return checked(
    rows.map(({ number, cells }) => ({
      place: `line ${number}`,
      input: numbersOf(membersOf(names?.cells ?? [], cells)),
    })),
  );
}

/** Empty cells are left out; a cell without a column is there for the check to name. */
function membersOf(names: readonly string[], cells: readonly string[]): Record<string, string> {
  const named = cells.map((cell, at) => [names[at] ?? `column ${at + 1}`, cell] as const);
  return Object.fromEntries(named.filter(([, cell]) => cell !== ''));
}

/** The contracts of a JSON body `{ contracts: […] }`. @throws Refusal 400 the same way */
export function rowsOfJson(body: unknown): ImportRow[] {
  const { contracts } = Object(body) as { contracts?: unknown };
  if (!Array.isArray(contracts)) {
    throw faulty([{ name: 'contracts', code: 'is-list', reason: 'must be a list' }]);
  }
  return checked(contracts.map((input: unknown, at) => ({ place: `contracts.${at}`, input })));
}

/** The refusal of an import, with what is wrong at which place. */
export function faulty(params: readonly InvalidParam[]): Refusal {
  return new Refusal('invalid-input', `Nothing was imported: ${params.length} fault(s).`, {
    status: 400,
    params: params.slice(0, MOST_FAULTS_TOLD),
    nl: 'Er is niets ingelezen; elke fout staat er met regel en kolom bij.',
    en: 'Nothing was imported; every fault is named with its line and column.',
  });
}

function checked(rows: readonly { place: string; input: unknown }[]): ImportRow[] {
  if (rows.length > MOST_ROWS) {
    throw faulty([{ name: 'contracts', code: 'too-many', reason: `at most ${MOST_ROWS} rows` }]);
  }
  const faults: InvalidParam[] = [];
  const good = rows.flatMap(({ place, input }): ImportRow[] => {
    try {
      return [{ place, contract: contractOf(validated(ContractDto, input)) }];
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { params = [{ name: '', code: error.code, reason: error.detail }] } = error.options;
      faults.push(...params.map(({ name, ...rest }) => ({ name: `${place} ${name}`, ...rest })));
      return [];
    }
  });
  if (faults.length > 0) throw faulty(faults);
  return good;
}

/** A cell is text; what is no number is left for the check to name. */
function numbersOf({ tariffCents, ...cells }: Readonly<Record<string, string>>): unknown {
  if (tariffCents === undefined) return cells;
  return { ...cells, tariffCents: /^\d+$/.test(tariffCents) ? Number(tariffCents) : tariffCents };
}

const contractOf = (dto: ContractDto): Contract => ({
  municipality: dto.municipality,
  provider: dto.provider,
  host: dto.host ?? null,
  convenantId: dto.convenantId ?? null,
  productCategory: dto.productCategory ?? null,
  productCode: dto.productCode ?? null,
  unit: dto.unit ?? null,
  tariffCents: dto.tariffCents ?? null,
  from: dto.from,
  until: dto.until ?? null,
});
