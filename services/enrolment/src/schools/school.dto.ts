import { ApiProperty } from '@nestjs/swagger';
import { IsMunicipalityCode, IsOneOf, IsPattern, IsText } from '@grensverkeer/service-kit';
import type { SchoolType } from '@grensverkeer/settlement';

export const SCHOOL_TYPES = ['bo', 'sbo', 'so', 'vso', 'vo', 'mbo', 'oza'] as const;

export class SchoolDto {
  @IsText(200) name: string;

  @IsPattern(/^\d{2}[A-Z]{2}(\d{2})?$/, 'must be a BRIN like 12AB or 12AB03', {
    optional: true,
    nullable: true,
  })
  brin?: string | null;

  @IsMunicipalityCode({ description: 'Where the school stands' })
  municipality: string;

  @IsOneOf(SCHOOL_TYPES)
  schoolType: SchoolType;
}

export class SchoolAnswer extends SchoolDto {
  @ApiProperty({ type: 'string' }) schoolId: string;
  @ApiProperty({ type: 'integer' }) version: number;
}
