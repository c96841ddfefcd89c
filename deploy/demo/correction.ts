import { readAll, send } from './http';
import { dayBefore } from './months';
import { nameOf, wrapped } from './names';
import type { DemoPlan } from './plan';
import type { Urls } from './settled';
import { euros, table } from './table';

interface Posting {
  readonly id: string;
  readonly kind: 'charge' | 'reversal';
  readonly debtor: string;
  readonly creditor: string;
  readonly amountCents: number;
  readonly from: string;
  readonly until: string;
  readonly postedAt: string;
}

interface Line {
  readonly reference: string;
  readonly amountCents: number;
  readonly postings: readonly Posting[];
}

/** Where the explanation of the newest charge can be read, beside the text of it. */
export interface Corrected {
  readonly text: string;
  readonly address: string;
}

/** The month that was settled, and settled again: every posting in the books, and why. */
export async function whatWasCorrected(urls: Urls, plan: DemoPlan): Promise<Corrected> {
  const line = await correctedLine(urls, plan);
  const postings = [...line.postings].sort(byMoment);
  const rows = postings.map((posting) => [
    posting.kind,
    nameOf(posting.debtor),
    nameOf(posting.creditor),
    euros(posting.amountCents),
    `${posting.from} … ${dayBefore(posting.until)}`,
  ]);
  const columns = [
    { title: 'posting' },
    { title: 'owes' },
    { title: 'to' },
    { title: 'amount', align: 'right' as const },
    { title: 'days' },
  ];
  const newest = postings.filter(({ kind }) => kind === 'charge').at(-1);
  if (!newest) throw new Error('the corrected line has no posting');
  const address = `${urls.billing}/v1/postings/${newest.id}/explanation`;
  const about = `  Line ${line.reference}, October 2026, ${euros(line.amountCents)}:`;
  const texts = await Promise.all([explained(address, 'nl'), explained(address, 'en')]);
  const asked = `  Why ${nameOf(newest.debtor)} owes ${nameOf(newest.creditor)}:`;
  return { address, text: [about, '', table(columns, rows), '', asked, ...texts].join('\n') };
}

async function correctedLine({ billing }: Urls, plan: DemoPlan): Promise<Line> {
  const { childId, movedOn } = plan.correction;
  const [placement] = plan.stories.find(({ child }) => child.childId === childId)?.placements ?? [];
  const invoice = plan.invoices.find(
    ({ sender, receiver, month }) =>
      sender === placement?.provider &&
      receiver === placement.receiver &&
      month.name === movedOn.slice(0, 7),
  );
  if (!invoice || !placement) throw new Error('the plan has no line to correct');
  const { sender, invoiceNumber } = invoice;
  const asked = new URLSearchParams({ sender, invoiceNumber, pageSize: '500' });
  const lines = await readAll<Line>(`${billing}/v1/lines?${asked}`);
  const line = lines.find(({ reference }) => reference.endsWith(`A${placement.allocationNumber}`));
  if (!line) throw new Error('the corrected line is not in the books');
  return line;
}

async function explained(address: string, language: 'nl' | 'en'): Promise<string> {
  const { text } = await send('GET', `${address}?language=${language}`);
  const answer = JSON.parse(text) as { text: string };
  return wrapped(answer.text, `    ${language.toUpperCase()}  `);
}

function byMoment(a: Posting, b: Posting): number {
  if (a.postedAt !== b.postedAt) return a.postedAt < b.postedAt ? -1 : 1;
  return a.kind === b.kind ? a.from.localeCompare(b.from) : a.kind === 'reversal' ? -1 : 1;
}
