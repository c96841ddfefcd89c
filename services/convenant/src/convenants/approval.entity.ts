import { ApiProperty } from '@nestjs/swagger';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who agreed to which text, when. Kept also when the draft was changed afterwards. */
@Entity('convenant_approval')
export class Approval {
  @PrimaryColumn('text', { name: 'convenant_id' })
  convenantId: string;

  @PrimaryColumn('int')
  version: number;

  @ApiProperty({ enum: ['version', 'ending'], description: 'Its terms, or its end' })
  @PrimaryColumn('text')
  about: 'version' | 'ending';

  @ApiProperty({ description: 'The text that was approved; counts while it is the current one' })
  @PrimaryColumn('int')
  revision: number;

  @ApiProperty({ description: '1 = the first side, 2 = the second' })
  @Column('int')
  side: 1 | 2;

  @ApiProperty({ description: 'An account, never a name' })
  @PrimaryColumn('text')
  person: string;

  @ApiProperty({ format: 'date-time' })
  @Column('timestamptz', { name: 'approved_at', default: () => 'now()' })
  approvedAt: Date;
}
