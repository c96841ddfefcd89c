import { ApiProperty } from '@nestjs/swagger';
import type { LocalDate, MotherAtBirth } from '@grensverkeer/settlement';
import {
  IsBsn,
  IsLocalDate,
  IsMunicipalityCode,
  IsOneOf,
  IsPart,
  Check,
} from '@grensverkeer/service-kit';

export const MOTHER_STATUSES = ['resident', 'not-resident', 'unknown'] as const;

export class MotherAtBirthDto {
  @IsOneOf(MOTHER_STATUSES)
  @Check(
    'municipality-of-residents-only',
    'a resident has a municipality, anybody else has none',
    (status, { object }) =>
      (status === 'resident') === ((object as MotherAtBirthDto).municipality != null),
  )
  status: MotherAtBirth['status'];

  @IsMunicipalityCode({ optional: true, nullable: true })
  municipality?: string | null;
}

/** What is known of the child itself. A PUT says all of it: what is left out is not known. */
export class ChildDto {
  @IsBsn({ optional: true, nullable: true, description: 'Never in an answer' })
  bsn?: string | null;

  @IsLocalDate({ optional: true, nullable: true })
  birthDate?: LocalDate | null;

  @IsPart(() => MotherAtBirthDto, {
    optional: true,
    nullable: true,
    description: 'Was the mother registered in the BRP when the child was born? Jeugdwet 1.1, 3',
  })
  motherAtBirth?: MotherAtBirthDto | null;
}

export class BsnDto {
  @IsBsn() bsn: string;
}

export class Recorded {
  @ApiProperty({ type: 'string' }) id: string;

  /** Counts the changes of the content; the same content again keeps it. */
  @ApiProperty({ type: 'integer' }) version: number;
}

export class ChildFound {
  @ApiProperty({ type: 'string', format: 'uuid' }) childId: string;
}

export class ChildAnswer {
  @ApiProperty({ type: 'string', format: 'uuid' }) childId: string;
  @ApiProperty({ type: 'integer' }) version: number;
  @ApiProperty({ type: 'string', format: 'date', nullable: true }) birthDate: string | null;
  @ApiProperty({ type: MotherAtBirthDto }) motherAtBirth: MotherAtBirth;
  @ApiProperty({ type: 'boolean' }) bsnKnown: boolean;
}
