import { dateColumn } from '@grensverkeer/service-kit';
import { ApiProperty } from '@nestjs/swagger';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That a published version, and all before it, end before their term. */
@Entity('convenant_ending')
export class Ending {
  @ApiProperty()
  @PrimaryColumn('text', { name: 'convenant_id' })
  convenantId: string;

  @ApiProperty({ type: 'integer' })
  @PrimaryColumn('int')
  version: number;

  @ApiProperty({ format: 'date', description: 'First day of service it no longer speaks about' })
  @dateColumn({ name: 'until_date' })
  until: string;

  @ApiProperty({ type: String, nullable: true })
  @Column('text', { nullable: true })
  reason: string | null;

  /** Counts the changes; an approval is of one revision. */
  @ApiProperty({ type: 'integer' })
  @Column('int')
  revision: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'null = drafted' })
  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt: Date | null;
}
