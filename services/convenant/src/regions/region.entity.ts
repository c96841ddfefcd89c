import { ApiProperty } from '@nestjs/swagger';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Membership, REGION_KINDS, type RegionKind } from './region.dto';

/** A list of municipalities that make agreements together. Regions may overlap each other. */
@Entity('region')
export class Region {
  @ApiProperty({ example: 'rijnmond' })
  @PrimaryColumn('text')
  id: string;

  @ApiProperty({ example: 'Rijnmond' })
  @Column('text')
  name: string;

  @ApiProperty({ enum: REGION_KINDS })
  @Column('text')
  kind: RegionKind;

  @ApiProperty({ type: [Membership] })
  @Column('jsonb')
  municipalities: Membership[];
}
