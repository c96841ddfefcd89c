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
      const before: number[] = [];
      for (const month of MONTHS.slice(0, -1)) {
        const running = mine.filter((one) => isInMonth(one, month));
        const billed = running.filter(() => random.below(10) < 8);
        const lines = billed.map((allocation) => lineOf(pen, allocation, month));
        for (let at = 0; at < lines.length; at += MOST_LINES) {
          send(pen, { sender, receiver, month, lines: lines.slice(at, at + MOST_LINES) }, before);
        }
        creditSome(pen, { sender, receiver, month, lines }, before);
      }
    }
  }
}

function isInMonth({ from, until }: Allocation, month: string): boolean {
  return from < firstOfNext(month) && (until === null || until > `${month}-01`);
}

/** The month, cut off where the allocation begins or ends in it (TR387, TR388). */
function lineOf(pen: Pen, allocation: Allocation, month: string): DemoLine {
  const { random } = pen;
  const { bsn, allocationNumber } = allocation;
  const from = allocation.from > `${month}-01` ? allocation.from : `${month}-01`;
  const next = firstOfNext(month);
  const until = allocation.until !== null && allocation.until < next ? allocation.until : next;
  // Some lines name another child than the one of the allocation: refused, whenever that is seen.
  const named = random.below(25) === 0 ? pen.bsn() : bsn;
  return { ...linePart(pen, allocationNumber), bsn: named, from, until };
}

function linePart(pen: Pen, allocationNumber: number) {
  const amountCents = pen.random.between(1_001, 499_999);
  return {
    ...{ reference: pen.reference(), previousReference: null, allocationNumber, ...PRODUCT },
    ...{ volume: amountCents, unit: '83', tariffCents: null, amountCents },
  };
}

/** A credit takes back a whole line of another invoice; a new line comes in its place. */
function creditSome(pen: Pen, invoice: Invoice, before: number[]): void {
  const wrong = invoice.lines.filter(() => pen.random.below(8) === 0);
  if (wrong.length === 0) return;
  const credits = wrong.map((line) => ({
    ...{ ...line, reference: pen.reference(), previousReference: line.reference },
  }));
  const anew = wrong.map((line) => ({
    ...line,
    ...linePart(pen, line.allocationNumber),
  }));
  send(pen, { ...invoice, lines: [...credits, ...anew] }, before);
}

/**
 * Posts an invoice, some of them again later, some with the number of another content. The iJw
 * messages of a provider to a municipality go from month to month (TR318), and so each waits for
 * the answer to the one before; invoices in JSON may come in any order.
 */
function send(pen: Pen, invoice: Invoice, before: number[]): void {
  const invoiceNumber = pen.invoiceNumber();
  const isXml = pen.random.below(2) === 0;
  const inForm = isXml ? asXml : asJson;
  const call = { ...inForm(invoice, invoiceNumber), after: isXml ? [...before] : [] };
  const first = pen.add(call);
  if (isXml) before.splice(0, 1, first);
  for (let times = pen.random.below(3); times > 0; times--) pen.add(call);
  if (pen.random.below(12) > 0) return;
  const [line] = invoice.lines;
  const other = { ...invoice, lines: line ? [{ ...line, reference: pen.reference() }] : [] };
  pen.add({ ...inForm(other, invoiceNumber), after: [first] });
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
