import { IsMunicipalityCode, IsOneOf, IsPattern, PageQuery } from '@grensverkeer/service-kit';
import type { Basis, Cents, LocalDate } from '@grensverkeer/settlement';
import { groundOf } from '@grensverkeer/settlement';
import { ApiProperty } from '@nestjs/swagger';
import { publicId } from '../settlements/public-ids';

/** `2026-04`, the month in which the service was given. */
export const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** Postings of one municipality, narrowed down. */
export class PostingsQuery extends PageQuery {
  @IsMunicipalityCode()
  municipality: string;

  @IsMunicipalityCode({ optional: true })
  counterparty?: string;

  @IsPattern(MONTH, 'must be a month, like 2026-04', { optional: true })
  month?: string;

  @IsOneOf(['charge', 'reversal'], { optional: true })
  kind?: 'charge' | 'reversal';
}

/** One entry in the books: the debtor owes the creditor. A reversal turns the two round. */
export class PostingView {
  @ApiProperty() id: string;
  @ApiProperty() lineId: string;
  @ApiProperty({ enum: ['charge', 'reversal'] }) kind: 'charge' | 'reversal';
  @ApiProperty({ type: 'string', nullable: true }) reverses: string | null;
  @ApiProperty() debtor: string;
  @ApiProperty() creditor: string;
  @ApiProperty({ type: 'integer', minimum: 1 }) amountCents: Cents;
  @ApiProperty({ format: 'date' }) from: LocalDate;
  @ApiProperty({ format: 'date', description: 'First day that no longer belongs to it' })
  until: LocalDate;
  @ApiProperty({ description: 'Rung of the law and clauses, as one short text' }) ground: string;
  @ApiProperty({ format: 'date-time' }) postedAt: string;
}

/** A row of `posting`. */
export interface PostingRow {
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
}

export function postingView(row: PostingRow): PostingView {
  return {
    id: publicId('P', row.id),
    lineId: publicId('L', row.line_id),
    kind: row.kind,
    reverses: row.reverses === null ? null : publicId('P', row.reverses),
    debtor: row.debtor,
    creditor: row.creditor,
    amountCents: row.amount_cents,
    from: row.period_from,
    until: row.period_until,
    ground: groundOf(JSON.parse(row.basis) as Basis),
    postedAt: row.posted_at.toISOString(),
  };
}
