import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SchoolType } from '@grensverkeer/settlement';

@Entity('school')
export class School {
  @PrimaryColumn('text') id: string;
  @Column('text') name: string;
  @Column('text', { nullable: true }) brin: string | null;
  @Column('char', { length: 4 }) municipality: string;
  @Column('text', { name: 'school_type' }) schoolType: SchoolType;
  @Column('integer') version: number;
}
