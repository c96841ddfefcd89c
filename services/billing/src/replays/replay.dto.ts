import {
  Check,
  IsKey,
  IsListOf,
  IsLocalDate,
  IsOneOf,
  IsPart,
  IsText,
  IsUntil,
  IsWhole,
  IsYesNo,
  PageQuery,
} from '@grensverkeer/service-kit';
import { existedEver, type Cents, type LocalDate } from '@grensverkeer/settlement';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsObject, IsOptional } from 'class-validator';

/** `as-written`: on the days of its own term. `throughout`: on every day of the asked period. */
export const IN_FORCE = ['as-written', 'throughout'] as const;
export type InForce = (typeof IN_FORCE)[number];

export const REPLAY_STATES = ['waiting', 'running', 'done', 'cancelled', 'failed'] as const;
export type ReplayState = (typeof REPLAY_STATES)[number];

class DraftSide {
  @IsText(200)
  name: string;

  @ApiProperty({ type: [String], example: ['0599', '0502'] })
  @Check('unknown-municipality', 'holds a code that no municipality has or had', areKnown)
  @ArrayMaxSize(400, { message: 'too-many|must hold at most 400' })
  @ArrayMinSize(1, { message: 'too-few|must hold at least 1' })
  @IsArray({ message: 'is-list|must be a list' })
  municipalities: string[];
}

/** A version as the convenant service gives it at `…/versions/{version}/resolved`. */
export class DraftDto {
  @IsKey()
  id: string;

  @IsWhole(1, 9999, { description: 'Takes the place of the published version of this number' })
  version: number;

  @IsText(200)
  name: string;

  @Check('two-sides', 'must hold exactly two sides', holdsTwo)
  @IsListOf(() => DraftSide)
  sides: DraftSide[];

  @IsLocalDate({ description: 'First day of service it speaks about' })
  from: LocalDate;

  @IsUntil()
  until: LocalDate | null;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  @IsOptional()
  @IsObject({ message: 'is-object|must be an object' })
  scope?: object;

  @IsYesNo({ optional: true, description: 'Speaks only where no other convenant does' })
  isDefault?: boolean;

  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } })
  @ArrayMaxSize(100, { message: 'too-many|must hold at most 100' })
  @IsArray({ message: 'is-list|must be a list' })
  clauses: readonly unknown[];
}

export class ReplayRequest {
  @IsPart(() => DraftDto)
  draft: DraftDto;

  @IsLocalDate({ description: 'Lines count whose first day of service lies in the period' })
  from: LocalDate;

  @IsUntil({ description: 'First day that no longer belongs to the period' })
  until: LocalDate;

  @IsOneOf(IN_FORCE, {
    optional: true,
    description:
      'as-written (unless said): what publication would do. throughout: as if the draft were in ' +
      'force on every day of the period, for a draft about days to come',
  })
  inForce?: InForce;
}

export class ReplaysQuery extends PageQuery {
  @IsKey({ optional: true })
  convenantId?: string;
}

class Difference {
  @ApiProperty({ type: 'integer', description: 'What it owes, less what it is owed' })
  netBeforeCents: Cents;
  @ApiProperty({ type: 'integer' }) netAfterCents: Cents;
  @ApiProperty({ type: 'integer', description: 'Above zero: it bears more under the draft' })
  differenceCents: Cents;
}

export class MunicipalityDifference extends Difference {
  @ApiProperty() municipality: string;
  @ApiProperty() name: string;
}

export class PairDifference extends Difference {
  @ApiProperty({ description: 'Seen from this one' }) municipality: string;
  @ApiProperty() counterparty: string;
}

class OpenDifference {
  @ApiProperty({ type: 'integer' }) parts: number;
  @ApiProperty({ type: 'integer', description: 'Signed like the lines' }) amountCents: Cents;
}

class ExamplePosting {
  @ApiProperty() debtor: string;
  @ApiProperty() creditor: string;
  @ApiProperty({ type: 'integer' }) amountCents: Cents;
  @ApiProperty({ format: 'date' }) from: LocalDate;
  @ApiProperty({ format: 'date' }) until: LocalDate;
}

class ExampleText {
  @ApiProperty({ description: 'Lines of plain text' }) before: string;
  @ApiProperty() after: string;
}

/** A line that changes; it names no child. */
export class ReplayExample {
  @ApiProperty() lineId: string;
  @ApiProperty() receiver: string;
  @ApiProperty({ type: String, nullable: true }) productCode: string | null;
  @ApiProperty({ format: 'date' }) from: LocalDate;
  @ApiProperty({ format: 'date' }) until: LocalDate;
  @ApiProperty({ type: 'integer' }) amountCents: Cents;
  @ApiProperty({ type: [ExamplePosting] }) before: ExamplePosting[];
  @ApiProperty({ type: [ExamplePosting] }) after: ExamplePosting[];
  @ApiProperty({ type: ExampleText }) nl: ExampleText;
  @ApiProperty({ type: ExampleText }) en: ExampleText;
}

/** What would change, of lines in the period. The books were not touched. */
export class ReplayResult {
  @ApiProperty({ type: 'integer', description: 'Children that the draft could touch' })
  childrenLookedAt: number;
  @ApiProperty({ type: 'integer', description: 'Of these, they could not be computed' })
  childrenFailed: number;
  @ApiProperty({ type: 'integer', description: 'Of these, something was still to be settled' })
  childrenDue: number;
  @ApiProperty({ type: 'integer' }) linesLookedAt: number;
  @ApiProperty({ type: 'integer', description: 'Others bear them, or an open part changes' })
  linesChanged: number;
  @ApiProperty({ type: 'integer', description: 'Postings that publication would take back' })
  reversals: number;
  @ApiProperty({ type: 'integer', description: 'Postings that publication would add' })
  charges: number;
  @ApiProperty({ type: 'integer', description: 'What some would bear more and others less' })
  movedCents: Cents;
  @ApiProperty({ type: [MunicipalityDifference] }) municipalities: MunicipalityDifference[];
  @ApiProperty({ type: [PairDifference] }) pairs: PairDifference[];
  @ApiProperty({ type: OpenDifference }) newlyOpen: OpenDifference;
  @ApiProperty({ type: OpenDifference }) noLongerOpen: OpenDifference;
  @ApiProperty({ type: [ReplayExample] }) examples: ReplayExample[];
}

export class ReplayView {
  @ApiProperty({ format: 'uuid' }) replayId: string;
  @ApiProperty() convenantId: string;
  @ApiProperty({ type: 'integer' }) version: number;
  @ApiProperty({ format: 'date' }) from: LocalDate;
  @ApiProperty({ format: 'date' }) until: LocalDate;
  @ApiProperty({ enum: IN_FORCE }) inForce: InForce;
  @ApiProperty({ enum: REPLAY_STATES }) status: ReplayState;
  @ApiProperty({ type: 'integer', description: 'Lines done until now' }) linesDone: number;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Lines to do; null = not counted' })
  linesTotal: number | null;
  @ApiProperty({ format: 'date-time' }) askedAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) finishedAt: string | null;
  @ApiProperty({ type: ReplayResult, nullable: true }) result: ReplayResult | null;
}

function holdsTwo(value: unknown): boolean {
  return Array.isArray(value) && value.length === 2;
}

function areKnown(value: unknown): boolean {
  return !Array.isArray(value) || value.every((code) => existedEver(String(code)));
}
