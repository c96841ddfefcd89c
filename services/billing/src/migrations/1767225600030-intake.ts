import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A large message is kept first and taken up afterwards (`taken_up_at` null until then), clerks
 * send CSV, and an invoice remembers the trace in which it came.
 */
export class Intake1767225600030 implements MigrationInterface {
  readonly name = 'Intake1767225600030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table invoice add column taken_up_at timestamptz default now();
      alter table invoice add column traceparent text;
      create index invoice_not_taken_up on invoice (sender, id) where taken_up_at is null;
      alter table invoice drop constraint invoice_door_check;
      alter table invoice add constraint invoice_door_check
        check (door in ('jw323', 'json', 'csv'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table invoice drop constraint invoice_door_check;
      alter table invoice add constraint invoice_door_check check (door in ('jw323', 'json'));
      drop index invoice_not_taken_up;
      alter table invoice drop column traceparent, drop column taken_up_at;
    `);
  }
}
