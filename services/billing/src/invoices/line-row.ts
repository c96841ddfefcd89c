import type { Cents, LocalDate } from '@grensverkeer/settlement';
import type { KnownDebit } from './known-facts';
import type { SubmittedLine } from './submission';

/** A row of `invoice_line`. */
export interface LineRow {
  readonly id: number;
  readonly invoice_id: number;
  readonly sender: string;
  readonly receiver: string;
  readonly reference: string;
  readonly previous_reference: string | null;
  readonly bsn_hash: string | null;
  readonly allocation_number: number;
  readonly product_category: string;
  readonly product_code: string;
  readonly period_from: LocalDate;
  readonly period_until: LocalDate;
  readonly volume: number;
  readonly unit: string;
  readonly tariff_cents: Cents | null;
  readonly amount_cents: Cents;
  readonly status: KnownDebit['status'];
  readonly placement_id: string | null;
  readonly child_id: string | null;
  readonly credited?: boolean;
}

/** A stored line as it was submitted. */
export function submittedOf(row: LineRow): SubmittedLine {
  return {
    sender: row.sender,
    receiver: row.receiver,
    reference: row.reference,
    previousReference: row.previous_reference,
    bsnHash: row.bsn_hash,
    allocationNumber: row.allocation_number,
    productCategory: row.product_category,
    productCode: row.product_code,
    period: { from: row.period_from, until: row.period_until },
    volume: row.volume,
    unit: row.unit,
    tariff: row.tariff_cents,
    amount: row.amount_cents,
    faults: [],
  };
}

export const debitOf = (row: LineRow): KnownDebit => ({
  ...submittedOf(row),
  id: row.id,
  status: row.status,
  placementId: row.placement_id,
  childId: row.child_id,
  credited: row.credited ?? false,
});
