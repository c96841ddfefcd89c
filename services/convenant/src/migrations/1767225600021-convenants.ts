import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Regions and convenants. The trigger keeps a published version as it is whatever the program
 * does: a settled line must find the very text it was settled under.
 */
export class Convenants1767225600021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table region (
        id             text primary key,
        name           text not null,
        kind           text not null
                       check (kind in ('youth-region', 'partnership', 'rmc', 'list')),
        municipalities jsonb not null
      );

      create table convenant_version (
        id             text not null,
        version        integer not null check (version >= 1),
        name           text not null,
        sides          jsonb not null,
        from_date      date not null,
        until_date     date check (until_date > from_date),
        scope          jsonb not null,
        clauses        jsonb not null,
        approval_rule  text not null check (approval_rule in ('none', 'two-per-side')),
        resolved_sides jsonb not null,
        revision       integer not null,
        published_at   timestamptz,
        primary key (id, version)
      );

      create table convenant_approval (
        convenant_id   text not null,
        version        integer not null,
        revision       integer not null,
        side           integer not null check (side in (1, 2)),
        person         text not null,
        approved_at    timestamptz not null default now(),
        primary key (convenant_id, version, revision, person),
        foreign key (convenant_id, version) references convenant_version (id, version)
      );

      create function refuse_change_of_published() returns trigger language plpgsql as $$
      begin
        raise exception 'version % of convenant % is published and never changes',
          old.version, old.id using errcode = 'integrity_constraint_violation';
      end $$;

      create trigger published_never_changes before update or delete on convenant_version
        for each row when (old.published_at is not null)
        execute function refuse_change_of_published();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table convenant_approval;
      drop table convenant_version;
      drop function refuse_change_of_published();
      drop table region;
    `);
  }
}
