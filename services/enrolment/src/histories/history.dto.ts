import { ApiProperty } from '@nestjs/swagger';
import {
  Check,
  IsKey,
  IsListOf,
  IsLocalDate,
  IsMunicipalityCode,
  IsOneOf,
  IsPart,
  IsUntil,
  IsYesNo,
} from '@grensverkeer/service-kit';
import type { Custody, LocalDate, Residence } from '@grensverkeer/settlement';

export const RESIDENCE_STATUSES = ['resident', 'rni', 'not-registered', 'abroad'] as const;
export const ADDRESS_KINDS = ['woonadres', 'briefadres'] as const;
export const CUSTODY_HOLDERS = [
  'both-parents',
  'mother',
  'father',
  'institution',
  'natural-guardian',
] as const;

export class PeriodDto {
  @IsLocalDate() from: LocalDate;
  @IsUntil({ optional: true, nullable: true }) until?: LocalDate | null;
}

export class ResidenceDto extends PeriodDto {
  @IsOneOf(RESIDENCE_STATUSES)
  @Check(
    'resident-without-address',
    'a resident has a municipality and an address kind',
    (status, { object }) => status !== 'resident' || hasAddress(object as ResidenceDto),
  )
  status: Residence['status'];

  @IsMunicipalityCode({ optional: true, nullable: true })
  municipality?: string | null;

  @IsOneOf(ADDRESS_KINDS, { optional: true, nullable: true })
  addressKind?: Residence['addressKind'];

  @IsPart(() => PeriodDto, {
    optional: true,
    nullable: true,
    description: 'A note under art. 2.26 Wet BRP: the address is wrong or under investigation',
  })
  underInvestigation?: PeriodDto | null;

  @IsYesNo({ optional: true, description: 'Registered without living there: no woonadres' })
  administrativeOnly?: boolean;
}

export class ActualResidenceDto extends PeriodDto {
  @IsMunicipalityCode({ nullable: true, description: 'null = abroad' })
  municipality: string | null;
}

export class CustodyDto extends PeriodDto {
  @IsOneOf(CUSTODY_HOLDERS) holder: Custody['holder'];
  @IsMunicipalityCode({ optional: true, nullable: true }) municipality?: string | null;
}

export class EnrolmentDto extends PeriodDto {
  @IsKey() id: string;
  @IsKey() schoolId: string;
}

export class ResidencesDto {
  @IsListOf(() => ResidenceDto) residences: ResidenceDto[];
}
export class ActualResidencesDto {
  @IsListOf(() => ActualResidenceDto) actualResidences: ActualResidenceDto[];
}
export class CustodyListDto {
  @IsListOf(() => CustodyDto) custody: CustodyDto[];
}
export class EnrolmentsDto {
  @IsListOf(() => EnrolmentDto) enrolments: EnrolmentDto[];
}

/** The answers: the history as recorded, version 0 while nothing was. */
export class ResidencesAnswer extends ResidencesDto {
  @ApiProperty({ type: 'string', format: 'uuid' }) childId: string;
  @ApiProperty({ type: 'integer' }) version: number;
}
export class ActualResidencesAnswer extends ActualResidencesDto {
  @ApiProperty({ type: 'string', format: 'uuid' }) childId: string;
  @ApiProperty({ type: 'integer' }) version: number;
}
export class CustodyAnswer extends CustodyListDto {
  @ApiProperty({ type: 'string', format: 'uuid' }) childId: string;
  @ApiProperty({ type: 'integer' }) version: number;
}
export class EnrolmentsAnswer extends EnrolmentsDto {
  @ApiProperty({ type: 'string', format: 'uuid' }) childId: string;
  @ApiProperty({ type: 'integer' }) version: number;
}

function hasAddress({ municipality, addressKind }: ResidenceDto): boolean {
  return municipality != null && addressKind != null;
}
