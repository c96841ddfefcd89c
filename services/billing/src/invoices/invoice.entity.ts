import { centsColumn, dateColumn } from '@grensverkeer/service-kit';
import type { Cents, LocalDate } from '@grensverkeer/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export type InvoiceStatus =
  'pending' | 'accepted' | 'partly-accepted' | 'refused' | 'not-processed';

/** How an invoice came in. */
export const DOORS = ['jw323', 'json', 'csv'] as const;
export type Door = (typeof DOORS)[number];

/** An invoice with the message as it came in and the answer that was given, both sealed. */
@Entity('invoice')
export class Invoice {
  @PrimaryColumn('bigint', { transformer: { from: Number, to: (id: number) => id } })
  id: number;

  @Column('uuid', { name: 'public_id' })
  publicId: string;

  @Column('text')
  door: Door;

  @Column('text')
  sender: string;

  @Column('text')
  receiver: string;

  @Column('text')
  number: string;

  @Column('text', { name: 'message_identification', nullable: true })
  messageIdentification: string | null;

  @dateColumn({ name: 'invoice_date' })
  invoiceDate: LocalDate;

  @Column('bytea', { name: 'content_hash', select: false })
  contentHash: Buffer;

  /** Only read where it is needed: it can be 25 MB. */
  @Column('bytea', { select: false })
  raw: Buffer;

  /** `not-processed` counts as not sent: its number and references stay free (OP286, IV087). */
  @Column('text')
  status: InvoiceStatus;

  @centsColumn({ name: 'submitted_cents' })
  submittedCents: Cents;

  @centsColumn({ name: 'granted_cents', nullable: true })
  grantedCents: Cents | null;

  /** The JW325, sealed; null while pending and for a JSON invoice. */
  @Column('bytea', { nullable: true, select: false })
  answer: Buffer | null;

  /** Null: it is kept, and its lines are still to be read and judged. */
  @Column('timestamptz', { name: 'taken_up_at', nullable: true })
  takenUpAt: Date | null;

  @Column('timestamptz', { name: 'received_at' })
  receivedAt: Date;

  @Column('timestamptz', { name: 'answered_at', nullable: true })
  answeredAt: Date | null;
}
