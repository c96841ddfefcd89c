import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Where a provider should bill next, of the few lines that have something to say: a row of its own.
 * Written into the line, it would be a new version of all of the line, with an entry in each index.
 */
export class LineNotes1767225600070 implements MigrationInterface {
  readonly name = 'LineNotes1767225600070';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table line_notes (line_id bigint primary key, notes json not null);
      insert into line_notes select id, notes from invoice_line where notes is not null;
      alter table invoice_line drop column notes;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table invoice_line add column notes json;
      update invoice_line l set notes = n.notes from line_notes n
        where n.line_id = l.id and n.notes::text <> '[]';
      drop table line_notes;
    `);
  }
}
