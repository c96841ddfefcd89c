import { dateColumn } from '@grensverkeer/service-kit';
import type { Clause, ConvenantSide, Scope } from '@grensverkeer/settlement';
import { ApiProperty } from '@nestjs/swagger';
import { Column, Entity, PrimaryColumn, VirtualColumn } from 'typeorm';
import { APPROVAL_RULES, SideContent, type ApprovalRule } from './convenant.dto';
import { CLAUSE_SCHEMA, SCOPE_SCHEMA, SIDE_SCHEMA } from './clause.schema';

/** One version of an agreement: a draft until `publishedAt` is set, never changed after. */
@Entity('convenant_version')
export class ConvenantVersionRow {
  @ApiProperty({ example: 'rijnmond-haaglanden' })
  @PrimaryColumn('text')
  id: string;

  @ApiProperty({ example: 1 })
  @PrimaryColumn('int')
  version: number;

  @ApiProperty()
  @Column('text')
  name: string;

  @ApiProperty({ type: [SideContent] })
  @Column('jsonb')
  sides: SideContent[];

  @ApiProperty({ format: 'date', description: 'First day of service it speaks about' })
  @dateColumn({ name: 'from_date' })
  from: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'First day after it' })
  @dateColumn({ name: 'until_date', nullable: true })
  until: string | null;

  @ApiProperty(SCOPE_SCHEMA)
  @Column('jsonb')
  scope: Scope;

  @ApiProperty({ type: 'array', items: CLAUSE_SCHEMA })
  @Column('jsonb')
  clauses: readonly Clause[];

  @ApiProperty({ enum: APPROVAL_RULES })
  @Column('text', { name: 'approval_rule' })
  approvals: ApprovalRule;

  @ApiProperty({ description: 'Speaks only where no other convenant does' })
  @Column('boolean', { name: 'is_default' })
  isDefault: boolean;

  /** The sides as municipalities: of today for a draft, for ever once published. */
  @ApiProperty({ type: 'array', items: SIDE_SCHEMA })
  @Column('jsonb', { name: 'resolved_sides' })
  resolvedSides: readonly [ConvenantSide, ConvenantSide];

  /** Counts the changes of a draft; an approval is of one revision. */
  @ApiProperty()
  @Column('int')
  revision: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  @Column('timestamptz', { name: 'published_at', nullable: true })
  publishedAt: Date | null;

  /** Set when the parties ended it, or a version after it, before its term. */
  @ApiProperty({ type: String, format: 'date', nullable: true, readOnly: true })
  @VirtualColumn({ type: 'date', query: endedFromOf })
  endedFrom: string | null;
}

/** An end of a version ends all versions before it as well. */
function endedFromOf(row: string): string {
  return `select min(ending.until_date) from convenant_ending ending
    where ending.convenant_id = ${row}.id and ending.version >= ${row}.version
      and ending.ended_at is not null`;
}
