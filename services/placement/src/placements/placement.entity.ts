import { Column, Entity, PrimaryColumn } from 'typeorm';
import { centsColumn, dateColumn } from '@grensverkeer/service-kit';
import type {
  Cents,
  Inquiry,
  LegalBasis,
  LocalDate,
  StayKind,
  Stream,
} from '@grensverkeer/settlement';

export interface Volume {
  readonly amount: number;
  /** iJw code list WJ756. */
  readonly unit: string;
  /** iJw code list WMO757. */
  readonly frequency: string;
}

/** `version` 0: the row holds only a consent that came before the placement. */
@Entity('placement')
export class PlacementRow {
  @PrimaryColumn('uuid') id: string;
  @Column('integer') version: number;
  @Column('uuid', { name: 'child_id', nullable: true }) childId: string | null;
  @Column('text', { nullable: true }) stream: Stream | null;
  @Column('char', { length: 8, nullable: true }) provider: string | null;
  @Column('char', { length: 4, nullable: true }) receiver: string | null;
  @Column('integer', { name: 'allocation_number', nullable: true }) allocationNumber: number | null;
  @Column('text', { name: 'product_category', nullable: true }) productCategory: string | null;
  @Column('text', { name: 'product_code', nullable: true }) productCode: string | null;
  @Column('jsonb', { nullable: true }) volume: Volume | null;
  @centsColumn({ name: 'budget_cents', nullable: true }) budgetCents: Cents | null;
  @dateColumn({ name: 'from_date', nullable: true }) from: LocalDate | null;
  @dateColumn({ name: 'until_date', nullable: true }) until: LocalDate | null;
  @Column('text', { name: 'legal_basis', nullable: true }) legalBasis: LegalBasis | null;
  @Column('text', { nullable: true }) stay: StayKind | null;
  @Column('boolean', { name: 'part_time' }) partTime: boolean;
  @Column('boolean', { name: 'start_untraceable' }) startUntraceable: boolean;
  @Column('char', { length: 4, nullable: true }) place: string | null;
  @dateColumn({ name: 'help_request_date', nullable: true }) helpRequestDate: LocalDate | null;
  @Column('text', { name: 'client_group', nullable: true }) group: string | null;
  /** Taken back by a JW301 (RedenWijziging 13). */
  @Column('boolean') removed: boolean;
  @Column('boolean', { name: 'counts_as_stay', nullable: true }) countsAsStay: boolean | null;
  @Column('char', { name: 'paid_so_far', length: 4, nullable: true }) paidSoFar: string | null;
  @Column('jsonb', { nullable: true }) inquiry: Inquiry | null;
  @Column('boolean', { name: 'paid_by_state' }) isPaidByState: boolean;
  @Column('boolean', { name: 'place_secret' }) isPlaceSecret: boolean;
  @Column('boolean', { name: 'consent_given' }) consentGiven: boolean;
  @dateColumn({ name: 'consent_on', nullable: true }) consentOn: LocalDate | null;
}
