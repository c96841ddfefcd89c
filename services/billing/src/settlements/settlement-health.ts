import type { HealthDetails } from '@grensverkeer/service-kit';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { countReadyLines } from '../invoices/waiting-lines';

/** What still waits for the worker, and what it could not do. */
@Injectable()
export class SettlementHealth implements HealthDetails {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /**
   * `due` is work for this moment: children to settle, lines to judge and convenants to spread;
   * `waitingLines` that name something not known
   * yet, `failedChildren` that could not be computed.
   */
  async details(): Promise<Record<string, number>> {
    const [row]: Record<string, number>[] = await this.database.query(
      `select
         (select count(*) from child where due_since is not null)
           + (select count(*) from convenant_version where spread_at is null) "due",
         (select count(*) from invoice_line where status = 'waiting') "waitingLines",
         (select count(*) from child where failure is not null) "failedChildren"`,
    );
    const ready = await countReadyLines(this.database.manager);
    return { ...row, due: (row?.['due'] ?? 0) + ready };
  }
}
