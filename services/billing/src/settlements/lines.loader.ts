import {
  linesReachOthers,
  volumeUnitOf,
  type Cents,
  type InvoiceLine,
  type LocalDate,
} from '@grensverkeer/settlement';
import type { EntityManager } from 'typeorm';
import { HandOver } from '../hand-over';
import { plainArray } from '../plain-array';
import type { Agreements } from './convenants';
import type { DueChild } from './due';

/** A line as it is stored, with what its events say of its invoice. */
export interface LineRow {
  readonly id: number;
  readonly child_id: string;
  readonly placement_id: string;
  readonly period_from: LocalDate;
  readonly period_until: LocalDate;
  readonly amount_cents: Cents;
  readonly receiver: string;
  readonly product_category: string;
  readonly product_code: string;
  readonly volume: number;
  readonly unit: string;
  readonly credits: number | null;
  readonly notes: string | null;
  readonly number: string;
  readonly sender: string;
  /** The trace in which the invoice came. */
  readonly traceparent: string | null;
}

/** Accepted lines that wait to be settled for the first time; nothing of them changes until then. */
export const newLines = new HandOver<number, LineRow>(20_000);

const COLUMNS = `l.id, l.child_id, l.placement_id, l.period_from, l.period_until, l.amount_cents,
  l.receiver, l.product_category, l.product_code, l.volume, l.unit, l.credits, n.notes::text,
  i.number, i.sender, i.traceparent`;

const BESIDE = `join invoice i on i.id = l.invoice_id
  left join line_notes n on n.line_id = l.id`;

const OF_CHILDREN = `
  select ${COLUMNS} from invoice_line l ${BESIDE}
  where l.status = 'accepted' and l.child_id = any($1::uuid[])`;

const BY_ID = `
  select ${COLUMNS} from invoice_line l ${BESIDE}
  where l.status = 'accepted' and l.id = any($1::bigint[])`;

const OF_YEARS = `
  select ${COLUMNS} from unnest($1::uuid[], $2::date[], $3::date[]) as years (child_id, first, last)
  join invoice_line l on l.child_id = years.child_id and l.period_from between first and last
  ${BESIDE} where l.status = 'accepted'`;

/**
 * The lines of children that must be settled together: all of a child that is due as a whole; else
 * the new ones, with the debit that a credit takes back, and with the rest of their calendar years
 * where an agreement counts over lines (see `linesReachOthers`).
 */
export async function readLines(
  tx: EntityManager,
  children: readonly DueChild[],
  agreements: Agreements,
): Promise<LineRow[]> {
  const whole = children.flatMap(({ id, newLines }) => (newLines ? [] : [id]));
  const all = whole.length > 0 ? await tx.query<LineRow[]>(OF_CHILDREN, [whole]) : [];
  const named = await readNew(
    tx,
    children.flatMap(({ newLines: own = [] }) => own),
  );
  const reaching = new Set(
    children
      .filter(({ newLines, municipalities }) => newLines && reaches(agreements, municipalities))
      .map(({ id }) => id),
  );
  const alone = named.filter(({ child_id }) => !reaching.has(child_id));
  const together = named.filter(({ child_id }) => reaching.has(child_id));
  return [...all, ...alone, ...(await readYears(tx, together))].sort((a, b) => a.id - b.id);
}

const reaches = (agreements: Agreements, municipalities: readonly string[]): boolean =>
  linesReachOthers(agreements.touching(municipalities));

/** New lines and the debits that they take back. */
async function readNew(tx: EntityManager, ids: readonly number[]): Promise<LineRow[]> {
  const held = newLines.take(tx, ids);
  const others = await readNamed(
    tx,
    ids.filter((id) => !held.has(id)),
  );
  const rows = [...held.values(), ...others];
  const present = new Set(rows.map(({ id }) => id));
  const debits = rows.flatMap(({ credits }) =>
    credits === null || present.has(credits) ? [] : [credits],
  );
  return [...rows, ...(await readNamed(tx, [...new Set(debits)]))];
}

async function readNamed(tx: EntityManager, ids: readonly number[]): Promise<LineRow[]> {
  return ids.length === 0 ? [] : tx.query<LineRow[]>(BY_ID, [plainArray(ids)]);
}

async function readYears(tx: EntityManager, rows: readonly LineRow[]): Promise<LineRow[]> {
  if (rows.length === 0) return [];
  const years = new Map<string, string[]>();
  for (const { child_id, period_from } of rows) {
    years.set(child_id, [...(years.get(child_id) ?? []), period_from.slice(0, 4)].sort());
  }
  const spans = [...years.values()];
  return tx.query(OF_YEARS, [
    [...years.keys()],
    spans.map((own) => `${own[0]}-01-01`),
    spans.map((own) => `${own[own.length - 1]}-12-31`),
  ]);
}

/** As the library knows it. */
export function lineOf(row: LineRow): InvoiceLine {
  const unit = volumeUnitOf(row.unit);
  const line: InvoiceLine = {
    id: String(row.id),
    placementId: row.placement_id,
    period: { from: row.period_from, until: row.period_until },
    amount: row.amount_cents,
    receiver: row.receiver,
    productCategory: row.product_category,
    productCode: row.product_code,
    credits: row.credits === null ? null : String(row.credits),
  };
  return unit ? { volume: { amount: row.volume, unit }, ...line } : line;
}
