import type { Cents } from '@grensverkeer/settlement';
import { ApiProperty } from '@nestjs/swagger';
import type { EntityManager } from 'typeorm';

/** Reversals, apart from the charges: what they take back in either direction. */
class CorrectionsView {
  @ApiProperty({ type: 'integer' }) count: number;
  @ApiProperty({ type: 'integer', description: 'Taken back of what the municipality owed' })
  payableCents: Cents;
  @ApiProperty({ type: 'integer', description: 'Taken back of what it was owed' })
  receivableCents: Cents;
  @ApiProperty({ description: 'The reversals, one by one' }) href: string;
}

/** All between two municipalities, as seen from `municipality`. */
export class BalanceView {
  @ApiProperty() municipality: string;
  @ApiProperty() counterparty: string;
  @ApiProperty({ type: 'integer', description: 'Charged to the municipality' })
  payableCents: Cents;
  @ApiProperty({ type: 'integer', description: 'Charged to the counterparty' })
  receivableCents: Cents;
  @ApiProperty({ type: CorrectionsView }) corrections: CorrectionsView;
  @ApiProperty({ type: 'integer', description: 'What it owes, less what it is owed' })
  netCents: Cents;
  @ApiProperty({ type: 'integer', description: 'Charges and reversals' }) postingCount: number;
}

/** The same for one service month. */
export class StatementView extends BalanceView {
  @ApiProperty({ example: '2026-04' }) month: string;
}

interface Asked {
  readonly municipality: string;
  readonly counterparty?: string;
  readonly month?: string;
  /** The key of the last row of the page before. */
  readonly after: string;
  readonly limit: number;
}

interface TotalsRow {
  readonly counterparty: string;
  readonly month: string;
  readonly payable: Cents;
  readonly receivable: Cents;
  readonly payable_back: Cents;
  readonly receivable_back: Cents;
  readonly reversals: number;
  readonly postings: number;
}

/** Sums are made when they are asked for: they are never stored, so they cannot be wrong. */
const TOTALS = `
  select counterparty, month,
    coalesce(sum(amount_cents) filter (where is_debtor and kind = 'charge'), 0)::bigint payable,
    coalesce(sum(amount_cents) filter (where not is_debtor and kind = 'charge'), 0)::bigint
      receivable,
    coalesce(sum(amount_cents) filter (where not is_debtor and kind = 'reversal'), 0)::bigint
      payable_back,
    coalesce(sum(amount_cents) filter (where is_debtor and kind = 'reversal'), 0)::bigint
      receivable_back,
    count(*) filter (where kind = 'reversal') reversals, count(*) postings
  from (
    select creditor counterparty, true is_debtor, kind, amount_cents, period_from
    from posting where debtor = $1
    union all
    select debtor, false, kind, amount_cents, period_from from posting where creditor = $1) p,
    lateral (select case when $2 then to_char(period_from, 'YYYY-MM') else '' end as month) m
  where ($3::text is null or counterparty = $3) and ($4::text is null or month = $4)
  group by counterparty, month
  having counterparty || ' ' || month > $5
  order by counterparty, month limit $6`;

/** Per neighbour and service month, in that order. */
export async function readStatements(tx: EntityManager, asked: Asked): Promise<StatementView[]> {
  const rows = await readTotals(tx, asked, true);
  return rows.map((row) => ({ ...balanceOf(asked.municipality, row), month: row.month }));
}

/** Per neighbour, over all months. */
export async function readBalances(tx: EntityManager, asked: Asked): Promise<BalanceView[]> {
  const rows = await readTotals(tx, { ...asked, after: `${asked.after} ` }, false);
  return rows.map((row) => balanceOf(asked.municipality, row));
}

function readTotals(tx: EntityManager, asked: Asked, perMonth: boolean): Promise<TotalsRow[]> {
  const { municipality, counterparty = null, month = null, after, limit } = asked;
  return tx.query(TOTALS, [municipality, perMonth, counterparty, month, after, limit]);
}

function balanceOf(municipality: string, row: TotalsRow): BalanceView {
  const { counterparty, month, payable, receivable, payable_back, receivable_back } = row;
  const of = `municipality=${municipality}&counterparty=${counterparty}`;
  const reversals = `/v1/postings?${of}${month && `&month=${month}`}&kind=reversal`;
  return {
    municipality,
    counterparty,
    payableCents: payable,
    receivableCents: receivable,
    corrections: {
      count: row.reversals,
      payableCents: payable_back,
      receivableCents: receivable_back,
      href: reversals,
    },
    netCents: (payable - payable_back - (receivable - receivable_back)) as Cents,
    postingCount: row.postings,
  };
}
