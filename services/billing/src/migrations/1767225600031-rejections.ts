import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The worklist of a provider: what was refused stands on it until it was mended or dismissed. The
 * indexes hold only what is refused, so what is accepted pays nothing for them.
 */
export class Rejections1767225600031 implements MigrationInterface {
  readonly name = 'Rejections1767225600031';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table invoice add column codes text[] not null default '{}';
      alter table invoice add column findings json;
      alter table invoice add column dismissed_at timestamptz;
      create index invoice_not_processed on invoice (sender, id)
        where status = 'not-processed' and dismissed_at is null;

      alter table invoice_line add column corrects text;
      alter table invoice_line add column dismissed_at timestamptz;
      create index invoice_line_refused on invoice_line (sender, invoice_id, id)
        where status = 'refused' and dismissed_at is null;
      create index invoice_line_corrects on invoice_line (sender, corrects)
        where corrects is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index invoice_line_corrects, invoice_line_refused, invoice_not_processed;
      alter table invoice_line drop column dismissed_at, drop column corrects;
      alter table invoice drop column dismissed_at, drop column findings, drop column codes;
    `);
  }
}
