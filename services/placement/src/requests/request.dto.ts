import {
  Check,
  IsLocalDate,
  IsMunicipalityCode,
  IsOneOf,
  IsPart,
  IsPattern,
  IsText,
  IsUntil,
  IsWhole,
  PageQuery,
} from '@grensverkeer/service-kit';
import type { Cents, LocalDate } from '@grensverkeer/settlement';
import { ApiProperty } from '@nestjs/swagger';
import { VolumeDto } from '../placements/placement.dto';
import type { RequestState } from './request.entity';

const STATES: readonly RequestState[] = [
  ...(['new', 'in-doubt', 'ours', 'elsewhere', 'rejected', 'allocated'] as const),
];
const WORK = ['find-responsible', 'decide-help', 'mend-answer', 'resend-answer'] as const;
/** WJ759; 8 is woonplaats. */
const REASONS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
const unless = { optional: true, nullable: true };
const date = { type: 'string', format: 'date' } as const;

export class WorklistQuery extends PageQuery {
  @IsMunicipalityCode() municipality: string;
}

export class RejectionDto {
  @IsOneOf(REASONS, { description: 'iJw code list WJ759; 8 = woonplaats' }) reason: string;

  /** Who is responsible; with reason 8 and with no other (TR377, TR409). */
  @IsMunicipalityCode(unless)
  municipality?: string | null;
}

export class AddressDto {
  @IsPattern(/^[1-9]\d{3}[A-Z]{2}$/, 'must be a postcode like 3011AB') postcode: string;
  @IsWhole(0, 99_999) houseNumber: number;
  @IsText(1, unless) houseLetter?: string | null;
  @IsText(4, unless) addition?: string | null;
  @IsText(24, unless) street?: string | null;
  @IsText(80, unless) town?: string | null;
}

/** What is granted; what is left out is granted as it was asked. */
export class GrantDto {
  @IsWhole(0, 999_999_999, { description: 'ToewijzingNummer' }) allocationNumber: number;
  @IsLocalDate({ optional: true }) from?: LocalDate;
  @IsUntil(unless) until?: LocalDate | null;

  @IsPart(() => VolumeDto, { optional: true })
  @Check(
    'volume-or-budget',
    'is either a volume or a budget',
    (_, { object }) => (object as GrantDto).budgetCents === undefined,
  )
  volume?: VolumeDto;

  @IsWhole(0, 99_999_999, { optional: true }) budgetCents?: Cents;

  @IsPart(() => AddressDto, { description: 'BRP address, which a JW301 must name; not kept' })
  address: AddressDto;
}

class ExplanationView {
  @ApiProperty() nl: string;
  @ApiProperty() en: string;
}

/** The machine could not judge a request; it tries again by itself. */
class FailureView {
  @ApiProperty({ description: 'Name and code of the error; the log has the rest' }) reason: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) failedAt: Date;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) nextTry: Date | null;
}

/** One thing that a person of the municipality has to do. */
export class RequestView {
  @ApiProperty({ format: 'uuid' }) requestId: string;
  @ApiProperty() municipality: string;
  @ApiProperty() provider: string;
  /** ReferentieAanbieder: by it the provider knows the answer. */
  @ApiProperty() reference: string;
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true }) childId: string | null;
  @ApiProperty({ type: 'string', nullable: true }) productCategory: string | null;
  @ApiProperty({ type: 'string', nullable: true }) productCode: string | null;
  @ApiProperty(date) from: string;
  @ApiProperty({ ...date, nullable: true }) until: string | null;
  @ApiProperty(date) askedOn: string;
  @ApiProperty({ enum: STATES }) state: RequestState;

  @ApiProperty({
    enum: WORK,
    nullable: true,
    description: 'What a person has to do; null = nothing',
  })
  work: (typeof WORK)[number] | null;

  @ApiProperty({ ...date, nullable: true, description: 'Last day in time' }) due: string | null;
  @ApiProperty() overdue: boolean;

  @ApiProperty({ type: 'string', nullable: true, description: 'Who is responsible by the facts' })
  responsible: string | null;

  @ApiProperty({ type: [String], description: 'Who may be, when it is in doubt' })
  candidates: readonly string[];

  @ApiProperty({ type: 'string', nullable: true, description: 'Why it is in doubt' })
  reason: string | null;

  @ApiProperty({ description: 'A JW319 has said that it is looked into' }) investigated: boolean;
  @ApiProperty({ description: 'Would be answered otherwise now' }) outdated: boolean;
  @ApiProperty({ description: 'The provider has refused the answer' }) answerRefused: boolean;
  @ApiProperty({ type: FailureView, nullable: true }) failure: FailureView | null;
}

class AnswerView {
  @ApiProperty({ format: 'uuid', description: 'See /messages/{messageId}' }) messageId: string;
  @ApiProperty({ enum: ['JW301', 'JW319'] }) name: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) sentAt: Date;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  answeredAt: Date | null;

  @ApiProperty({ type: [String], description: 'Return codes of the provider; none = accepted' })
  codes: string[];
}

class InterimView {
  @ApiProperty({ type: 'string', nullable: true }) payer: string | null;
  @ApiProperty({ ...date, nullable: true }) answerDue: string | null;

  @ApiProperty({ ...date, nullable: true, description: 'From this day it is owed what it paid' })
  settleFrom: string | null;
}

export class RequestDetail extends RequestView {
  @ApiProperty({ type: ExplanationView }) explanation: ExplanationView;

  @ApiProperty({ type: InterimView, nullable: true, description: 'Who pays in the meantime' })
  interim: InterimView | null;

  @ApiProperty({ type: [AnswerView], description: 'What was sent to the provider' })
  answers: AnswerView[];
}
