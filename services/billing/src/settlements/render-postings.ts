import {
  momentText,
  reasonText,
  settlementPostedTexts,
  type PostingTold,
} from '@grensverkeer/events';
import type { OutboundMessage, Range } from '@grensverkeer/messaging';
import {
  groundOf,
  Impossible,
  type Basis,
  type Cents,
  type LocalDate,
  type PostingDraft,
} from '@grensverkeer/settlement';
import type { EntityManager } from 'typeorm';
import { inBreaths } from '../in-breaths';
import { HandOver } from '../hand-over';
import { onceEach } from '../once-each';
import { plainArray } from '../plain-array';
import type { LineRow } from './lines.loader';
import { publicId } from './public-ids';

/** A posting in the books, with what is told of its line. */
export interface Posted {
  readonly draft: PostingDraft;
  readonly line: Pick<
    LineRow,
    'number' | 'sender' | 'traceparent' | 'product_category' | 'product_code'
  >;
  /** The moment of posting. */
  readonly atMs: number;
}

/** Postings that are still to be told, by their number. */
export const newPostings = new HandOver<number, Posted>(5_000);

type PostedRow = Posted['line'] & {
  readonly id: number;
  readonly line_id: number;
  readonly kind: 'charge' | 'reversal';
  readonly reverses: number | null;
  readonly debtor: string;
  readonly creditor: string;
  readonly amount_cents: Cents;
  readonly period_from: LocalDate;
  readonly period_until: LocalDate;
  readonly basis: string;
  readonly posted_ms: number;
};

/** By their numbers and nothing else: joined by ranges, a plan may read all lines there are. */
const POSTED = `
  select p.id, p.line_id, p.kind, p.reverses, p.debtor, p.creditor, p.amount_cents, p.period_from,
    p.period_until, p.basis, floor(extract(epoch from p.posted_at) * 1000)::bigint posted_ms,
    i.number, i.sender, i.traceparent, l.product_category, l.product_code
  from posting_told p join invoice_line l on l.id = p.line_id join invoice i on i.id = l.invoice_id
  where p.id = any($1::bigint[])`;

/**
 * Renders the events of postings, to both parties, mirrored. Postings never change, so the events
 * are the same each time, ids included, whether the postings are read again or were just written.
 */
export async function renderPostings(
  tx: EntityManager,
  ranges: readonly Range[],
): Promise<OutboundMessage[]> {
  const ids = ranges.flatMap(({ from, until }) =>
    Array.from({ length: until - from }, (_, at) => from + at),
  );
  const held = newPostings.take(tx, ids);
  const others = await readPosted(
    tx,
    ids.filter((id) => !held.has(id)),
  );
  // Postings of a child rest on the same basis, most of the time, and many are made at once.
  const reasonOf = onceEach((basis: Basis) => reasonText({ ...basis, ground: groundOf(basis) }));
  const momentOf = onceEach(momentText);
  const messages: OutboundMessage[] = [];
  for await (const id of inBreaths(ids)) {
    const posted = held.get(id) ?? others.get(id);
    if (!posted) throw new Impossible(`posting ${id} is not in the books`);
    const { traceparent } = posted.line;
    const reason = reasonOf(posted.draft.basis);
    for (const event of settlementPostedTexts(told(id, posted), reason, momentOf(posted.atMs))) {
      messages.push(traceparent === null ? event : { headers: { traceparent }, ...event });
    }
  }
  return messages;
}

async function readPosted(tx: EntityManager, ids: readonly number[]): Promise<Map<number, Posted>> {
  if (ids.length === 0) return new Map();
  const rows: PostedRow[] = await tx.query(POSTED, [plainArray(ids)]);
  const basisOf = onceEach((text: string) => JSON.parse(text) as Basis);
  return new Map(
    rows.map((row) => {
      const draft = { ...postingFields(row), basis: basisOf(row.basis) };
      return [row.id, { draft, line: row, atMs: row.posted_ms }];
    }),
  );
}

const postingFields = (row: PostedRow): Omit<PostingDraft, 'basis'> => ({
  lineId: String(row.line_id),
  kind: row.kind,
  reverses: row.reverses === null ? null : String(row.reverses),
  debtor: row.debtor,
  creditor: row.creditor,
  cents: row.amount_cents,
  period: { from: row.period_from, until: row.period_until },
});

function told(id: number, { draft, line }: Posted): PostingTold {
  return {
    postingId: publicId('P', id),
    lineId: publicId('L', draft.lineId),
    invoiceNumber: line.number,
    provider: line.sender,
    debtor: draft.debtor,
    creditor: draft.creditor,
    amountCents: draft.cents,
    kind: draft.kind,
    reverses: draft.reverses === null ? null : publicId('P', draft.reverses),
    from: draft.period.from,
    until: draft.period.until,
    productCategory: line.product_category,
    productCode: line.product_code,
  };
}
