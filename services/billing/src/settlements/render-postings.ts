import {
  cloudEvent,
  pairKey,
  stableEventId,
  topicOfEvent,
  type SettlementPosted,
} from '@grensverkeer/events';
import type { OutboundMessage, Range } from '@grensverkeer/messaging';
import { groundOf, type Basis, type Cents, type LocalDate } from '@grensverkeer/settlement';
import type { EntityManager } from 'typeorm';
import { publicId } from './public-ids';

const TYPE = 'nl.grensverkeer.settlement-posted.v1';

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
  readonly posted_at: Date;
  readonly number: string;
  readonly sender: string;
  readonly product_category: string;
  readonly product_code: string;
}

/**
 * Renders the events of postings, to both parties, mirrored. Postings never change, so the events
 * are the same each time, ids included.
 */
export async function renderPostings(
  tx: EntityManager,
  ranges: readonly Range[],
): Promise<OutboundMessage[]> {
  const rows: PostedRow[] = await tx.query(
    `select p.*, i.number, i.sender, l.product_category, l.product_code
     from unnest($1::bigint[], $2::bigint[]) with ordinality as range (first, last, place)
     join posting p on p.id >= range.first and p.id < range.last
     join invoice_line l on l.id = p.line_id join invoice i on i.id = l.invoice_id
     order by place, p.id`,
    [ranges.map(({ from }) => from), ranges.map(({ until }) => until)],
  );
  return rows.flatMap((row) => [messageOf(row, 'payable'), messageOf(row, 'receivable')]);
}

function messageOf(row: PostedRow, direction: SettlementPosted['direction']): OutboundMessage {
  const key = pairKey(row.debtor, row.creditor);
  const data = dataOf(row, direction);
  const event = cloudEvent({
    service: 'billing',
    type: TYPE,
    subject: data.postingId,
    partitionKey: key,
    id: stableEventId(row.posted_at, `${data.postingId} ${direction}`),
    time: row.posted_at,
    data,
  });
  return { topic: topicOfEvent(event), key, value: JSON.stringify(event) };
}

function dataOf(row: PostedRow, direction: SettlementPosted['direction']): SettlementPosted {
  const basis = JSON.parse(row.basis) as Basis;
  return {
    postingId: publicId('P', row.id),
    lineId: publicId('L', row.line_id),
    invoiceNumber: row.number,
    provider: row.sender,
    debtor: row.debtor,
    creditor: row.creditor,
    amountCents: row.amount_cents,
    direction,
    counterparty: direction === 'payable' ? row.creditor : row.debtor,
    kind: row.kind,
    reverses: row.reverses === null ? null : publicId('P', row.reverses),
    from: row.period_from,
    until: row.period_until,
    month: row.period_from.slice(0, 7),
    productCategory: row.product_category,
    productCode: row.product_code,
    ground: groundOf(basis),
    rung: basis.rung,
    clauses: basis.clauses,
    postedAt: row.posted_at.toISOString(),
  };
}
