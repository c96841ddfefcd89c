import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why a request could not be judged, and how often in a row; the pause grows with that. */
export class RequestFailures1767225600004 implements MigrationInterface {
  readonly name = 'RequestFailures1767225600004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table request
        add failures integer not null default 0,
        add failure text,
        add failed_at timestamptz,
        add constraint request_failure check ((failures = 0) = (failure is null))`);
    await runner.query(
      'create index request_failed on request (municipality) where failure is not null',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table request drop column failures, drop column failure, drop column failed_at',
    );
  }
}
