import { IsLocalDate, IsMunicipalityCode, IsUntil } from '@grensverkeer/service-kit';
import type { Clause, Happening, LocalDate } from '@grensverkeer/settlement';
import { ApiProperty } from '@nestjs/swagger';
import { SCOPE_SCHEMA } from '../convenants/clause.schema';
import { WHEN } from './happenings';

const HAPPENINGS = Object.keys(WHEN);

export class AgreementsQuery {
  @IsMunicipalityCode()
  municipality: string;

  @IsMunicipalityCode({ description: 'On the side across' })
  counterparty: string;

  @IsLocalDate({ description: 'A day of service' })
  on: LocalDate;
}

export class DutiesQuery {
  @IsLocalDate()
  from: LocalDate;

  @IsUntil({ description: 'First day that no longer belongs to it' })
  until: LocalDate;
}

class InWords {
  @ApiProperty() nl: string;
  @ApiProperty() en: string;
}

class ClauseView extends InWords {
  @ApiProperty() clauseId: string;
  @ApiProperty({ type: String, example: 'share-costs' }) kind: Clause['kind'];
  @ApiProperty({ type: InWords }) title: InWords;
  @ApiProperty({ ...SCOPE_SCHEMA, description: 'What the clause is about; empty = all of it' })
  scope: object;
}

export class AgreementView {
  @ApiProperty() convenantId: string;
  @ApiProperty() version: number;
  @ApiProperty() name: string;
  @ApiProperty({ format: 'date' }) from: string;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Also an early end' })
  until: string | null;
  @ApiProperty(SCOPE_SCHEMA) scope: object;
  @ApiProperty({ type: [ClauseView] }) agreed: ClauseView[];
  @ApiProperty({ type: [ClauseView], description: 'What the parties chose not to agree' })
  notAgreed: ClauseView[];
}

class SilentView extends InWords {
  @ApiProperty({ type: String }) kind: Clause['kind'];
}

/** All that holds between two municipalities on a day, and what nobody has agreed. */
export class AgreementsView extends InWords {
  @ApiProperty() municipality: string;
  @ApiProperty() counterparty: string;
  @ApiProperty({ format: 'date' }) on: string;
  @ApiProperty({ type: [AgreementView], description: 'The one that goes before others first' })
  agreements: AgreementView[];
  @ApiProperty({ type: [SilentView], description: 'No agreement says anything: the law decides' })
  silent: SilentView[];
}

export class DutyView extends InWords {
  @ApiProperty() clauseId: string;
  @ApiProperty({ type: String }) kind: Clause['kind'];
  @ApiProperty({ enum: HAPPENINGS }) happening: Happening;
  @ApiProperty({ enum: ['school', 'home', 'both'], nullable: true, description: 'Who, by role' })
  role: 'school' | 'home' | 'both' | null;
  @ApiProperty({ type: String, nullable: true, description: 'Who, by name' })
  municipality: string | null;
}

export class DatedDutyView extends DutyView {
  @ApiProperty({ format: 'date', description: 'The last day' }) due: string;
  @ApiProperty({ format: 'date', description: 'The day that it hangs on' }) on: string;
}

export class WheneverView extends DutyView {
  @ApiProperty({ type: 'integer', nullable: true, description: 'null = no term was agreed' })
  withinDays: number | null;
}

export class DutiesView {
  @ApiProperty({ type: [DatedDutyView], description: 'Due in the period, the earliest first' })
  duties: DatedDutyView[];
  @ApiProperty({ type: [WheneverView], description: 'Due when something happens' })
  whenever: WheneverView[];
}
