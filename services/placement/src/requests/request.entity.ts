import type { CDT_XsdVersie } from '@grensverkeer/ijw';
import { centsColumn, dateColumn } from '@grensverkeer/service-kit';
import type { Cents, LocalDate, Segment } from '@grensverkeer/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Volume } from '../placements/placement.entity';

/**
 * `new`: not looked at yet · `in-doubt`: a person must find out who is responsible · `ours`: the
 * case worker decides about the help · `elsewhere`: another municipality is responsible, its JW319
 * waits a moment · `rejected`, `allocated`: answered for good.
 */
export type RequestState = 'new' | 'in-doubt' | 'ours' | 'elsewhere' | 'rejected' | 'allocated';

/** What the machine found: a segment of the law, or why there is none. */
export type RequestDecision = Segment | { readonly kind: 'child-unknown' | 'not-computed' };

/** An AangevraagdProduct of a JW315: each has its own reference, and its own answer. */
@Entity('request')
export class RequestRow {
  @PrimaryColumn('uuid') id: string;
  @Column('bigint', { name: 'message_id' }) messageId: number;
  @Column('char', { length: 4 }) municipality: string;
  @Column('char', { length: 8 }) provider: string;
  @Column('text') reference: string;
  @Column('text', { name: 'bsn_hash' }) bsnHash: string;
  @Column('uuid', { name: 'child_id', nullable: true }) childId: string | null;
  /** Place in its message, from 0. */
  @Column('integer') place: number;
  @Column('text', { name: 'product_category', nullable: true }) productCategory: string | null;
  @Column('text', { name: 'product_code', nullable: true }) productCode: string | null;
  @Column('jsonb', { nullable: true }) volume: Volume | null;
  @centsColumn({ name: 'budget_cents', nullable: true }) budgetCents: Cents | null;
  @dateColumn({ name: 'from_date' }) from: LocalDate;
  @dateColumn({ name: 'until_date', nullable: true }) until: LocalDate | null;
  @Column('jsonb', { name: 'xsd_version' }) xsdVersion: CDT_XsdVersie;
  @dateColumn({ name: 'asked_on' }) askedOn: LocalDate;
  @Column('timestamptz', { name: 'received_at' }) receivedAt: Date;
  @Column('text') state: RequestState;
  @Column('jsonb', { nullable: true }) decision: RequestDecision | null;
  /** A JW319 has said that it is looked into; that may be said once (TR365). */
  @Column('boolean') investigated: boolean;
  /** It was answered, and by the facts of now it would be answered otherwise. */
  @Column('boolean') outdated: boolean;
  /** WJ759: why it was rejected. */
  @Column('text', { name: 'rejected_for', nullable: true }) rejectedFor: string | null;
  /** The municipality that a rejection for woonplaats has named. */
  @Column('char', { name: 'answered_to', length: 4, nullable: true }) answeredTo: string | null;
  /** The provider has refused the JW319 or JW301. */
  @Column('boolean', { name: 'answer_refused' }) answerRefused: boolean;
  @Column('timestamptz', { name: 'look_at', nullable: true }) lookAt: Date | null;
  /** Why it could not be judged the last time; null when it could. */
  @Column('text', { nullable: true }) failure: string | null;
  @Column('timestamptz', { name: 'failed_at', nullable: true }) failedAt: Date | null;
}
