import { ApiProperty } from '@nestjs/swagger';
import {
  Check,
  IsAgbCode,
  IsLocalDate,
  IsMunicipalityCode,
  IsOneOf,
  IsPart,
  IsText,
  IsUntil,
  IsUuidText,
  IsWhole,
  IsYesNo,
  PageQuery,
} from '@grensverkeer/service-kit';
import type { Cents, LegalBasis, LocalDate, StayKind, Stream } from '@grensverkeer/settlement';

const STREAMS: readonly Stream[] = [
  'youth-care',
  'pupil-transport',
  'residential-pupil',
  'sbo-transfer',
];
const LEGAL_BASES: readonly LegalBasis[] = [
  'jeugdwet',
  'jeugdreclassering',
  'jeugdreclassering-with-jji',
  'wmo-protected-living',
  'wmo-shelter',
  'wlz',
  'jji',
  'other-scheme',
];
const STAY_KINDS: readonly StayKind[] = [
  'foster-care',
  'family-home',
  'residential',
  'closed',
  'crisis',
  'mother-and-child',
  'respite',
  'protected-living',
  'shelter',
  'wlz-institution',
  'detention',
  'other',
];
/** iJw code lists WJ756 (Eenheid) and WMO757 (Frequentie). */
const UNITS = ['01', '04', '14', '16', '82', '83', '84'];
const FREQUENCIES = ['1', '2', '4', '6'];

/** LDT_Nummer of iJw 3.2; unique per municipality, so the key is receiver and number. */
const HIGHEST_ALLOCATION = 999_999_999;
const HIGHEST_VOLUME = 99_999_999;
const unless = { optional: true, nullable: true };

export class VolumeDto {
  @IsWhole(0, HIGHEST_VOLUME) amount: number;
  @IsOneOf(UNITS, { description: 'iJw code list WJ756' }) unit: string;
  @IsOneOf(FREQUENCIES, { description: 'iJw code list WMO757' }) frequency: string;
}

/** A question of a provider about who pays (Jeugdwet 8.2.1, paragraph 1). */
export class InquiryDto {
  @IsLocalDate() askedOn: LocalDate;
  @IsLocalDate(unless) answeredOn?: LocalDate | null;

  @IsMunicipalityCode({ ...unless, description: 'Whom the answer names' })
  @Check(
    'answer-without-date',
    'an answer was given on a day',
    (answer, { object }) => answer == null || (object as InquiryDto).answeredOn != null,
  )
  answer?: string | null;
}

/** What a provider may do for a child, whole: a member that is left out is null or false. */
export class PlacementDto {
  @IsUuidText() childId: string;
  @IsOneOf(STREAMS, { optional: true, description: 'youth-care when left out' }) stream?: Stream;
  @IsAgbCode() provider: string;
  @IsMunicipalityCode({ ...unless, description: 'Who is billed' }) receiver?: string | null;

  @IsWhole(0, HIGHEST_ALLOCATION, unless)
  @Check(
    'allocation-without-receiver',
    'an allocation number belongs to a receiver',
    (number, { object }) => number == null || (object as PlacementDto).receiver != null,
  )
  allocationNumber?: number | null;

  @IsText(16, unless) productCategory?: string | null;
  @IsText(16, unless) productCode?: string | null;
  @IsPart(() => VolumeDto, unless) volume?: VolumeDto | null;
  @IsWhole(0, Number.MAX_SAFE_INTEGER, unless) budgetCents?: Cents | null;
  @IsLocalDate() from: LocalDate;
  @IsUntil(unless) until?: LocalDate | null;

  @IsOneOf(LEGAL_BASES, { optional: true, description: 'jeugdwet when left out' })
  legalBasis?: LegalBasis;

  @IsOneOf(STAY_KINDS, { ...unless, description: 'null = the child does not stay there' })
  stay?: StayKind | null;

  @IsYesNo({ optional: true }) partTime?: boolean;
  @IsYesNo({ optional: true }) startUntraceable?: boolean;

  @IsMunicipalityCode({ ...unless, description: 'Where the facility or foster home is' })
  place?: string | null;

  @IsLocalDate(unless) helpRequestDate?: LocalDate | null;
  @IsText(64, unless) group?: string | null;

  @IsYesNo({ ...unless, description: 'Whether it counts as a stay, where people settled that' })
  countsAsStay?: boolean | null;

  @IsMunicipalityCode({ ...unless, description: 'Who has paid until now' })
  paidSoFar?: string | null;

  @IsPart(() => InquiryDto, unless) inquiry?: InquiryDto | null;

  @IsYesNo({ optional: true, description: 'A ministry pays, no municipality' })
  isPaidByState?: boolean;

  @IsYesNo({ optional: true, description: 'Where the child is must not be told' })
  isPlaceSecret?: boolean;
}

/** The home municipality agrees, or takes that back. */
export class ConsentDto {
  @IsYesNo() given: boolean;
  @IsLocalDate(unless) on?: LocalDate | null;
}

export class PlacementAnswer extends PlacementDto {
  @ApiProperty({ type: 'string', format: 'uuid' }) placementId: string;
  @ApiProperty({ type: 'integer' }) version: number;
  @ApiProperty({ type: ConsentDto }) homeConsent: ConsentDto;

  /** Taken back by a JW301 (RedenWijziging 13): it counts as never given. */
  @ApiProperty({ type: 'boolean' }) removed: boolean;
}

export class PlacementQuery extends PageQuery {
  @IsUuidText({ optional: true }) childId?: string;
}

export class Recorded {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;

  /** Counts the changes of the content; the same content again keeps it. */
  @ApiProperty({ type: 'integer' }) version: number;
}
