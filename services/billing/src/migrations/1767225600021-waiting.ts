import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A waiting line is looked at when something happened that it may have waited for: `wakes` counts
 * that, and judging takes off what it had seen. A line begins with one, because a fact can have
 * come while it was being stored. Such a fact may even be committed later than the line: so a
 * line sleeps only after a look that came when all transactions of before its first look (`watch`)
 * were over. An invoice whose answer could not be written says why.
 */
export class Waiting1767225600021 implements MigrationInterface {
  readonly name = 'Waiting1767225600021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table invoice_line add column wakes integer not null default 1;
      alter table invoice_line add column watch xid8;
      drop index invoice_line_waiting;
      create index invoice_line_woken on invoice_line (id) where status = 'waiting' and wakes > 0;
      create index invoice_line_waiting on invoice_line (receiver, allocation_number)
        where status = 'waiting';
      create index invoice_line_waiting_credit on invoice_line (sender, previous_reference)
        where status = 'waiting' and waits_for = 'debit';

      alter table invoice add column declared_until date;
      alter table invoice add column failure text;
      create index invoice_failed on invoice (id) where failure is not null;
      create index invoice_declared on invoice (sender, receiver, declared_until)
        where status <> 'not-processed';
      create index invoice_identification on invoice (sender, message_identification)
        where status <> 'not-processed';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index invoice_identification, invoice_declared, invoice_failed,
        invoice_line_waiting_credit, invoice_line_waiting, invoice_line_woken;
      alter table invoice drop column failure, drop column declared_until;
      alter table invoice_line drop column watch, drop column wakes;
      create index invoice_line_waiting on invoice_line (id) where status = 'waiting';
    `);
  }
}
