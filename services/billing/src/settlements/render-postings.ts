import { settlementPostedTexts, type PostingTold } from '@grensverkeer/events';
import type { OutboundMessage, Range } from '@grensverkeer/messaging';
import {
  groundOf,
  Impossible,
  type Basis,
  type Cents,
  type LocalDate,
} from '@grensverkeer/settlement';
import type { EntityManager } from 'typeorm';
import { inBreaths } from '../in-breaths';
import { publicId } from './public-ids';

interface PostedRow {
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
  readonly number: string;
  readonly sender: string;
  /** The trace in which the invoice came. */
  readonly traceparent: string | null;
  readonly product_category: string;
  readonly product_code: string;
}

/** By their numbers and nothing else: joined by ranges, a plan may read all lines there are. */
const POSTED = `
  select p.id, p.line_id, p.kind, p.reverses, p.debtor, p.creditor, p.amount_cents, p.period_from,
    p.period_until, p.basis, floor(extract(epoch from p.posted_at) * 1000)::bigint posted_ms,
    i.number, i.sender, i.traceparent, l.product_category, l.product_code
  from posting p join invoice_line l on l.id = p.line_id join invoice i on i.id = l.invoice_id
  where p.id = any($1::bigint[])`;

/**
 * Renders the events of postings, to both parties, mirrored. Postings never change, so the events
 * are the same each time, ids included.
 */
export async function renderPostings(
  tx: EntityManager,
  ranges: readonly Range[],
): Promise<OutboundMessage[]> {
  const ids = ranges.flatMap(({ from, until }) =>
    Array.from({ length: until - from }, (_, at) => from + at),
  );
  const rows: PostedRow[] = await tx.query(POSTED, [`{${ids.join()}}`]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const groundsOf = groundsByText();
  const messages: OutboundMessage[] = [];
  for await (const id of inBreaths(ids)) {
    const row = byId.get(id);
    if (!row) throw new Impossible(`posting ${id} is not in the books`);
    const { traceparent } = row;
    for (const event of settlementPostedTexts(told(row, groundsOf(row.basis)), row.posted_ms)) {
      messages.push(traceparent === null ? event : { headers: { traceparent }, ...event });
    }
  }
  return messages;
}

type Grounds = Pick<PostingTold, 'ground' | 'rung' | 'clauses'>;

/** The lines of a child rest on the same basis, most of the time: read once. */
function groundsByText(): (basis: string) => Grounds {
  const known = new Map<string, Grounds>();
  return (text) => {
    const before = known.get(text);
    if (before) return before;
    const basis = JSON.parse(text) as Basis;
    const grounds = { ground: groundOf(basis), rung: basis.rung, clauses: [...basis.clauses] };
    known.set(text, grounds);
    return grounds;
  };
}

function told(row: PostedRow, grounds: Grounds): PostingTold {
  return {
    postingId: publicId('P', row.id),
    lineId: publicId('L', row.line_id),
    invoiceNumber: row.number,
    provider: row.sender,
    debtor: row.debtor,
    creditor: row.creditor,
    amountCents: row.amount_cents,
    kind: row.kind,
    reverses: row.reverses === null ? null : publicId('P', row.reverses),
    from: row.period_from,
    until: row.period_until,
    productCategory: row.product_category,
    productCode: row.product_code,
    ...grounds,
    postedAt: new Date(row.posted_ms).toISOString(),
  };
}
