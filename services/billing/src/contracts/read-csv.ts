/** A row of a CSV file with its line number, the header being line 1. */
export interface CsvRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/**
 * Reads CSV as spreadsheets write it: `;` or `,` between cells, quotes around a cell that holds
 * one of those, a first line with the names of the columns. Empty lines and empty cells are left
 * out. A quote that is never closed takes the rest of the file into its cell.
 */
export function readCsv(text: string): { columns: readonly string[]; rows: readonly CsvRow[] } {
  const bare = text.replace(/^\uFEFF/, '');
  const [head = '', ...others] = linesOf(bare);
  const separator = head.includes(';') ? ';' : ',';
  const columns = cellsOf(head, separator).map((name) => name.trim());
  const rows = others.flatMap((line, at): CsvRow[] => {
    if (line.trim() === '') return [];
    const cells = cellsOf(line, separator)
      .map((cell, column) => [columns[column] ?? `column ${column + 1}`, cell.trim()] as const)
      .filter(([, cell]) => cell !== '');
    return [{ line: at + 2, cells: Object.fromEntries(cells) }];
  });
  return { columns, rows };
}

/** Line ends inside quotes belong to the cell. */
function linesOf(text: string): string[] {
  const lines: string[] = [];
  let start = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') quoted = !quoted;
    if (text[at] !== '\n' || quoted) continue;
    lines.push(text.slice(start, at).replace(/\r$/, ''));
    start = at + 1;
  }
  return [...lines, text.slice(start).replace(/\r$/, '')];
}

function cellsOf(line: string, separator: string): string[] {
  const cells: string[] = [];
  let start = 0;
  let quoted = false;
  for (let at = 0; at <= line.length; at++) {
    if (line[at] === '"') quoted = !quoted;
    if (at < line.length && (line[at] !== separator || quoted)) continue;
    cells.push(line.slice(start, at));
    start = at + 1;
  }
  return cells.map((cell) => {
    const inner = /^\s*"([^]*)"\s*$/.exec(cell)?.[1];
    return inner === undefined ? cell : inner.replaceAll('""', '"');
  });
}
