import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { jw323 } from '../../deploy/demo/jw323';
import type { Names } from './names';
import type { Call } from './requests';
import type {
  InvoiceFact,
  InvoiceLineFact,
  MessageFact,
  PlacementFact,
  Scenario,
} from './scenario';

/** How an invoice is found again in the books. */
export interface InvoiceKey {
  /** As the scenario calls it. */
  readonly name: string;
  readonly sender: string;
  readonly invoiceNumber: string;
}

/** Makes the calls of invoices; knows the placements that their lines are about. */
export class Invoices {
  private readonly placements: ReadonlyMap<string, PlacementFact>;

  constructor(
    private readonly file: string,
    scenario: Scenario,
    private readonly names: Names,
  ) {
    this.placements = new Map(
      scenario.facts.flatMap((fact) =>
        fact.fact === 'placement' ? [[fact.placement, fact] as const] : [],
      ),
    );
  }

  callFor(fact: InvoiceFact | MessageFact): Call {
    if (fact.fact === 'jw323') return this.xml(this.read(fact));
    if (fact.form === 'jw323') return this.xml(this.message(fact));
    return {
      service: 'billing',
      method: 'POST',
      path: '/v1/invoices',
      body: {
        sender: fact.sender,
        invoiceNumber: this.names.invoiceNumber(fact.invoice),
        receiver: fact.receiver,
        invoiceDate: fact.date,
        lines: fact.lines.map((line, at) => this.line(fact, line, at)),
      },
    };
  }

  keyOf(fact: InvoiceFact | MessageFact): InvoiceKey {
    if (fact.fact === 'invoice')
      return {
        name: fact.invoice,
        sender: fact.sender,
        invoiceNumber: this.names.invoiceNumber(fact.invoice),
      };
    const text = this.read(fact);
    const invoiceNumber = element(text, 'DeclaratieNummer');
    return { name: invoiceNumber, sender: element(text, 'Afzender'), invoiceNumber };
  }

  private line(invoice: InvoiceFact, line: InvoiceLineFact, at: number) {
    const { placement = '', amountCents, tariffCents, credits } = line;
    const about = this.placements.get(placement);
    const derived = about?.allocationNumber ?? this.names.allocationNumber(placement);
    const bsn = about && this.names.bsn(about.child);
    return {
      ...spanOf(line),
      amountCents,
      productCategory: line.productCategory ?? about?.productCategory ?? '45',
      productCode: line.productCode ?? about?.productCode ?? '45A04',
      allocationNumber: line.allocationNumber ?? derived,
      // Unit 83 is euros: the volume is the amount (CS339).
      volume: line.volume ?? amountCents,
      unit: line.unit ?? '83',
      ...(tariffCents !== undefined && { tariffCents }),
      ...(bsn && { bsn }),
      reference: this.names.text(referenceOf(invoice, line, at)),
      ...(credits !== undefined && { previousReference: this.names.text(credits) }),
      debitCredit: credits === undefined ? 'D' : 'C',
    };
  }

  private message(invoice: InvoiceFact): string {
    const { sender, invoiceNumber } = this.keyOf(invoice);
    const month = monthOf(invoice);
    return jw323({
      ...{ sender, invoiceNumber, month, receiver: invoice.receiver },
      lines: invoice.lines.map((given, at) => {
        const { bsn, previousReference, tariffCents, ...line } = this.line(invoice, given, at);
        return {
          ...line,
          bsn: bsn ?? '',
          previousReference: previousReference ?? null,
          tariffCents: tariffCents ?? null,
        };
      }),
    });
  }

  private xml(body: string): Call {
    const contentType = 'application/xml';
    return { service: 'billing', method: 'POST', path: '/v1/invoices', body, contentType };
  }

  private read({ file }: MessageFact): string {
    return readFileSync(join(dirname(this.file), file), 'utf8');
  }
}

/** The reference of a line: its own, or the number of the invoice and its place. */
export function referenceOf(invoice: InvoiceFact, line: InvoiceLineFact, at: number): string {
  return line.line ?? `${invoice.invoice}-${at + 1}`;
}

/** A JW323 names the calendar month that it is about; ours is the month of the first line. */
function monthOf({ lines, date }: InvoiceFact) {
  const name = spanOf(lines[0]).from.slice(0, 7);
  return { name, ...spanOfMonth(name), sentOn: date };
}

function spanOf(line: InvoiceLineFact | undefined): { from: string; until: string } {
  if (line?.month !== undefined) return spanOfMonth(line.month);
  return { from: line?.from ?? '', until: line?.until ?? '' };
}

function spanOfMonth(name: string): { from: string; until: string } {
  const [year = 0, month = 0] = name.split('-').map(Number);
  const until = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
  return { from: `${name}-01`, until };
}

function element(text: string, name: string): string {
  return new RegExp(`<(?:\\w+:)?${name}>([^<]*)<`).exec(text)?.[1] ?? '';
}
