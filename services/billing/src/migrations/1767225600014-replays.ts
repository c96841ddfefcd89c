import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Replays of drafts that were asked for, how far they are, and what they found. */
export class Replays1767225600014 implements MigrationInterface {
  readonly name = 'Replays1767225600014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table replay (
        id uuid primary key default gen_random_uuid(),
        number bigint generated always as identity unique,
        convenant_id text not null,
        version integer not null,
        draft json not null,
        period_from date not null,
        period_until date not null check (period_from < period_until),
        in_force text not null check (in_force in ('as-written', 'throughout')),
        status text not null default 'waiting'
          check (status in ('waiting', 'running', 'done', 'cancelled', 'failed')),
        attempts integer not null default 0,
        lines_done bigint not null default 0,
        lines_total bigint,
        asked_at timestamptz not null default now(),
        finished_at timestamptz,
        result json
      );
      create index replay_unfinished on replay (number) where status in ('waiting', 'running');
      create index replay_convenant on replay (convenant_id, number);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table replay');
  }
}
