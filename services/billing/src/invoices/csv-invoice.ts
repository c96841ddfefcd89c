import { invalidInput, Refusal, validated, type InvalidParam } from '@grensverkeer/service-kit';
import { csvRows, type CsvRow } from '../csv';
import { COLUMNS, NEEDED, type Column } from './csv-columns';
import { InvoiceDto } from './invoice.dto';

/**
 * Reads an invoice that came as CSV: a row of column names, then a row for every line. `;`, `,` or
 * a tab stand between cells; whatever a spreadsheet adds (a BOM, `sep=;`, empty rows) is no fault.
 * @throws Refusal 400 `not-utf8`, `csv-invalid`, or `invalid-input` that names row and column
 */
export function invoiceOfCsv(body: Buffer): InvoiceDto {
  const [names, ...rows] = csvRows(textOf(body));
  if (!names) throw faulty('rows', 'too-few', 'must hold column names and at least one line');
  const columns = columnsOf(names);
  if (rows.length === 0) throw faulty('rows', 'too-few', 'must hold at least one line');
  const head = headOf(columns, rows);
  const lines = rows.map((row) => membersOf(columns, row, false));
  try {
    return validated(InvoiceDto, { ...head, lines });
  } catch (error) {
    if (!(error instanceof Refusal) || !error.options.params) throw error;
    throw invalidInput(error.options.params.map((param) => placed(param, columns, rows)));
  }
}

function textOf(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw new Refusal('not-utf8', 'Save the file as CSV UTF-8.', {
      status: 400,
      nl: 'Het bestand is geen UTF-8. Kies in Excel bij opslaan voor "CSV UTF-8".',
      en: 'The file is not UTF-8. In Excel, save it as "CSV UTF-8".',
    });
  }
}

function columnsOf({ number, cells }: CsvRow): (Column | null)[] {
  const faults: InvalidParam[] = [];
  const seen = new Set<string>();
  const columns = cells.map((name, at) => {
    if (name === '') return null;
    const column = COLUMNS.get(name.toLowerCase().replace(/[\s_-]/g, ''));
    const place = `rows.${number}.${at + 1}`;
    if (!column) {
      faults.push({ name: place, code: 'unknown-field', reason: 'this column is not known here' });
      return null;
    }
    if (seen.has(column.field)) {
      faults.push({ name: place, code: 'twice', reason: `a second column for ${column.field}` });
    }
    seen.add(column.field);
    return column;
  });
  for (const field of NEEDED.filter((needed) => !seen.has(needed))) {
    faults.push({
      name: `rows.${number}.${field}`,
      code: 'missing-column',
      reason: 'there is no column for this field',
    });
  }
  if (faults.length > 0) throw invalidInput(faults);
  return columns;
}

/** The fields of the invoice itself: in the first row, and nowhere else another value. */
function headOf(
  columns: readonly (Column | null)[],
  rows: readonly CsvRow[],
): Record<string, unknown> {
  const faults: InvalidParam[] = [];
  const [first] = rows;
  const head = first ? membersOf(columns, first, true) : {};
  for (const row of rows) {
    if (row.cells.slice(columns.length).some((cell) => cell !== '')) {
      const reason = 'this row has more cells than there are columns';
      faults.push({ name: `rows.${row.number}`, code: 'too-many-cells', reason });
    }
    for (const [field, value] of Object.entries(membersOf(columns, row, true))) {
      if (value === head[field]) continue;
      const name = `rows.${row.number}.${field}`;
      faults.push({ name, code: 'differs', reason: 'must be the same as in the first row' });
    }
  }
  if (faults.length > 0) throw invalidInput(faults);
  return head;
}

/** Empty cells are left out. */
function membersOf(
  columns: readonly (Column | null)[],
  { cells }: CsvRow,
  ofHead: boolean,
): Record<string, unknown> {
  const members: Record<string, unknown> = {};
  columns.forEach((column, at) => {
    const cell = cells[at] ?? '';
    if (column?.ofHead === ofHead && cell !== '') members[column.field] = column.read(cell);
  });
  return members;
}

/** `lines.0.until` becomes `rows.2.until`: the clerk sees rows. */
function placed(
  { name, code, reason }: InvalidParam,
  columns: readonly (Column | null)[],
  rows: readonly CsvRow[],
): InvalidParam {
  const [, at, field] = /^lines\.(\d+)\.(\w+)$/.exec(name) ?? [];
  if (at === undefined || field === undefined) {
    return {
      name: name === 'lines' ? 'rows' : `rows.${rows[0]?.number ?? 2}.${name}`,
      code,
      reason,
    };
  }
  const column = columns.find((candidate) => candidate?.field === field);
  const told = code === 'is-whole-number' && column?.fault ? column.fault : { code, reason };
  return { name: `rows.${rows[Number(at)]?.number ?? 0}.${field}`, ...told };
}

const faulty = (name: string, code: string, reason: string): Refusal =>
  invalidInput([{ name, code, reason }]);
