import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a line is held against: the allocation as its receiver told it (null = an event of version
 * 1 did not tell), and the lines that were accepted on it before.
 */
export class Allocations1767225600020 implements MigrationInterface {
  readonly name = 'Allocations1767225600020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table placement_fact add column allocation json;

      create index child_fact_bsn on child_fact ((data->>'bsnHash'))
        where kind = 'child-recorded';

      drop index invoice_line_child;
      create index invoice_line_child on invoice_line (child_id, placement_id, period_from)
        where status = 'accepted';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index invoice_line_child;
      create index invoice_line_child on invoice_line (child_id) where status = 'accepted';
      drop index child_fact_bsn;
      alter table placement_fact drop column allocation;
    `);
  }
}
