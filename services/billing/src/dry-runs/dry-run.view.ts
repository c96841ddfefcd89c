import type { Cents, LocalDate, OpenReason } from '@grensverkeer/settlement';
import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { AnswerView, PendingView } from '../invoices/answers';
import { ReturnCodeView } from '../invoices/codes';

class PeriodView {
  @ApiProperty({ format: 'date' }) from: LocalDate;
  @ApiProperty({ format: 'date', description: 'First day that no longer belongs to it' })
  until: LocalDate;
}

/** What one municipality bears of a line in the end, signed like the line. */
export class BearerView {
  @ApiProperty() municipality: string;
  @ApiProperty({ type: 'integer' }) amountCents: Cents;
}

class ShareView {
  @ApiProperty() municipality: string;
  @ApiProperty({ type: 'integer' }) numerator: number;
  @ApiProperty({ type: 'integer' }) denominator: number;
}

/** Who has which role in a part of the line's period. */
export class RolesView extends PeriodView {
  @ApiProperty({ description: 'Bears the cost by law' }) payer: string;
  @ApiProperty() coordinator: string;
  @ApiProperty({ description: 'Pays the provider first' }) prefinancier: string;
  @ApiProperty({ type: [ShareView], description: 'Who bears what by law and convenant' })
  shares: ShareView[];
}

/** A posting that would be in the books, with its reason. */
export class DryRunPostingView extends PeriodView {
  @ApiProperty() debtor: string;
  @ApiProperty() creditor: string;
  @ApiProperty({ type: 'integer', minimum: 1 }) amountCents: Cents;
  @ApiProperty() ground: string;
  @ApiProperty() nl: string;
  @ApiProperty() en: string;
}

/** A part that no rule may decide; the provider would be paid all the same. */
export class DryRunOpenPartView extends PeriodView {
  @ApiProperty({ type: 'integer' }) amountCents: Cents;
  @ApiProperty() reason: OpenReason;
  @ApiProperty({ type: [String] }) candidates: string[];
  @ApiProperty() nl: string;
  @ApiProperty() en: string;
}

class DryRunNoteView extends PeriodView {
  @ApiProperty({ description: 'The municipality to bill next time' }) billNext: string;
}

/** What would become of one line. */
export class DryRunLineView {
  @ApiProperty() reference: string;
  @ApiProperty({ type: 'integer' }) amountCents: Cents;
  @ApiProperty({ enum: ['waiting', 'accepted', 'refused'] }) status: string;
  @ApiProperty({ type: [ReturnCodeView] }) codes: ReturnCodeView[];
  @ApiProperty({ type: [BearerView] }) bearers: BearerView[];
  @ApiProperty({ type: [RolesView] }) roles: RolesView[];
  @ApiProperty({ type: [DryRunPostingView] }) postings: DryRunPostingView[];
  @ApiProperty({ type: [DryRunOpenPartView] }) openParts: DryRunOpenPartView[];
  @ApiProperty({ type: [DryRunNoteView] }) notes: DryRunNoteView[];
}

/** What would happen if this invoice were sent now; nothing of it is stored. */
@ApiExtraModels(AnswerView, PendingView)
export class DryRunView {
  @ApiProperty({
    description: 'The answer it would get now: a JW325 as text, or the answer in JSON',
    oneOf: [
      { type: 'string' },
      { $ref: getSchemaPath(AnswerView) },
      { $ref: getSchemaPath(PendingView) },
    ],
  })
  answer: string | AnswerView | PendingView;
  @ApiProperty({ type: [DryRunLineView] }) lines: DryRunLineView[];
}
