import { Refusal } from '@grensverkeer/service-kit';
import { CsvError, parse } from 'csv-parse/sync';

export interface CsvRow {
  /** As a spreadsheet counts them, from 1; the names of the columns stand in the first. */
  readonly number: number;
  readonly cells: readonly string[];
}

/**
 * Rows with something in them, under the numbers that a spreadsheet shows. `;`, `,` or a tab stand
 * between cells; `sep=;` and empty rows, as a spreadsheet adds them, are no fault.
 * @throws Refusal 400 `csv-invalid`
 */
export function csvRows(text: string): CsvRow[] {
  const [, told, after] = /^sep=(.)\r?\n([^]*)$/.exec(text) ?? [];
  const rest = after ?? text;
  const before = after === undefined ? 1 : 2;
  try {
    const delimiter = told ?? separatorOf(rest);
    const all: string[][] = parse(rest, { delimiter, relax_column_count: true, trim: true });
    return all
      .map((cells, at) => ({ number: at + before, cells }))
      .filter(({ cells }) => cells.some((cell) => cell !== ''));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Refusal('csv-invalid', `The file is no CSV (${error.code}).`, {
      status: 400,
      nl: 'Het bestand is geen CSV: een aanhalingsteken staat verkeerd of is niet gesloten.',
      en: 'The file is no CSV: a quotation mark is misplaced or not closed.',
    });
  }
}

/** What stands most often between the names of the columns. */
function separatorOf(text: string): string {
  const [names = ''] = text.split(/\r?\n/, 1);
  const count = (separator: string) => names.split(separator).length;
  return [';', ',', '\t'].reduce((best, next) => (count(next) > count(best) ? next : best));
}
