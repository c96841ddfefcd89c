import { IsLocalDate } from '@grensverkeer/service-kit';
import type { LocalDate } from '@grensverkeer/settlement';
import { ApiProperty } from '@nestjs/swagger';

const date = { type: 'string', format: 'date' } as const;
const orNull = { nullable: true } as const;

export class ExplanationQuery {
  @IsLocalDate({ optional: true, description: 'today when left out' }) on?: LocalDate;
}

export class TextView {
  @ApiProperty() nl: string;
  @ApiProperty() en: string;
}

class ContinuationView {
  @ApiProperty({ enum: ['JW2.7a', 'JW10.1'] }) ground: string;
  @ApiProperty(date) from: string;
  @ApiProperty({ ...date, ...orNull, description: 'First day without the right' })
  until: string | null;
}

class DutyView {
  @ApiProperty({ type: 'string', ...orNull }) holder: string | null;
  @ApiProperty({ ...date, ...orNull, description: 'Last day; null = no term' }) due: string | null;
  @ApiProperty({ type: TextView }) what: TextView;
  @ApiProperty() convenantId: string;
  @ApiProperty({ type: 'integer' }) version: number;
  @ApiProperty() clauseId: string;
}

/** Who is responsible for a placement on a day, who pays until that is settled, and what is owed. */
export class ExplanationView {
  @ApiProperty({ format: 'uuid' }) placementId: string;
  @ApiProperty(date) on: string;

  @ApiProperty({ type: 'string', ...orNull, description: 'null = a person must find out' })
  responsible: string | null;

  @ApiProperty({ type: 'string', ...orNull }) coordinator: string | null;
  @ApiProperty({ type: 'string', ...orNull }) prefinancier: string | null;
  @ApiProperty({ type: 'string', ...orNull, description: 'Why it is in doubt' })
  reason: string | null;
  @ApiProperty({ type: [String] }) candidates: readonly string[];

  @ApiProperty({ type: 'string', ...orNull, description: 'Who pays the provider now (8.2.1)' })
  interimPayer: string | null;
  @ApiProperty({ ...date, ...orNull, description: 'Last day to answer the provider' })
  answerDue: string | null;
  @ApiProperty({ ...date, ...orNull, description: 'From when the interim payer is owed' })
  settleFrom: string | null;

  @ApiProperty({ type: ContinuationView, ...orNull }) continuation: ContinuationView | null;
  @ApiProperty({ type: [DutyView] }) duties: DutyView[];
  @ApiProperty({ type: TextView }) text: TextView;
}
