import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PersonDecision } from '@grensverkeer/settlement';

/** All decisions about a child, in one row: recorded, compared and told whole. */
@Entity('decision_list')
export class DecisionList {
  @PrimaryColumn('uuid', { name: 'child_id' }) childId: string;
  @Column('integer') version: number;
  @Column('jsonb') content: PersonDecision[];
}
