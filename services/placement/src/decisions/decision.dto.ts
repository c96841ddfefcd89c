import { ApiProperty } from '@nestjs/swagger';
import {
  IsKey,
  IsListOf,
  IsLocalDate,
  IsMunicipalityCode,
  IsOneOf,
  IsText,
  IsUntil,
  IsUuidText,
  IsWhole,
} from '@grensverkeer/service-kit';
import type { LocalDate, PersonDecision } from '@grensverkeer/settlement';

const SOURCES: readonly PersonDecision['source'][] = ['agreement', 'binding-advice', 'court'];
const unless = { optional: true, nullable: true };

/** Parts as people agree on them; a finer denominator is a typing error. */
const FINEST = 1_000_000;

export class ShareDto {
  @IsMunicipalityCode() municipality: string;
  @IsWhole(1, FINEST) numerator: number;
  @IsWhole(1, FINEST) denominator: number;
}

export class DecisionDto {
  @IsKey() id: string;
  @IsOneOf(SOURCES) source: PersonDecision['source'];
  @IsText(200, { description: 'Case number or letter; no names' }) reference: string;
  @IsLocalDate() decidedOn: LocalDate;
  @IsLocalDate() from: LocalDate;
  @IsUntil(unless) until?: LocalDate | null;
  @IsUuidText({ ...unless, description: 'null = all placements' }) placementId?: string | null;
  @IsListOf(() => ShareDto, { description: 'Together one; none = it only sets another aside' })
  shares: ShareDto[];
  @IsKey({ ...unless, description: 'A decision of this list' }) setsAside?: string | null;
}

export class DecisionsDto {
  @IsListOf(() => DecisionDto) decisions: DecisionDto[];
}

export class DecisionsAnswer extends DecisionsDto {
  @ApiProperty({ type: 'string', format: 'uuid' }) childId: string;
  @ApiProperty({ type: 'integer' }) version: number;
}
