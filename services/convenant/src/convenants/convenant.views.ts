import { ApiProperty } from '@nestjs/swagger';
import { CLAUSE_SCHEMA, SCOPE_SCHEMA, SIDE_SCHEMA } from './clause.schema';
import { ConvenantFault } from './faults';

/** What a check found. */
export class CheckedView {
  @ApiProperty({ description: 'The text that was checked' }) revision: number;
  @ApiProperty() mayBePublished: boolean;
  @ApiProperty({ type: [ConvenantFault] }) faults: readonly ConvenantFault[];
}

/** A version as billing follows it; also the `draft` of `POST /v1/replays` there. */
export class ResolvedView {
  @ApiProperty() id: string;
  @ApiProperty() version: number;
  @ApiProperty() name: string;
  @ApiProperty({ type: 'array', items: SIDE_SCHEMA }) sides: readonly object[];
  @ApiProperty({ format: 'date' }) from: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) until: string | null;
  @ApiProperty(SCOPE_SCHEMA) scope: object;
  @ApiProperty({ type: 'array', items: CLAUSE_SCHEMA }) clauses: readonly object[];
  @ApiProperty({ required: false }) isDefault?: boolean;
}
