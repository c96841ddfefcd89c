import type { Items } from './diff';
import { ReferenceFault } from './fault';

/** Our lists of codes, each with the type of the base schema that it is published in. */
export const LISTS: Readonly<Record<string, string>> = {
  COD043: 'LDT_DebetCredit',
  COD467: 'LDT_StatusAanlevering',
  JZ002: 'LDT_RedenWijziging',
  JZ020: 'LDT_ProductCategorie',
  JZ588: 'LDT_RedenBeeindiging',
  WJ001: 'LDT_RetourCode',
  WJ756: 'LDT_Eenheid',
  WJ758: 'LDT_RedenVerzoek',
  WJ759: 'LDT_RedenAfwijzingVerzoek',
  WJ760: 'LDT_VerzoekAntwoord',
  WMO757: 'LDT_Frequentie',
};

/** The codes of a list, from what the base schema binds. */
export function listItems(list: string, baseSchema: Items): Items {
  const type = `${LISTS[list]}=`;
  const found = [...baseSchema].filter(([name]) => name.startsWith(type));
  if (found.length === 0) {
    throw new ReferenceFault('source-unreadable', `the base schema has no codes of ${list}`);
  }
  return new Map(found.map(([name, meaning]) => [name.slice(type.length), meaning]));
}

/** The rows of a CSV file: quoted cells may hold commas, no cell holds a line end. */
export function rowsOf(csv: string): string[][] {
  return csv
    .trim()
    .split(/\r?\n/)
    .map((row) =>
      [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        ([, quoted, plain = '']) => quoted?.replace(/""/g, '"') ?? plain,
      ),
    );
}

/** Code and meaning of each row. */
export function itemsOf(csv: string): Items {
  return new Map(
    rowsOf(csv)
      .slice(1)
      .map(([code = '', meaning = '']) => [code, meaning]),
  );
}

/** The list with these codes; what its other columns say of a code stays. */
export function renewedList(csv: string, codes: Items): string {
  const [header = [], ...rows] = rowsOf(csv);
  const known = new Map(rows.map(([code = '', , ...rest]) => [code, rest]));
  const blank = header.slice(2).map(() => '');
  const all = [...codes].map(([code, meaning]) => [code, meaning, ...(known.get(code) ?? blank)]);
  return [header, ...all].map((row) => `${row.map(cell).join(',')}\n`).join('');
}

const cell = (value: string): string =>
  /[",]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
