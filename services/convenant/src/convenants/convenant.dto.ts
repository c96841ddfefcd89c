import {
  Check,
  IsKey,
  IsListOf,
  IsLocalDate,
  IsMunicipalityCode,
  IsOneOf,
  IsText,
  IsUntil,
  IsWhole,
  IsYesNo,
  PageQuery,
} from '@grensverkeer/service-kit';
import { existedEver } from '@grensverkeer/settlement';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsObject, IsOptional } from 'class-validator';
import { CLAUSE_SCHEMA, SCOPE_SCHEMA } from './clause.schema';

/**
 * `none`: agreed and signed elsewhere, this service only keeps it. `two-per-side`: published only
 * after two people of each side have approved this very text.
 */
export const APPROVAL_RULES = ['none', 'two-per-side'] as const;
export type ApprovalRule = (typeof APPROVAL_RULES)[number];

/** A party: a region of ours, or a name with a list of municipalities. */
export class SideContent {
  @IsKey({ optional: true, description: 'A region; its members count from publication on' })
  regionId?: string;

  @IsText(200, { optional: true })
  name?: string;

  @ApiProperty({ required: false, type: [String], example: ['0599', '0502'] })
  @IsOptional()
  @Check('unknown-municipality', 'holds a code that no municipality has or had', areKnown)
  @ArrayMaxSize(400, { message: 'too-many|must hold at most 400' })
  @IsArray({ message: 'is-list|must be a list' })
  municipalities?: string[];
}

/** A version as a whole; clauses and scopes are checked further by `libs/settlement`. */
export class ConvenantContent {
  @IsText(200)
  name: string;

  @Check('side-unclear', 'each names a region, or has a name with municipalities', areClear)
  @Check('two-sides', 'must hold exactly two sides', holdsTwo)
  @IsListOf(() => SideContent)
  sides: SideContent[];

  @IsLocalDate({ description: 'First day of service it speaks about' })
  from: string;

  @IsUntil()
  until: string | null;

  @ApiPropertyOptional(SCOPE_SCHEMA)
  @IsOptional()
  @IsObject({ message: 'is-object|must be an object' })
  scope?: object;

  @IsYesNo({ optional: true, description: 'Speaks only where no other convenant does' })
  isDefault?: boolean;

  @ApiProperty({ type: 'array', items: CLAUSE_SCHEMA, maxItems: 100 })
  @ArrayMaxSize(100, { message: 'too-many|must hold at most 100' })
  @IsArray({ message: 'is-list|must be a list' })
  clauses: readonly unknown[];

  @IsOneOf(APPROVAL_RULES, { optional: true, description: 'none, unless said' })
  approvals?: ApprovalRule;

  @IsKey({ optional: true, description: 'The account of who writes it; for the history' })
  person?: string;
}

/** Who does something, where the person is not what it is about. */
export class Doer {
  @IsKey({ optional: true, description: 'An account, never a name; for the history' })
  person?: string;
}

/** One pair of eyes. `person` is an account, never a name. */
export class ApprovalContent {
  @IsWhole(1, 2, { description: '1 = the first side, 2 = the second' })
  party: 1 | 2;

  @IsKey()
  person: string;
}

/** What the register is asked for. */
export class RegisterQuery extends PageQuery {
  @IsMunicipalityCode({ optional: true, description: 'On either side' })
  municipality?: string;

  @IsMunicipalityCode({ optional: true, description: 'On the side across' })
  counterparty?: string;

  @IsLocalDate({ optional: true, description: 'In force on this day of service' })
  on?: string;

  @IsOneOf(['draft', 'published'], { optional: true, description: 'published, unless said' })
  status?: 'draft' | 'published';
}

function areClear(sides: unknown): boolean {
  return !Array.isArray(sides) || sides.every(isClear);
}

function isClear(side: unknown): boolean {
  const { regionId, name, municipalities } = (side ?? {}) as SideContent;
  if (regionId !== undefined) return name === undefined && municipalities === undefined;
  return name !== undefined && Array.isArray(municipalities) && municipalities.length > 0;
}

function holdsTwo(value: unknown): boolean {
  return Array.isArray(value) && value.length === 2;
}

function areKnown(value: unknown): boolean {
  return !Array.isArray(value) || value.every((code) => existedEver(String(code)));
}
