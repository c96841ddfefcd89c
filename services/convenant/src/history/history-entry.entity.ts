import { ApiProperty } from '@nestjs/swagger';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

export const HAPPENED = [
  'drafted',
  'changed',
  'checked',
  'approved',
  'published',
  'ending-drafted',
  'ending-changed',
  'ending-approved',
  'ended',
] as const;
export type Happened = (typeof HAPPENED)[number];

/** One thing that somebody did to a convenant. Only ever added. */
@Entity('convenant_history')
export class HistoryEntry {
  @ApiProperty({ type: 'integer', description: 'Counts up over all convenants' })
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  number: number;

  @ApiProperty()
  @Column('text', { name: 'convenant_id' })
  convenantId: string;

  @ApiProperty({ type: 'integer' })
  @Column('int')
  version: number;

  @ApiProperty({ type: 'integer', description: 'The text it was about' })
  @Column('int')
  revision: number;

  @ApiProperty({ enum: HAPPENED })
  @Column('text')
  what: Happened;

  @ApiProperty({ type: String, nullable: true, description: 'An account; null = not told' })
  @Column('text', { nullable: true })
  person: string | null;

  @ApiProperty({ format: 'date-time' })
  @Column('timestamptz', { default: () => 'now()' })
  at: Date;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description:
      'drafted, changed: `content` as a whole and the members that were `changed`. checked: the ' +
      'codes of `faults`. approved: `party`. About an ending: `until` and `reason`.',
  })
  @Column('jsonb')
  detail: object;
}
