import type { Jw323Line } from '@grensverkeer/ijw';
import { hashBsn } from '@grensverkeer/service-kit';
import {
  addDays,
  cents,
  isLocalDate,
  type Cents,
  type LocalDate,
  type Period,
} from '@grensverkeer/settlement';
import { onceEach } from '../once-each';
import type { InvoiceDto, InvoiceLineDto } from './invoice.dto';
import type { Door } from './invoice.entity';
import type { Jw323Head } from './read-jw323';
import type { ReceivedJw323 } from './receive-jw323';
import { keptOf, type Kept } from './sealed-text';

/** An invoice as it came in, from whichever door, with our periods and signs. */
export interface Submission extends Kept {
  readonly door: Door;
  readonly sender: string;
  readonly receiver: string;
  readonly number: string;
  readonly messageIdentification: string | null;
  readonly invoiceDate: LocalDate;
  /** Where the month ends that a JW323 declares; null for our own forms. */
  readonly declaredUntil: LocalDate | null;
  readonly submitted: Cents;
  /** In the order of the message; empty when it is large. */
  readonly lines: readonly SubmittedLine[];
  /** Its lines are read from what is kept when it is taken up, after the door has been answered. */
  readonly isLarge: boolean;
  /** The trace in which it came (W3C), if the sender told. */
  readonly traceparent?: string | undefined;
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
  /** The reference of a refused line that this one replaces, if its sender says so. */
  readonly corrects?: string | undefined;
  /** Codes that the message itself shows this line to deserve. */
  readonly faults: readonly string[];
}

type Parties = Pick<Submission, 'sender' | 'receiver'>;

/**
 * The same bytes are the same content. Of a message that is refused as it stands the lines are not
 * looked at: what breaks the rules of level 2 need not even have dates of ours.
 */
export function submissionOfJw323(received: ReceivedJw323, isRefused: boolean): Submission {
  const { header, kop, sealed, contentHash, isLarge } = received;
  const { Einddatum: lastDay } = kop.DeclaratiePeriode;
  const total = kop.TotaalIngediendBedrag;
  return {
    door: 'jw323',
    sender: header.Afzender,
    receiver: header.Ontvanger,
    number: kop.DeclaratieNummer,
    messageIdentification: header.BerichtIdentificatie.Identificatie,
    invoiceDate: storable(kop.DeclaratieDagtekening),
    declaredUntil: isRefused ? null : addDays(lastDay as LocalDate, 1),
    sealed,
    contentHash,
    submitted: signed(total.TotaalBedrag, total.DebetCredit),
    lines: isRefused ? [] : received.lines.map(lineReader({ header, kop })),
    isLarge,
  };
}

/** No rule bounds DeclaratieDagtekening: a year before 1 or after 9999 is kept as the nearest. */
function storable(date: string): LocalDate {
  const nearest = date.startsWith('-') ? '0001-01-01' : '9999-12-31';
  return (isLocalDate(date) ? date : nearest) as LocalDate;
}

/** The order of members does not make another content. */
export function submissionOfJson(invoice: InvoiceDto, door: Door = 'json'): Submission {
  const parties: Parties = { sender: invoice.sender, receiver: invoice.receiver };
  const own = new Set(invoice.lines.map(({ reference }) => reference));
  const lines = invoice.lines.map((line) => lineOfJson(parties, line, own));
  return {
    ...parties,
    ...keptOf(Buffer.from(JSON.stringify(sorted(invoice)))),
    door,
    number: invoice.invoiceNumber,
    messageIdentification: null,
    invoiceDate: invoice.invoiceDate as LocalDate,
    declaredUntil: null,
    submitted: cents(lines.reduce((total, { amount }) => total + amount, 0)),
    lines,
    isLarge: false,
  };
}

/**
 * Turns the lines of one message, one by one, into what is judged. What lines have in common is
 * held once: a large message has tens of thousands of them.
 */
export function lineReader({ header, kop }: Jw323Head): (line: Jw323Line) => SubmittedLine {
  const { Afzender: sender, Ontvanger: receiver } = header;
  const lastDay = kop.DeclaratiePeriode.Einddatum;
  const text = onceEach((value: string) => value);
  const periodOf = onceEach(periodOfDays);
  let known = { client: 0, bsnHash: '' };
  return ({ Bsn, client, Prestatie: line }) => {
    const { ProductReferentie, ProductPeriode, IngediendBedrag } = line;
    const previous = ProductReferentie.VorigReferentieNummer;
    if (client !== known.client) known = { client, bsnHash: hashBsn(Bsn) };
    // No spread here: it costs more than all the rest, reading included.
    return {
      sender,
      receiver,
      reference: ownText(ProductReferentie.ReferentieNummer),
      previousReference: previous === undefined ? null : ownText(previous),
      bsnHash: known.bsnHash,
      allocationNumber: line.ToewijzingNummer,
      productCategory: text(line.ProductCategorie),
      productCode: text(line.ProductCode),
      period: periodOf(`${ProductPeriode.Begindatum}${ProductPeriode.Einddatum}`),
      volume: line.GeleverdVolume,
      unit: text(line.Eenheid),
      tariff: line.ProductTarief === undefined ? null : cents(line.ProductTarief),
      amount: signed(IngediendBedrag.Bedrag, IngediendBedrag.DebetCredit),
      // TR319: lines of this or an earlier period only.
      faults: ProductPeriode.Einddatum > lastDay ? LATER_PERIOD : NO_FAULTS,
    };
  };
}

/** TR319 */
export const LATER_PERIOD: readonly string[] = ['9319'];
const NO_FAULTS: readonly string[] = [];
const DATE_LENGTH = 10;

/** From two dates, written one after the other; inclusive as iJw has it. */
function periodOfDays(dates: string): Period {
  const first = dates.slice(0, DATE_LENGTH) as LocalDate;
  return { from: first, until: addDays(dates.slice(DATE_LENGTH) as LocalDate, 1) };
}

/** A piece of a long text keeps all of it in memory; a copy does not. */
function ownText(piece: string): string {
  return piece.length < SHORTEST_PIECE ? piece : Buffer.from(piece).toString();
}

const SHORTEST_PIECE = 13;

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
    corrects: line.corrects,
    // TR316: a message does not hold a debit together with its credit.
    faults: own.has(line.previousReference ?? '') ? ['8017'] : NO_FAULTS,
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
