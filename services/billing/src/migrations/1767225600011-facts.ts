import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What other services told us, newest version only. `child` is the row that orders everything
 * about a child; `due_since` marks it for the settlement worker.
 */
export class Facts1767225600011 implements MigrationInterface {
  readonly name = 'Facts1767225600011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table child (
        id uuid primary key,
        due_since timestamptz,
        municipalities text[] not null default '{}',
        failure text,
        failed_at timestamptz
      );
      create index child_due on child (due_since) where due_since is not null;
      create index child_municipalities on child using gin (municipalities);

      create table child_fact (
        child_id uuid not null references child,
        kind text not null,
        version bigint not null,
        data json not null,
        primary key (child_id, kind)
      );

      create table placement_fact (
        placement_id uuid primary key,
        child_id uuid not null references child,
        version bigint not null,
        provider text not null,
        receiver text,
        allocation_number bigint,
        data json not null
      );
      create index placement_fact_child on placement_fact (child_id);
      create index placement_fact_allocation on placement_fact (receiver, allocation_number);

      create table convenant_version (
        convenant_id text not null,
        version integer not null,
        data json not null,
        recorded_at timestamptz not null default now(),
        spread_after uuid,
        spread_at timestamptz,
        primary key (convenant_id, version)
      );
      create index convenant_version_unspread on convenant_version (recorded_at)
        where spread_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table convenant_version, placement_fact, child_fact, child');
  }
}
