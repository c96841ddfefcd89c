import type { EntityManager } from 'typeorm';
import { countAwakeLines } from '../invoices/waiting-lines';

/** What still waits for the workers, and what they could not do; of all processes together. */
export interface SettlementFigures {
  /** Work for this moment: large messages, lines to judge, convenants to spread, children. */
  readonly due: number;
  /** Lines that name an allocation, a child or a debit that is not known yet. */
  readonly waitingLines: number;
  /** Children that could not be computed; their row says why. */
  readonly failedChildren: number;
  /** Invoices that could not be taken up, or not be answered; their row says why. */
  readonly failedInvoices: number;
}

export async function settlementFigures(tx: EntityManager): Promise<SettlementFigures> {
  const [row]: SettlementFigures[] = await tx.query(
    `select
       (select count(*) from (select id from child where due_since is not null
          union select child_id from due_lines) due)
         + (select count(*) from convenant_version where spread_at is null)
         + (select count(*) from invoice where taken_up_at is null and failure is null) "due",
       (select count(*) from invoice_line where status = 'waiting') "waitingLines",
       (select count(*) from child where failure is not null) "failedChildren",
       (select count(*) from invoice where failure is not null) "failedInvoices"`,
  );
  const { due = 0, waitingLines = 0, failedChildren = 0, failedInvoices = 0 } = row ?? {};
  return { due: due + (await countAwakeLines(tx)), waitingLines, failedChildren, failedInvoices };
}
