import { dayBefore, type Month } from './months';

/** One Prestatie. `until` is exclusive; the message carries the day before it. */
export interface DemoLine {
  readonly bsn: string;
  readonly reference: string;
  /** Set on a credit: the reference of the debit that it takes back. */
  readonly previousReference: string | null;
  readonly allocationNumber: number;
  readonly productCategory: string;
  readonly productCode: string;
  readonly from: string;
  readonly until: string;
  readonly volume: number;
  readonly unit: string;
  readonly tariffCents: number | null;
  readonly amountCents: number;
}

export interface DemoInvoice {
  readonly sender: string;
  readonly receiver: string;
  readonly invoiceNumber: string;
  readonly month: Month;
  readonly lines: readonly DemoLine[];
}

const BASE = 'http://www.istandaarden.nl/ijw/3_2/basisschema/schema';
const JW323 = 'http://www.istandaarden.nl/ijw/3_2/jw323/schema';

/**
 * A JW323 as a provider's system would send it (iJw 3.2): written as text here and not by
 * `libs/ijw`, so that the reader is not tried out on its own handwriting. CR/LF, per OP192.
 */
export function jw323(invoice: DemoInvoice): string {
  const { month, lines } = invoice;
  const parts = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<Bericht xmlns="${JW323}" xmlns:ijw="${BASE}">`,
    header(invoice),
    '<Declaratie>',
    tag('DeclaratieNummer', invoice.invoiceNumber),
    tag('DeclaratiePeriode', days(month.from, month.until)),
    tag('DeclaratieDagtekening', month.sentOn),
    tag('TotaalIngediendBedrag', signed('TotaalBedrag', totalOf(lines))),
    '<Clienten>',
    ...[...byBsn(lines)].map(([bsn, own]) => client(bsn, own)),
    '</Clienten>',
    '</Declaratie>',
    '</Bericht>',
  ];
  return parts.join('\r\n');
}

/** Debits less credits: what the sender asks for (TR358). */
export function totalOf(lines: readonly DemoLine[]): number {
  return lines.reduce(
    (total, line) => total + (line.previousReference ? -1 : 1) * line.amountCents,
    0,
  );
}

function header({ sender, receiver, invoiceNumber, month }: DemoInvoice): string {
  return tag(
    'Header',
    tag('BerichtCode', '490') +
      tag('BerichtVersie', 3) +
      tag('BerichtSubversie', 2) +
      tag('Afzender', sender) +
      tag('Ontvanger', receiver) +
      tag(
        'BerichtIdentificatie',
        tag('ijw:Identificatie', invoiceNumber) + tag('ijw:Dagtekening', month.sentOn),
      ) +
      tag(
        'XsdVersie',
        tag('ijw:BasisschemaXsdVersie', '1.0.0') + tag('ijw:BerichtXsdVersie', '1.0.0'),
      ),
  );
}

function client(bsn: string, lines: readonly DemoLine[]): string {
  return tag('Client', tag('Bsn', bsn) + tag('Prestaties', lines.map(prestatie).join('\r\n')));
}

function prestatie(line: DemoLine): string {
  const previous = line.previousReference;
  const amount = previous ? -line.amountCents : line.amountCents;
  return tag(
    'Prestatie',
    tag(
      'ProductReferentie',
      tag('ijw:ReferentieNummer', line.reference) +
        (previous ? tag('ijw:VorigReferentieNummer', previous) : ''),
    ) +
      tag('ToewijzingNummer', line.allocationNumber) +
      tag('ProductCategorie', line.productCategory) +
      tag('ProductCode', line.productCode) +
      tag('ProductPeriode', days(line.from, line.until)) +
      tag('GeleverdVolume', line.volume) +
      tag('Eenheid', line.unit) +
      (line.tariffCents === null ? '' : tag('ProductTarief', line.tariffCents)) +
      tag('IngediendBedrag', signed('Bedrag', amount)),
  );
}

/** Amounts never carry a sign: DebetCredit does (IV024). */
function signed(name: string, cents: number): string {
  return tag(`ijw:${name}`, Math.abs(cents)) + tag('ijw:DebetCredit', cents < 0 ? 'C' : 'D');
}

function days(from: string, until: string): string {
  return tag('ijw:Begindatum', from) + tag('ijw:Einddatum', dayBefore(until));
}

/** Everything we write is a code, a number or a date: there is nothing to escape. */
const tag = (name: string, content: string | number) => `<${name}>${content}</${name}>`;

function byBsn(lines: readonly DemoLine[]): Map<string, DemoLine[]> {
  const clients = new Map<string, DemoLine[]>();
  for (const line of lines) clients.set(line.bsn, [...(clients.get(line.bsn) ?? []), line]);
  return clients;
}
