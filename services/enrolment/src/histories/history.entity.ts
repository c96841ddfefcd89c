import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A whole history in one row: it is recorded, compared and told as a whole. */
@Entity('history')
export class History {
  @PrimaryColumn('uuid', { name: 'child_id' }) childId: string;
  @PrimaryColumn('text') kind: string;
  @Column('integer') version: number;
  @Column('jsonb') content: object[];
}
