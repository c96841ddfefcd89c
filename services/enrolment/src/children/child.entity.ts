import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate, MotherAtBirth } from '@grensverkeer/settlement';
import { dateColumn } from '@grensverkeer/service-kit';

/**
 * The BSN is sealed (AES-256-GCM) and found by its keyed hash. Purpose: to find the child that an
 * invoice speaks of; basis: Jeugdwet 7.2.1 and 7.4.0. It is in no answer of this service.
 */
@Entity('child')
export class Child {
  @PrimaryColumn('uuid') id: string;
  @Column('bytea', { name: 'bsn_sealed', nullable: true, select: false }) bsnSealed: Buffer | null;
  @Column('text', { name: 'bsn_hash', nullable: true }) bsnHash: string | null;
  @dateColumn({ name: 'birth_date', nullable: true }) birthDate: LocalDate | null;
  @Column('jsonb', { name: 'mother_at_birth' }) motherAtBirth: MotherAtBirth;
  @Column('integer') version: number;
}
