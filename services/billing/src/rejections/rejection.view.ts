import { declarationRule, type Text } from '@grensverkeer/ijw';
import { IsAgbCode, IsMunicipalityCode, PageQuery } from '@grensverkeer/service-kit';
import type { Cents, LocalDate } from '@grensverkeer/settlement';
import { ApiProperty } from '@nestjs/swagger';
import { codeWithTexts, ReturnCodeView } from '../invoices/codes';
import { mendOf } from './mend';

export class RejectionsQuery extends PageQuery {
  @IsAgbCode({ description: 'Whose worklist' })
  sender: string;

  @IsMunicipalityCode({ optional: true })
  receiver?: string;
}

class TextView implements Text {
  @ApiProperty() nl: string;
  @ApiProperty() en: string;
}

/** Why, which rule asks it, and what can be done. */
export class RejectionCodeView extends ReturnCodeView {
  @ApiProperty({ type: 'string', nullable: true, example: 'TR338' }) rule: string | null;
  @ApiProperty({ type: TextView, nullable: true, description: 'What the rule asks' })
  demand: TextView | null;
  @ApiProperty({ type: TextView, description: 'What to mend' }) mend: TextView;
}

/** A rule that the message itself breaks (level 2), and where. */
export class FindingView extends TextView {
  @ApiProperty({ example: 'TR358' }) rule: string;
  @ApiProperty({ description: 'XPath in the message' }) place: string;
}

/** Something that was refused and waits for its provider: a line, or a message as a whole. */
export class RejectionView {
  @ApiProperty() id: string;
  @ApiProperty({ enum: ['line', 'message'] }) kind: 'line' | 'message';
  @ApiProperty({ format: 'uuid' }) invoiceId: string;
  @ApiProperty() invoiceNumber: string;
  @ApiProperty() sender: string;
  @ApiProperty() receiver: string;
  @ApiProperty({ format: 'date-time' }) receivedAt: string;
  @ApiProperty({ type: 'integer', description: 'Of the line or the whole; below zero = credit' })
  amountCents: Cents;
  @ApiProperty({ type: [RejectionCodeView] }) codes: RejectionCodeView[];
  @ApiProperty({ type: [FindingView], description: 'Of a message with code 0001' })
  findings: FindingView[];
  @ApiProperty({ type: 'string', nullable: true }) reference: string | null;
  @ApiProperty({ type: 'string', nullable: true }) previousReference: string | null;
  @ApiProperty({ type: 'integer', nullable: true }) allocationNumber: number | null;
  @ApiProperty({ type: 'string', nullable: true }) productCategory: string | null;
  @ApiProperty({ type: 'string', nullable: true }) productCode: string | null;
  @ApiProperty({ type: 'string', format: 'date', nullable: true }) from: LocalDate | null;
  @ApiProperty({ type: 'string', format: 'date', nullable: true }) until: LocalDate | null;
}

/** What was taken off the worklist without being mended. */
export class DismissalView {
  @ApiProperty() id: string;
  @ApiProperty({ format: 'date-time' }) dismissedAt: string;
}

export function rejectionCode(code: string): RejectionCodeView {
  const rule = declarationRule(code);
  return {
    ...codeWithTexts(code),
    rule: rule?.rule ?? null,
    demand: rule?.text ?? null,
    mend: mendOf(code),
  };
}
