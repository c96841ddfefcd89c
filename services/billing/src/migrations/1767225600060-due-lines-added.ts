import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * New lines of a child are added to those that wait, not written into their row: a row more costs
 * less than finding one and changing it. Whoever settles takes all rows of a child at once.
 */
export class DueLinesAdded1767225600060 implements MigrationInterface {
  readonly name = 'DueLinesAdded1767225600060';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table due_lines drop constraint due_lines_pkey;
      create index due_lines_child on due_lines (child_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      with taken as (delete from due_lines returning child_id, line_ids, since)
      insert into due_lines (child_id, line_ids, since)
      select child_id, array_agg(line_id), min(since)
      from taken, unnest(line_ids) line_id group by child_id;

      drop index due_lines_child;
      alter table due_lines add primary key (child_id);
    `);
  }
}
