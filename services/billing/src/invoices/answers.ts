import { NotFound } from '@grensverkeer/service-kit';
import { Impossible, type Cents } from '@grensverkeer/settlement';
import { ApiProperty } from '@nestjs/swagger';
import type { EntityManager } from 'typeorm';
import { codeWithTexts, ReturnCodeView } from './codes';
import { Invoice, type InvoiceStatus } from './invoice.entity';
import { messagePieces } from './sealed-text';

class RefusedLineView {
  @ApiProperty() reference: string;
  @ApiProperty({ type: [ReturnCodeView] }) codes: ReturnCodeView[];
}

/** The answer to a JSON invoice, fixed once it is given. */
export class AnswerView {
  @ApiProperty({ format: 'uuid' }) invoiceId: string;
  @ApiProperty({ enum: ['accepted', 'partly-accepted', 'refused', 'not-processed'] })
  status: InvoiceStatus;
  @ApiProperty({ type: 'integer' }) submittedCents: Cents;
  @ApiProperty({ type: 'integer' }) grantedCents: Cents;
  @ApiProperty({ type: [RefusedLineView] }) refusedLines: RefusedLineView[];
}

class WaitingLineView {
  @ApiProperty() reference: string;
  @ApiProperty({ enum: ['allocation-unknown', 'debit-unknown'] }) code: string;
}

/**
 * Stands in for the answer while a line names something that is not known yet, or while a large
 * message is being taken up.
 */
export class PendingView {
  @ApiProperty({ format: 'uuid' }) invoiceId: string;
  @ApiProperty({ enum: ['pending'] }) status: 'pending';
  @ApiProperty({ enum: ['being-taken-up', 'allocation-unknown', 'debit-unknown'] }) code: string;
  @ApiProperty({ type: [WaitingLineView] }) lines: WaitingLineView[];
}

/** What goes back to the provider: not yet, a JW325, or our JSON. */
export type Answer =
  | { readonly kind: 'pending'; readonly body: PendingView }
  | { readonly kind: 'jw325'; readonly xml: AsyncIterable<Buffer> }
  | { readonly kind: 'json'; readonly body: AnswerView };

/** The answer to an invoice as it stands. @throws NotFound */
export async function answerOf(
  tx: EntityManager,
  by: { id: number } | { publicId: string },
): Promise<Answer> {
  const invoice = await tx
    .createQueryBuilder(Invoice, 'invoice')
    .addSelect('invoice.answer')
    .where(by)
    .getOne();
  if (!invoice) throw new NotFound('invoice', 'publicId' in by ? by.publicId : 'with this number');
  if (invoice.status === 'pending') {
    return { kind: 'pending', body: await pendingOf(tx, invoice) };
  }
  if (invoice.door !== 'jw323') return { kind: 'json', body: await jsonAnswerOf(tx, invoice) };
  if (!invoice.answer) throw new Impossible('a JW323 that is judged has its answer');
  return jw325Of(invoice.answer);
}

/** The answer to a JW323, from its sealed form. */
export const jw325Of = (sealed: Buffer): Answer => ({
  kind: 'jw325',
  xml: messagePieces(sealed),
});

async function pendingOf(
  tx: EntityManager,
  { id, publicId, takenUpAt }: Invoice,
): Promise<PendingView> {
  if (takenUpAt === null) {
    return { invoiceId: publicId, status: 'pending', code: 'being-taken-up', lines: [] };
  }
  const rows: { reference: string; waits_for: string }[] = await tx.query(
    `select reference, waits_for from invoice_line where invoice_id = $1 and status = 'waiting'
     order by id`,
    [id],
  );
  const lines = rows.map(({ reference, waits_for }) => ({
    reference,
    code: waits_for === 'debit' ? 'debit-unknown' : 'allocation-unknown',
  }));
  const code = lines[0]?.code ?? 'allocation-unknown';
  return { invoiceId: publicId, status: 'pending', code, lines };
}

async function jsonAnswerOf(tx: EntityManager, invoice: Invoice): Promise<AnswerView> {
  const refused: { reference: string; codes: string[] }[] = await tx.query(
    `select reference, codes from invoice_line where invoice_id = $1 and status = 'refused'
     order by id`,
    [invoice.id],
  );
  return {
    invoiceId: invoice.publicId,
    status: invoice.status,
    submittedCents: invoice.submittedCents,
    grantedCents: invoice.grantedCents ?? (0 as Cents),
    refusedLines: refused.map(({ reference, codes }) => ({
      reference,
      codes: codes.map(codeWithTexts),
    })),
  };
}
