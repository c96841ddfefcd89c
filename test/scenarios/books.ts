import { readAll } from '../../deploy/demo/http';
import type { InvoiceKey } from './invoices';
import type { Names } from './names';

/** What the system has written about the invoices of a scenario; everything sorted. */
export interface Books {
  readonly lines: readonly BookLine[];
  /** Per pair of municipalities: all that was posted, netted; zero is left out. */
  readonly balances: readonly { debtor: string; creditor: string; cents: number }[];
}

export interface BookLine {
  readonly invoice: string;
  readonly line: string;
  readonly amountCents: number;
  readonly status: string;
  readonly postings: readonly BookPosting[];
  readonly openParts: readonly BookOpenPart[];
}

export interface BookPosting {
  readonly debtor: string;
  readonly creditor: string;
  readonly cents: number;
  readonly from: string;
  readonly until: string;
  readonly basis: string;
}

export interface BookOpenPart {
  readonly from: string;
  readonly until: string;
  readonly cents: number;
  readonly reason: string;
  readonly candidates: readonly string[];
}

/** A line as billing shows it. */
interface LineAnswer {
  readonly reference: string;
  readonly amountCents: number;
  readonly status: string;
  readonly standingPostings: readonly PostingAnswer[];
  readonly postings: readonly PostingAnswer[];
  readonly openParts: readonly {
    readonly from: string;
    readonly until: string;
    readonly amountCents: number;
    readonly reason: string;
    readonly candidates: readonly string[];
  }[];
}

interface PostingAnswer {
  readonly debtor: string;
  readonly creditor: string;
  readonly amountCents: number;
  readonly from: string;
  readonly until: string;
  readonly ground: string;
}

/** Reads the books of these invoices, with ids turned back into the names of the file. */
export async function readBooks(
  billing: string,
  invoices: readonly InvoiceKey[],
  names: Names,
): Promise<Books> {
  const lines: BookLine[] = [];
  const all: PostingAnswer[] = [];
  for (const { name, sender, invoiceNumber } of invoices) {
    const asked = new URLSearchParams({ sender, invoiceNumber, pageSize: '500' });
    for (const line of await readAll<LineAnswer>(`${billing}/v1/lines?${asked}`)) {
      lines.push(bookLine(name, line, names));
      all.push(...line.postings);
    }
  }
  return { lines: lines.sort(byText), balances: balancesOf(all) };
}

function bookLine(invoice: string, line: LineAnswer, names: Names): BookLine {
  return {
    invoice,
    line: names.plain(line.reference),
    amountCents: line.amountCents,
    status: line.status,
    postings: line.standingPostings
      .map(({ debtor, creditor, amountCents, from, until, ground }) => ({
        ...{ from, until, debtor, creditor },
        cents: amountCents,
        basis: names.plain(ground),
      }))
      .sort(byText),
    openParts: line.openParts
      .map(({ from, until, amountCents, reason, candidates }) => ({
        ...{ from, until, reason, candidates: [...candidates].sort() },
        cents: amountCents,
      }))
      .sort(byText),
  };
}

/**
 * From all postings and not only those that stand: a reversal is its charge turned round, so the
 * sum shows whether all that does not stand was taken back.
 */
function balancesOf(postings: readonly PostingAnswer[]): Books['balances'] {
  const owed = new Map<string, number>();
  for (const { debtor, creditor, amountCents } of postings) {
    const [low, high] = [debtor, creditor].sort();
    const pair = `${low} ${high}`;
    owed.set(pair, (owed.get(pair) ?? 0) + (debtor === low ? amountCents : -amountCents));
  }
  return [...owed]
    .filter(([, cents]) => cents !== 0)
    .map(([pair, cents]) => {
      const [low = '', high = ''] = pair.split(' ');
      const [debtor, creditor] = cents > 0 ? [low, high] : [high, low];
      return { debtor, creditor, cents: Math.abs(cents) };
    })
    .sort(byText);
}

function byText(one: unknown, other: unknown): number {
  const [a, b] = [JSON.stringify(one), JSON.stringify(other)];
  return a < b ? -1 : a > b ? 1 : 0;
}
