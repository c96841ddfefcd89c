/** A column of a CSV invoice: to which field of the JSON door it belongs and how a cell is read. */
export interface Column {
  readonly field: string;
  /** Of the invoice: the same in every row, or only in the first. */
  readonly ofHead: boolean;
  readonly read: (cell: string) => unknown;
  /** Code and reason when the cell cannot be read, where the field itself would be told oddly. */
  readonly fault?: { readonly code: string; readonly reason: string };
}

const AMOUNT = { code: 'is-amount', reason: 'must be an amount in euros, like 1234,56' };

/** Excel drops the zeros in front of a code. */
const padded = (length: number) => (cell: string) =>
  /^\d+$/.test(cell) ? cell.padStart(length, '0') : cell;
const asText = (cell: string): string => cell;
const asWhole = (cell: string): unknown => (/^\d{1,15}$/.test(cell) ? Number(cell) : cell);

/** `1-4-2026` is how Excel writes 2026-04-01 in the Netherlands. */
function asDate(cell: string): string {
  const [, day, month, year] = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(cell) ?? [];
  if (!day || !month || !year) return cell;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** The day after; what is no date stays as it is, for the check to name. */
function asDayAfter(cell: string): string {
  const date = asDate(cell);
  const next = new Date(`${date}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(next.getTime())) return date;
  // 31 April would become 1 May: that is no date either.
  if (next.toISOString().slice(0, 10) !== date) return date;
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

/** Euros with a decimal comma or point, dots between thousands; never a float. */
function asCents(cell: string): unknown {
  const bare = cell.replace(/^€\s*/, '');
  const dutch = /^(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?$/.exec(bare);
  const english = /^(\d+)\.(\d{1,2})$/.exec(bare);
  const [, whole, fraction = ''] = english ?? dutch ?? [];
  if (whole === undefined) return cell;
  return Number(whole.replaceAll('.', '') + fraction.padEnd(2, '0'));
}

const head = (field: string, read = asText): Column => ({ field, ofHead: true, read });
const line = (field: string, read: Column['read'] = asText): Column => ({
  field,
  ofHead: false,
  read,
});
const euros = (field: string): Column => ({ ...line(field, asCents), fault: AMOUNT });

const RECEIVER = head('receiver', padded(4));
const SENDER = head('sender', padded(8));
const NUMBER = head('invoiceNumber');
const DATE = head('invoiceDate', asDate);
const ALLOCATION = line('allocationNumber', asWhole);

/**
 * By the name of the column in small letters. The fields of the JSON door under their own names;
 * the same in Dutch, as iJw and a clerk's sheet call them, with amounts in euros and with
 * `einddatum` as the last day that belongs to the line (`until` is the first that does not).
 */
const BY_NAME: Readonly<Record<string, Column>> = {
  sender: SENDER,
  afzender: SENDER,
  aanbieder: SENDER,
  agbcode: SENDER,
  receiver: RECEIVER,
  ontvanger: RECEIVER,
  gemeente: RECEIVER,
  gemeentecode: RECEIVER,
  invoicenumber: NUMBER,
  declaratienummer: NUMBER,
  factuurnummer: NUMBER,
  invoicedate: DATE,
  dagtekening: DATE,
  factuurdatum: DATE,
  reference: line('reference'),
  referentienummer: line('reference'),
  previousreference: line('previousReference'),
  vorigreferentienummer: line('previousReference'),
  corrects: line('corrects'),
  vervangt: line('corrects'),
  bsn: line('bsn', padded(9)),
  allocationnumber: ALLOCATION,
  toewijzingnummer: ALLOCATION,
  toewijzingsnummer: ALLOCATION,
  productcategory: line('productCategory'),
  productcategorie: line('productCategory'),
  productcode: line('productCode'),
  from: line('from', asDate),
  begindatum: line('from', asDate),
  until: line('until', asDate),
  einddatum: line('until', asDayAfter),
  volume: line('volume', asWhole),
  geleverdvolume: line('volume', asWhole),
  unit: line('unit', padded(2)),
  eenheid: line('unit', padded(2)),
  tariffcents: line('tariffCents', asWhole),
  producttarief: euros('tariffCents'),
  tarief: euros('tariffCents'),
  amountcents: line('amountCents', asWhole),
  bedrag: euros('amountCents'),
  ingediendbedrag: euros('amountCents'),
  debitcredit: line('debitCredit', (cell) => cell.toUpperCase()),
  debetcredit: line('debitCredit', (cell) => cell.toUpperCase()),
};
export const COLUMNS: ReadonlyMap<string, Column> = new Map(Object.entries(BY_NAME));

/** Without these a row cannot be a line; the others may be left out by most senders. */
export const NEEDED: readonly string[] = [
  ...['sender', 'receiver', 'invoiceNumber', 'invoiceDate', 'reference', 'allocationNumber'],
  ...['productCategory', 'productCode', 'from', 'until', 'volume', 'unit', 'amountCents'],
  'debitCredit',
];
