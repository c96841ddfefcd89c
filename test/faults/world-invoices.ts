import { jw323, type DemoLine } from '../../deploy/demo/jw323';
import { MONTHS, PROVIDERS, type NewCall, type Pen } from './world-pen';
import { PRODUCT, type Allocation } from './world-children';

interface Invoice {
  readonly sender: string;
  readonly receiver: string;
  readonly month: string;
  readonly lines: readonly DemoLine[];
}

const MOST_LINES = 5;

/** Invoices for what was allocated, month by month; some lines credited and sent anew later. */
export function writeInvoices(pen: Pen, allocations: readonly Allocation[]): void {
  const { random } = pen;
  for (const sender of PROVIDERS) {
    for (const receiver of new Set(allocations.map((one) => one.receiver))) {
      const mine = allocations.filter(
        (one) => one.provider === sender && one.receiver === receiver,
      );
      for (const month of MONTHS.slice(0, -1)) {
        const billed = mine.filter(() => random.below(10) < 7);
        const lines = billed.map((allocation) => lineOf(pen, allocation, month));
        for (let at = 0; at < lines.length; at += MOST_LINES) {
          send(pen, { sender, receiver, month, lines: lines.slice(at, at + MOST_LINES) });
        }
        creditSome(pen, { sender, receiver, month, lines });
      }
    }
  }
}

function lineOf(pen: Pen, { bsn, allocationNumber }: Allocation, month: string): DemoLine {
  const { random } = pen;
  const first = random.below(3) === 0 ? random.between(1, 20) : 1;
  const from = `${month}-${String(first).padStart(2, '0')}`;
  const isPart = random.below(4) === 0;
  const until = isPart ? `${month}-${random.between(22, 28)}` : firstOfNext(month);
  const amountCents = random.between(1_001, 499_999);
  // Some lines name another child than the one of the allocation: refused, whenever that is seen.
  const named = random.below(25) === 0 ? pen.bsn() : bsn;
  return { ...linePart(pen, allocationNumber, amountCents), bsn: named, from, until };
}

function linePart(pen: Pen, allocationNumber: number, amountCents: number) {
  return {
    ...{ reference: pen.reference(), previousReference: null, allocationNumber, ...PRODUCT },
    ...{ volume: amountCents, unit: '83', tariffCents: null, amountCents },
  };
}

/** A credit takes back a whole line of another invoice; a new line comes in its place. */
function creditSome(pen: Pen, invoice: Invoice): void {
  const wrong = invoice.lines.filter(() => pen.random.below(8) === 0);
  if (wrong.length === 0) return;
  const credits = wrong.map((line) => ({
    ...{ ...line, reference: pen.reference(), previousReference: line.reference },
  }));
  const anew = wrong.map((line) => ({
    ...line,
    ...linePart(pen, line.allocationNumber, pen.random.between(1_001, 499_999)),
  }));
  send(pen, { ...invoice, lines: [...credits, ...anew] });
}

/** Posts an invoice, some of them again later, some with the number of another content. */
function send(pen: Pen, invoice: Invoice): void {
  const invoiceNumber = pen.invoiceNumber();
  const isXml = pen.random.below(2) === 0;
  const call = isXml ? asXml(invoice, invoiceNumber) : asJson(invoice, invoiceNumber);
  const first = pen.add(call);
  for (let times = pen.random.below(3); times > 0; times--) pen.add(call);
  if (pen.random.below(12) > 0) return;
  const [line] = invoice.lines;
  const other = { ...invoice, lines: line ? [{ ...line, reference: pen.reference() }] : [] };
  const reused = isXml ? asXml(other, invoiceNumber) : asJson(other, invoiceNumber);
  pen.add({ ...reused, after: [first] });
}

function asXml({ month: name, ...invoice }: Invoice, invoiceNumber: string): NewCall {
  const month = { name, from: `${name}-01`, until: firstOfNext(name), sentOn: sentOn(name) };
  const body = jw323({ ...invoice, invoiceNumber, month });
  return {
    service: 'billing',
    method: 'POST',
    path: '/v1/invoices',
    contentType: 'application/xml',
    body,
  };
}

function asJson({ sender, receiver, month, lines }: Invoice, invoiceNumber: string): NewCall {
  const body = {
    ...{ sender, receiver, invoiceNumber, invoiceDate: sentOn(month) },
    lines: lines.map(({ previousReference, tariffCents: _, ...line }) => ({
      ...line,
      ...(previousReference !== null && { previousReference }),
      debitCredit: previousReference === null ? 'D' : 'C',
    })),
  };
  return { service: 'billing', method: 'POST', path: '/v1/invoices', body };
}

function firstOfNext(month: string): string {
  return `${MONTHS[MONTHS.indexOf(month) + 1] ?? ''}-01`;
}

const sentOn = (month: string) => firstOfNext(month).replace(/01$/, '05');
