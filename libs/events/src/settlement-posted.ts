import { Type } from '@sinclair/typebox';
import { id, list, localDate, municipality, nullable, oneOf, provider, text } from './values';

const clauseUsed = Type.Object({
  convenantId: id,
  version: Type.Integer({ minimum: 1 }),
  clauseId: id,
  kind: text(64),
});

const rung = oneOf(
  'JW1.1-1',
  'JW1.1-2',
  'JW1.1-3a',
  'JW1.1-3b',
  'JW1.1-4',
  'JWOLD-1',
  'JWOLD-2',
  'JWOLD-3',
  'JWOLD-4',
  'JW10.1',
  'JW2.7a',
  'JW8.2.1',
  'WPO4',
  'WPO125',
  'WPO132-5',
  'AGREEMENT',
  'BINDING_ADVICE',
  'COURT',
);

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
  rung: nullable(rung),
  clauses: list(clauseUsed),
  postedAt: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z$' }),
});
