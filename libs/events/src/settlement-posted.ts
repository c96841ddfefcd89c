import { Type } from '@sinclair/typebox';
import { id, list, localDate, municipality, nullable, oneOf, provider, text } from './values';

const clauseUsed = Type.Object({
  convenantId: id,
  version: Type.Integer({ minimum: 1 }),
  clauseId: id,
  kind: text(64),
});

/**
 * One posting as one of its two municipalities meets it. The other is told the same posting id,
 * mirrored. Neither the child nor the placement is named.
 */
export const settlementPostedV1 = Type.Object({
  postingId: id,
  lineId: id,
  invoiceNumber: text(64),
  provider,
  debtor: municipality,
  creditor: municipality,
  amountCents: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
  direction: oneOf('payable', 'receivable'),
  counterparty: municipality,
  kind: oneOf('charge', 'reversal'),
  reverses: nullable(id),
  from: localDate,
  until: localDate,
  month: Type.String({ pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$', description: 'Service month' }),
  productCategory: nullable(text(16)),
  productCode: nullable(text(16)),
  ground: text(2000),
  rung: nullable(
    Type.String({ pattern: '^[A-Za-z0-9._-]{1,24}$', description: 'Sentence of the law' }),
  ),
  clauses: list(clauseUsed),
  postedAt: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z$' }),
});
