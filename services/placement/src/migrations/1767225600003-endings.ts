import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The day from which a published version no longer counts, when its parties ended it early. */
export class Endings1767225600003 implements MigrationInterface {
  readonly name = 'Endings1767225600003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table convenant_version add ended_from date');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table convenant_version drop ended_from');
  }
}
