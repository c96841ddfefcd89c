import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Lines that are not settled yet, by child: with `child.due_since` the two marks for the worker.
 * A table of its own, because `child` has indexes that an update would write to as well. Whoever
 * writes to it holds the lock on the child.
 */
export class DueLines1767225600040 implements MigrationInterface {
  readonly name = 'DueLines1767225600040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table due_lines (
        child_id uuid primary key,
        line_ids bigint[] not null,
        since timestamptz not null default now()
      ) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
      create index due_lines_since on due_lines (since);

      alter table child add column failures integer not null default 0,
        add column retry_at timestamptz;
      create index child_retry on child (retry_at) where failure is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table child drop column failures, drop column retry_at;
      drop table due_lines;
    `);
  }
}
