import { IsAgbCode, IsText, PageQuery } from '@grensverkeer/service-kit';
import type { Cents, LocalDate, OpenReason } from '@grensverkeer/settlement';
import { ApiProperty } from '@nestjs/swagger';
import type { EntityManager } from 'typeorm';
import { codeWithTexts, ReturnCodeView } from '../invoices/codes';
import { numberIn, publicId } from '../settlements/public-ids';
import { postingView, PostingView, type PostingRow } from './posting.dto';

export class LinesQuery extends PageQuery {
  @IsAgbCode({ optional: true })
  sender?: string;

  @IsText(64, { optional: true })
  invoiceNumber?: string;
}

class LineOpenPartView {
  @ApiProperty({ format: 'date' }) from: LocalDate;
  @ApiProperty({ format: 'date' }) until: LocalDate;
  @ApiProperty({ type: 'integer', description: 'Signed like the line' }) amountCents: Cents;
  @ApiProperty() reason: OpenReason;
  @ApiProperty({ type: [String] }) candidates: string[];
}

class BillingNoteView {
  @ApiProperty({ format: 'date' }) from: LocalDate;
  @ApiProperty({ format: 'date' }) until: LocalDate;
  @ApiProperty({ description: 'The municipality to bill next time' }) billNext: string;
}

/** One line of an invoice with all that the books say about it. */
export class LineView {
  @ApiProperty() lineId: string;
  @ApiProperty({ format: 'uuid' }) invoiceId: string;
  @ApiProperty() invoiceNumber: string;
  @ApiProperty() sender: string;
  @ApiProperty() receiver: string;
  @ApiProperty() reference: string;
  @ApiProperty({ type: 'string', nullable: true }) previousReference: string | null;
  @ApiProperty({ type: 'integer' }) allocationNumber: number;
  @ApiProperty() productCategory: string;
  @ApiProperty() productCode: string;
  @ApiProperty({ format: 'date' }) from: LocalDate;
  @ApiProperty({ format: 'date' }) until: LocalDate;
  @ApiProperty({ type: 'integer', description: 'Below zero on a credit line' }) amountCents: Cents;
  @ApiProperty({ enum: ['waiting', 'accepted', 'refused'] }) status: string;
  @ApiProperty({ type: [ReturnCodeView] }) codes: ReturnCodeView[];
  @ApiProperty({ type: [PostingView], description: 'Charges that no reversal took back' })
  standingPostings: PostingView[];
  @ApiProperty({ type: [PostingView], description: 'All, reversals too, in their order' })
  postings: PostingView[];
  @ApiProperty({ type: [LineOpenPartView] }) openParts: LineOpenPartView[];
  @ApiProperty({ type: 'integer', description: 'What the receiver bears itself, signed' })
  keptCents: Cents;
  @ApiProperty({ type: [BillingNoteView] }) notes: BillingNoteView[];
}

interface LineRow {
  readonly id: number;
  readonly public_id: string;
  readonly number: string;
  readonly sender: string;
  readonly receiver: string;
  readonly reference: string;
  readonly previous_reference: string | null;
  readonly allocation_number: number;
  readonly product_category: string;
  readonly product_code: string;
  readonly period_from: LocalDate;
  readonly period_until: LocalDate;
  readonly amount_cents: Cents;
  readonly status: string;
  readonly codes: string[];
  readonly notes: BillingNoteView[] | null;
}

interface OpenPartRow {
  readonly line_id: number;
  readonly period_from: LocalDate;
  readonly period_until: LocalDate;
  readonly amount_cents: Cents;
  readonly reason: OpenReason;
  readonly candidates: string[];
}

interface Asked {
  readonly sender?: string;
  readonly invoiceNumber?: string;
  readonly invoiceId?: string;
  readonly after: string | undefined;
  readonly limit: number;
}

/** Lines in the order in which they came in. */
export async function readLines(tx: EntityManager, asked: Asked): Promise<LineView[]> {
  const lines: LineRow[] = await tx.query(
    `select l.*, i.public_id, i.number, n.notes
     from invoice_line l join invoice i on i.id = l.invoice_id
       left join line_notes n on n.line_id = l.id
     where l.id > $1 and ($2::text is null or l.sender = $2)
       and ($3::text is null or i.number = $3) and ($4::uuid is null or i.public_id = $4)
     order by l.id limit $5`,
    [
      numberIn('L', asked.after),
      asked.sender ?? null,
      asked.invoiceNumber ?? null,
      asked.invoiceId ?? null,
      asked.limit,
    ],
  );
  const ids = [lines.map(({ id }) => id)];
  const postings: PostingRow[] = await tx.query(
    `select * from posting_told where line_id = any($1::bigint[])
     order by posted_at, kind desc, period_from, id`,
    ids,
  );
  const open: OpenPartRow[] = await tx.query(
    'select * from open_part where line_id = any($1::bigint[]) order by period_from, id',
    ids,
  );
  return lines.map((line) =>
    lineView(
      line,
      postings.filter(({ line_id }) => line_id === line.id),
      open.filter(({ line_id }) => line_id === line.id),
    ),
  );
}

function lineView(
  line: LineRow,
  postings: readonly PostingRow[],
  open: readonly OpenPartRow[],
): LineView {
  const reversed = new Set(postings.map(({ reverses }) => reverses));
  const standing = postings.filter(({ id, kind }) => kind === 'charge' && !reversed.has(id));
  return {
    lineId: publicId('L', line.id),
    invoiceId: line.public_id,
    invoiceNumber: line.number,
    sender: line.sender,
    receiver: line.receiver,
    reference: line.reference,
    previousReference: line.previous_reference,
    allocationNumber: line.allocation_number,
    productCategory: line.product_category,
    productCode: line.product_code,
    from: line.period_from,
    until: line.period_until,
    amountCents: line.amount_cents,
    status: line.status,
    codes: line.codes.map(codeWithTexts),
    standingPostings: standing.sort(byPeriod).map(postingView),
    postings: postings.map(postingView),
    openParts: open.map(openPartView),
    keptCents: keptOf(line, standing, open),
    notes: line.notes ?? [],
  };
}

const byPeriod = (a: PostingRow, b: PostingRow): number =>
  a.period_from === b.period_from ? a.id - b.id : a.period_from < b.period_from ? -1 : 1;

/** The rest: what others owe the receiver, or get back from it, is not borne by itself. */
function keptOf(
  { status, amount_cents, receiver }: LineRow,
  standing: readonly PostingRow[],
  open: readonly OpenPartRow[],
): Cents {
  if (status !== 'accepted') return 0 as Cents;
  const others = standing.map((posting) =>
    posting.creditor === receiver ? posting.amount_cents : -posting.amount_cents,
  );
  const taken = [...others, ...open.map((part) => part.amount_cents)];
  return taken.reduce<number>((rest, amount) => rest - amount, amount_cents) as Cents;
}

const openPartView = (part: OpenPartRow): LineOpenPartView => ({
  from: part.period_from,
  until: part.period_until,
  amountCents: part.amount_cents,
  reason: part.reason,
  candidates: part.candidates,
});
