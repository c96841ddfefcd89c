import type { Cents, LocalDate } from '@grensverkeer/settlement';
import type { EntityManager } from 'typeorm';
import {
  allocationKey,
  referenceKey,
  type Allocation,
  type Known,
  type KnownDebit,
} from './judge-line';
import type { SubmittedLine } from './submission';

/** Reads, in three queries, what is known about the things that these lines name. */
export async function loadKnown(
  tx: EntityManager,
  lines: readonly SubmittedLine[],
): Promise<Known> {
  const allocations = await loadAllocations(tx, lines);
  const children = [...new Set([...allocations.values()].map(({ childId }) => childId))];
  return {
    allocations,
    bsnHashes: await loadBsnHashes(tx, children),
    debits: await loadDebits(tx, lines),
  };
}

/** Which references of these lines their sender has used before. */
export async function loadUsedReferences(
  tx: EntityManager,
  lines: readonly SubmittedLine[],
): Promise<Set<string>> {
  const rows: { sender: string; reference: string }[] = await tx.query(
    `select sender, reference from invoice_line
     where (sender, reference) in (select * from unnest($1::text[], $2::text[]))
       and not ('8021' = any (codes))`,
    [lines.map(({ sender }) => sender), lines.map(({ reference }) => reference)],
  );
  return new Set(rows.map(({ sender, reference }) => referenceKey(sender, reference)));
}

/** The placement service keeps allocations unique; the oldest id counts should it ever not be. */
async function loadAllocations(
  tx: EntityManager,
  lines: readonly SubmittedLine[],
): Promise<Map<string, Allocation>> {
  const rows: (Allocation & { receiver: string; allocationNumber: number })[] = await tx.query(
    `select placement_id "placementId", child_id "childId", provider, receiver,
       allocation_number "allocationNumber"
     from placement_fact
     where (receiver, allocation_number) in (select * from unnest($1::text[], $2::bigint[]))
     order by placement_id desc`,
    [lines.map(({ receiver }) => receiver), lines.map((line) => line.allocationNumber)],
  );
  return new Map(rows.map((row) => [allocationKey(row), row]));
}

async function loadBsnHashes(
  tx: EntityManager,
  childIds: readonly string[],
): Promise<Map<string, string | null>> {
  const rows: { child_id: string; hash: string | null }[] = await tx.query(
    `select child_id, data->>'bsnHash' hash from child_fact
     where child_id = any($1::uuid[]) and kind = 'child-recorded'`,
    [childIds],
  );
  return new Map(rows.map(({ child_id, hash }) => [child_id, hash]));
}

async function loadDebits(
  tx: EntityManager,
  lines: readonly SubmittedLine[],
): Promise<Map<string, KnownDebit>> {
  const credits = lines.filter(({ previousReference }) => previousReference !== null);
  if (credits.length === 0) return new Map();
  const rows: LineRow[] = await tx.query(
    `select l.*, exists (select from invoice_line c
       where c.credits = l.id and c.status = 'accepted') credited
     from invoice_line l
     where (l.sender, l.reference) in (select * from unnest($1::text[], $2::text[]))
       and not ('8021' = any (l.codes))`,
    [credits.map(({ sender }) => sender), credits.map((line) => line.previousReference)],
  );
  return new Map(rows.map((row) => [referenceKey(row.sender, row.reference), debitOf(row)]));
}

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

const debitOf = (row: LineRow): KnownDebit => ({
  ...submittedOf(row),
  id: row.id,
  status: row.status,
  placementId: row.placement_id,
  childId: row.child_id,
  credited: row.credited ?? false,
});
