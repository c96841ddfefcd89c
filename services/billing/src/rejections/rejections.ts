import { NotFound } from '@grensverkeer/service-kit';
import type { Cents, LocalDate } from '@grensverkeer/settlement';
import type { EntityManager } from 'typeorm';
import { numberIn, publicId } from '../settlements/public-ids';
import {
  rejectionCode,
  type DismissalView,
  type FindingView,
  type RejectionView,
} from './rejection.view';

interface Row {
  readonly invoice_id: number;
  readonly line_id: number;
  readonly public_id: string;
  readonly number: string;
  readonly sender: string;
  readonly receiver: string;
  readonly received_at: Date;
  readonly amount_cents: Cents;
  readonly codes: string[];
  readonly findings: FindingView[] | null;
  readonly reference: string | null;
  readonly previous_reference: string | null;
  readonly allocation_number: number | null;
  readonly product_category: string | null;
  readonly product_code: string | null;
  readonly period_from: LocalDate | null;
  readonly period_until: LocalDate | null;
}

interface Asked {
  readonly sender: string;
  readonly receiver?: string | undefined;
  /** The key of the last one before the page. */
  readonly after: string | undefined;
  readonly limit: number;
}

/** A rejection with the text by which they are sorted. */
export interface KeyedRejection {
  readonly key: string;
  readonly view: RejectionView;
}

/**
 * What was refused and is neither mended nor dismissed, the oldest first. A message is mended by a
 * later one with its number that was processed. A line is mended by a later accepted one for the
 * same allocation, product and period (a credit: of the same debit), or that says it corrects it.
 */
export async function readRejections(tx: EntityManager, asked: Asked): Promise<KeyedRejection[]> {
  const [, invoice = 0, line = 0] = /^(\d{1,15})\.(\d{1,15})$/.exec(asked.after ?? '') ?? [];
  const rows: Row[] = await tx.query(`${MESSAGES} union all ${LINES} order by 1, 2 limit $5`, [
    asked.sender,
    asked.receiver ?? null,
    Number(invoice),
    Number(line),
    asked.limit,
  ]);
  return rows.map((row) => ({ key: `${row.invoice_id}.${row.line_id}`, view: viewOf(row) }));
}

const MESSAGES = `
  select i.id invoice_id, 0::bigint line_id, i.public_id, i.number, i.sender, i.receiver,
    i.received_at, i.submitted_cents amount_cents, i.codes, i.findings::jsonb, null::text reference,
    null::text previous_reference, null::bigint allocation_number, null::text product_category,
    null::text product_code, null::date period_from, null::date period_until
  from invoice i
  where i.sender = $1 and i.status = 'not-processed' and i.dismissed_at is null
    and ($2::text is null or i.receiver = $2) and (i.id, 0) > ($3::bigint, $4::bigint)
    and not exists (select from invoice later where later.sender = i.sender
      and later.number = i.number and later.status <> 'not-processed' and later.id > i.id)`;

const LINES = `
  select l.invoice_id, l.id, i.public_id, i.number, l.sender, l.receiver, i.received_at,
    l.amount_cents, l.codes, null, l.reference, l.previous_reference, l.allocation_number,
    l.product_category, l.product_code, l.period_from, l.period_until
  from invoice_line l join invoice i on i.id = l.invoice_id
  where l.sender = $1 and l.status = 'refused' and l.dismissed_at is null
    and ($2::text is null or l.receiver = $2) and (l.invoice_id, l.id) > ($3::bigint, $4::bigint)
    and not exists (select from placement_fact p join invoice_line a
        on a.child_id = p.child_id and a.placement_id = p.placement_id and a.status = 'accepted'
      where l.previous_reference is null and a.previous_reference is null
        and p.receiver = l.receiver and p.allocation_number = l.allocation_number
        and a.sender = l.sender and a.period_from = l.period_from
        and a.period_until = l.period_until and a.product_category = l.product_category
        and a.product_code = l.product_code and a.id > l.id)
    and not exists (select from invoice_line d join invoice_line c
        on c.credits = d.id and c.status = 'accepted'
      where d.sender = l.sender and d.reference = l.previous_reference
        and not ('8021' = any (d.codes)) and c.id > l.id)
    and not exists (select from invoice_line a where a.sender = l.sender
      and a.corrects = l.reference and a.status = 'accepted')`;

/**
 * Takes a rejection off the worklist; the second time nothing changes.
 * @throws NotFound when nothing with this id was refused
 */
export async function dismiss(tx: EntityManager, id: string): Promise<DismissalView> {
  const lineId = numberIn('L', id);
  const [rows]: [{ at: Date }[], number] = await (lineId > 0
    ? tx.query(
        `update invoice_line set dismissed_at = coalesce(dismissed_at, now())
         where id = $1 and status = 'refused' returning dismissed_at at`,
        [lineId],
      )
    : tx.query(
        `update invoice set dismissed_at = coalesce(dismissed_at, now())
         where public_id::text = $1 and status = 'not-processed' returning dismissed_at at`,
        [id.toLowerCase()],
      ));
  const [row] = rows;
  if (!row) throw new NotFound('rejection', id);
  return { id, dismissedAt: row.at.toISOString() };
}

function viewOf(row: Row): RejectionView {
  const isLine = row.line_id > 0;
  return {
    id: isLine ? publicId('L', row.line_id) : row.public_id,
    kind: isLine ? 'line' : 'message',
    invoiceId: row.public_id,
    invoiceNumber: row.number,
    sender: row.sender,
    receiver: row.receiver,
    receivedAt: row.received_at.toISOString(),
    amountCents: row.amount_cents,
    codes: row.codes.map(rejectionCode),
    findings: row.findings ?? [],
    reference: row.reference,
    previousReference: row.previous_reference,
    allocationNumber: row.allocation_number,
    productCategory: row.product_category,
    productCode: row.product_code,
    from: row.period_from,
    until: row.period_until,
  };
}
