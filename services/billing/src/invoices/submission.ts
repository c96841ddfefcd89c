import type { Jw323Line } from '@grensverkeer/ijw';
import { hashBsn, keyedDigest } from '@grensverkeer/service-kit';
import { addDays, cents, type Cents, type LocalDate, type Period } from '@grensverkeer/settlement';
import type { InvoiceDto, InvoiceLineDto } from './invoice.dto';
import type { ReceivedJw323 } from './read-jw323';

/** An invoice as it came in, from whichever door, with our periods and signs. */
export interface Submission {
  readonly door: 'jw323' | 'json';
  readonly sender: string;
  readonly receiver: string;
  readonly number: string;
  readonly messageIdentification: string | null;
  readonly invoiceDate: LocalDate;
  readonly raw: Buffer;
  readonly contentHash: Buffer;
  readonly submitted: Cents;
  /** In the order of the message. */
  readonly lines: readonly SubmittedLine[];
}

/** A line before it is judged. `amount` is negative on a credit line. */
export interface SubmittedLine {
  readonly sender: string;
  readonly receiver: string;
  readonly reference: string;
  /** Filled on a credit line only: the reference of the debit that it cancels. */
  readonly previousReference: string | null;
  readonly bsnHash: string | null;
  readonly allocationNumber: number;
  readonly productCategory: string;
  readonly productCode: string;
  readonly period: Period;
  readonly volume: number;
  readonly unit: string;
  readonly tariff: Cents | null;
  readonly amount: Cents;
  /** Codes that the message itself shows this line to deserve. */
  readonly faults: readonly string[];
}

type Parties = Pick<Submission, 'sender' | 'receiver'>;

/** The same bytes are the same content. */
export function submissionOfJw323({ header, kop, lines, raw }: ReceivedJw323): Submission {
  const parties: Parties = { sender: header.Afzender, receiver: header.Ontvanger };
  const total = kop.TotaalIngediendBedrag;
  return {
    ...parties,
    door: 'jw323',
    number: kop.DeclaratieNummer,
    messageIdentification: header.BerichtIdentificatie.Identificatie,
    invoiceDate: kop.DeclaratieDagtekening as LocalDate,
    raw,
    contentHash: keyedDigest(raw),
    submitted: signed(total.TotaalBedrag, total.DebetCredit),
    lines: lines.map((line) => lineOfJw323(parties, line, kop.DeclaratiePeriode.Einddatum)),
  };
}

/** The order of members does not make another content. */
export function submissionOfJson(invoice: InvoiceDto): Submission {
  const raw = Buffer.from(JSON.stringify(sorted(invoice)));
  const parties: Parties = { sender: invoice.sender, receiver: invoice.receiver };
  const own = new Set(invoice.lines.map(({ reference }) => reference));
  const lines = invoice.lines.map((line) => lineOfJson(parties, line, own));
  return {
    ...parties,
    door: 'json',
    number: invoice.invoiceNumber,
    messageIdentification: null,
    invoiceDate: invoice.invoiceDate as LocalDate,
    raw,
    contentHash: keyedDigest(raw),
    submitted: cents(lines.reduce((total, { amount }) => total + amount, 0)),
    lines,
  };
}

function lineOfJw323(
  parties: Parties,
  { Bsn, Prestatie: line }: Jw323Line,
  lastDay: string,
): SubmittedLine {
  const { ProductReferentie, ProductPeriode, IngediendBedrag } = line;
  return {
    ...parties,
    reference: ProductReferentie.ReferentieNummer,
    previousReference: ProductReferentie.VorigReferentieNummer ?? null,
    bsnHash: hashBsn(Bsn),
    allocationNumber: line.ToewijzingNummer,
    productCategory: line.ProductCategorie,
    productCode: line.ProductCode,
    period: {
      from: ProductPeriode.Begindatum as LocalDate,
      until: addDays(ProductPeriode.Einddatum as LocalDate, 1),
    },
    volume: line.GeleverdVolume,
    unit: line.Eenheid,
    tariff: line.ProductTarief === undefined ? null : cents(line.ProductTarief),
    amount: signed(IngediendBedrag.Bedrag, IngediendBedrag.DebetCredit),
    // TR319: lines of this or an earlier period only.
    faults: ProductPeriode.Einddatum > lastDay ? ['9319'] : [],
  };
}

function lineOfJson(
  parties: Parties,
  line: InvoiceLineDto,
  own: ReadonlySet<string>,
): SubmittedLine {
  return {
    ...parties,
    reference: line.reference,
    previousReference: line.previousReference ?? null,
    bsnHash: line.bsn ? hashBsn(line.bsn) : null,
    allocationNumber: line.allocationNumber,
    productCategory: line.productCategory,
    productCode: line.productCode,
    period: { from: line.from as LocalDate, until: line.until as LocalDate },
    volume: line.volume,
    unit: line.unit,
    tariff: line.tariffCents === undefined ? null : cents(line.tariffCents),
    amount: signed(line.amountCents, line.debitCredit),
    // TR316: a message does not hold a debit together with its credit.
    faults: own.has(line.previousReference ?? '') ? ['8017'] : [],
  };
}

/** iJw amounts are never negative: the sign is D or C (IV024). */
function signed(amount: number, debitCredit: string): Cents {
  return cents(debitCredit === 'C' ? -amount : amount);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(
    members.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, member]) => [key, sorted(member)]),
  );
}
