import type { Used } from '@grensverkeer/ijw';
import { Prepared } from '@grensverkeer/service-kit';
import type { LocalDate } from '@grensverkeer/settlement';
import type { EntityManager } from 'typeorm';
import { plainArray } from '../plain-array';
import { slotKey, type Allocation } from './known-facts';
import type { SubmittedLine } from './submission';

/** A line whose allocation is known. */
export interface OnAllocation {
  readonly line: SubmittedLine;
  readonly allocation: Allocation;
}

interface SlotRow {
  placement_id: string;
  product_category: string;
  product_code: string;
  period_from: LocalDate;
  period_until: LocalDate;
}

const SLOTS = new Prepared<SlotRow>(
  'slots',
  `select l.placement_id, l.product_category, l.product_code, l.period_from, l.period_until
   from (select distinct * from unnest($1::uuid[], $2::uuid[], $3::date[])
       as asked (child_id, placement_id, period_from)) asked
     -- The offset keeps it a look-up per line: joined freely, all lines of all time are read.
     cross join lateral (
       select * from invoice_line own
       where own.child_id = asked.child_id and own.placement_id = asked.placement_id
         and own.period_from = asked.period_from and own.status = 'accepted' offset 0) l
   group by 1, 2, 3, 4, 5
   having sum(case when l.credits is null then 1 else -1 end) > 0`,
);

/** The slots of these lines in which an accepted debit stands that was not credited. */
export async function loadSlots(
  tx: EntityManager,
  lines: readonly OnAllocation[],
): Promise<Set<string>> {
  if (lines.length === 0) return new Set();
  const rows = await SLOTS.rows(tx, [
    plainArray(lines.map(({ allocation }) => allocation.childId)),
    plainArray(lines.map(({ allocation }) => allocation.placementId)),
    plainArray(lines.map(({ line }) => line.period.from)),
  ]);
  return new Set(
    rows.map((row) =>
      slotKey(row.placement_id, {
        productCategory: row.product_category,
        productCode: row.product_code,
        period: { from: row.period_from, until: row.period_until },
      }),
    ),
  );
}

/** What accepted lines have used of those allocations that have a volume or a budget. */
export async function loadUsed(
  tx: EntityManager,
  lines: readonly OnAllocation[],
): Promise<Map<string, Used>> {
  const limited = new Map(
    lines
      .filter(({ allocation: { volume, budgetCents } }) => volume !== null || budgetCents !== null)
      .map(({ allocation }) => [allocation.placementId, allocation.childId]),
  );
  if (limited.size === 0) return new Map();
  const rows: UsedRow[] = await tx.query(
    `select l.placement_id, l.unit, sum(l.amount_cents)::bigint cents,
       sum(case when l.credits is null then l.volume else -l.volume end)::bigint volume,
       max(l.period_until) until
     from unnest($1::uuid[], $2::uuid[]) as limited (placement_id, child_id)
       join invoice_line l using (child_id, placement_id)
     where l.status = 'accepted' group by 1, 2`,
    [[...limited.keys()], [...limited.values()]],
  );
  const used = new Map<string, Used>();
  for (const row of rows) used.set(row.placement_id, together(used.get(row.placement_id), row));
  return used;
}

interface UsedRow {
  placement_id: string;
  unit: string;
  cents: number;
  volume: number;
  until: LocalDate;
}

function together(other: Used | undefined, { unit, cents, volume, until }: UsedRow): Used {
  return {
    cents: (other?.cents ?? 0) + cents,
    volumes: { ...other?.volumes, [unit]: volume },
    until: other?.until && other.until > until ? other.until : until,
  };
}
