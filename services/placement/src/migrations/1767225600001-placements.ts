import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Placements1767225600001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // version 0: only the consent is known yet; nothing else of the row is filled in.
    await runner.query(`
      create table placement (
        id uuid primary key,
        version integer not null default 0,
        child_id uuid,
        stream text,
        provider char(8),
        receiver char(4),
        allocation_number integer,
        product_category text,
        product_code text,
        volume jsonb,
        budget_cents bigint,
        from_date date,
        until_date date,
        legal_basis text,
        stay text,
        part_time boolean not null default false,
        start_untraceable boolean not null default false,
        place char(4),
        help_request_date date,
        client_group text,
        consent_given boolean not null default false,
        consent_on date,
        constraint placement_allocation_key unique (receiver, allocation_number),
        constraint placement_period check (until_date is null or from_date < until_date),
        constraint placement_whole check (version = 0 or num_nonnulls(child_id, stream,
          provider, from_date, legal_basis) = 5)
      )`);
    await runner.query('create index placement_child on placement (child_id, id)');
    await runner.query(`
      create table decision_list (
        child_id uuid primary key,
        version integer not null,
        content jsonb not null
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table decision_list, placement');
  }
}
