import { IsMunicipalityCode, PageQuery } from '@grensverkeer/service-kit';
import { explainOpen, type Cents, type LocalDate, type OpenReason } from '@grensverkeer/settlement';
import { ApiProperty } from '@nestjs/swagger';
import type { EntityManager } from 'typeorm';
import { publicId, numberIn } from '../settlements/public-ids';
import { nameOfMunicipality } from './explanation';

export class OpenPartsQuery extends PageQuery {
  @IsMunicipalityCode({ description: 'Paid the provider, or may have to bear the part' })
  municipality: string;
}

/** A part of a line that waits for a person; the provider has been paid all the same. */
export class OpenPartView {
  @ApiProperty() id: string;
  @ApiProperty() lineId: string;
  @ApiProperty() invoiceNumber: string;
  @ApiProperty() provider: string;
  @ApiProperty() reference: string;
  @ApiProperty() receiver: string;
  @ApiProperty({ format: 'date' }) from: LocalDate;
  @ApiProperty({ format: 'date' }) until: LocalDate;
  @ApiProperty({ type: 'integer', description: 'Signed like the line' }) amountCents: Cents;
  @ApiProperty() reason: OpenReason;
  @ApiProperty({ type: [String] }) candidates: string[];
  @ApiProperty() nl: string;
  @ApiProperty() en: string;
  @ApiProperty({ format: 'date-time' }) openedAt: string;
}

interface OpenPartRow {
  readonly id: number;
  readonly line_id: number;
  readonly number: string;
  readonly sender: string;
  readonly reference: string;
  readonly receiver: string;
  readonly period_from: LocalDate;
  readonly period_until: LocalDate;
  readonly amount_cents: Cents;
  readonly reason: OpenReason;
  readonly candidates: string[];
  readonly opened_at: Date;
}

/**
 * The parts that a municipality has paid for or may have to bear, the oldest first. A line and its
 * credit cancel out: nobody has to decide about them any more.
 */
export async function readOpenParts(
  tx: EntityManager,
  asked: { municipality: string; after: string | undefined; limit: number },
): Promise<OpenPartView[]> {
  const rows: OpenPartRow[] = await tx.query(
    `select o.*, i.number, l.sender, l.reference, l.receiver
     from open_part o join invoice_line l on l.id = o.line_id join invoice i on i.id = l.invoice_id
     where (l.receiver = $1 or $1 = any (o.candidates)) and o.id > $2 and l.credits is null
       and not exists (select from invoice_line c where c.credits = l.id and c.status = 'accepted')
     order by o.id limit $3`,
    [asked.municipality, numberIn('O', asked.after), asked.limit],
  );
  return rows.map(openPartView);
}

function openPartView(row: OpenPartRow): OpenPartView {
  const { reason, candidates } = row;
  const part = { period: { from: row.period_from, until: row.period_until }, reason, candidates };
  const names = { municipality: nameOfMunicipality };
  return {
    id: publicId('O', row.id),
    lineId: publicId('L', row.line_id),
    invoiceNumber: row.number,
    provider: row.sender,
    reference: row.reference,
    receiver: row.receiver,
    ...part.period,
    amountCents: row.amount_cents,
    reason,
    candidates,
    nl: explainOpen(part, 'nl', names),
    en: explainOpen(part, 'en', names),
    openedAt: row.opened_at.toISOString(),
  };
}
