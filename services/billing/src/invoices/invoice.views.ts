import {
  IsAgbCode,
  IsMunicipalityCode,
  IsOneOf,
  IsText,
  PageQuery,
} from '@grensverkeer/service-kit';
import type { Cents, LocalDate } from '@grensverkeer/settlement';
import { ApiProperty } from '@nestjs/swagger';
import { DOORS, type Door, type Invoice, type InvoiceStatus } from './invoice.entity';

const STATUSES = ['pending', 'accepted', 'partly-accepted', 'refused', 'not-processed'];

export class InvoicesQuery extends PageQuery {
  @IsAgbCode({ optional: true })
  sender?: string;

  @IsMunicipalityCode({ optional: true })
  receiver?: string;

  @IsText(64, { optional: true })
  invoiceNumber?: string;

  @IsOneOf(STATUSES, { optional: true })
  status?: InvoiceStatus;
}

/** An invoice without its content: that holds BSNs. */
export class InvoiceView {
  @ApiProperty({ format: 'uuid' }) invoiceId: string;
  @ApiProperty({ enum: DOORS }) door: Door;
  @ApiProperty() sender: string;
  @ApiProperty() receiver: string;
  @ApiProperty() invoiceNumber: string;
  @ApiProperty({ format: 'date' }) invoiceDate: LocalDate;
  @ApiProperty({ enum: STATUSES }) status: InvoiceStatus;
  @ApiProperty({ type: 'integer' }) submittedCents: Cents;
  @ApiProperty({ type: 'integer', nullable: true }) grantedCents: Cents | null;
  @ApiProperty({ format: 'date-time' }) receivedAt: string;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) answeredAt: string | null;
}

export function invoiceView(invoice: Invoice): InvoiceView {
  return {
    invoiceId: invoice.publicId,
    door: invoice.door,
    sender: invoice.sender,
    receiver: invoice.receiver,
    invoiceNumber: invoice.number,
    invoiceDate: invoice.invoiceDate,
    status: invoice.status,
    submittedCents: invoice.submittedCents,
    grantedCents: invoice.grantedCents,
    receivedAt: invoice.receivedAt.toISOString(),
    answeredAt: invoice.answeredAt?.toISOString() ?? null,
  };
}
