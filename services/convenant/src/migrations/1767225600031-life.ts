import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The end of a version before its term, approved as the version was, and the history of who did
 * what. What has ended stays so, and history is only added to, whatever the program does.
 */
export class Life1767225600031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table convenant_version add is_default boolean not null default false;

      create table convenant_ending (
        convenant_id   text not null,
        version        integer not null,
        until_date     date not null,
        reason         text,
        revision       integer not null,
        ended_at       timestamptz,
        primary key (convenant_id, version),
        foreign key (convenant_id, version) references convenant_version (id, version)
      );

      create function refuse_change_of_ending() returns trigger language plpgsql as $$
      begin
        raise exception 'version % of convenant % has ended', old.version, old.convenant_id
          using errcode = 'integrity_constraint_violation';
      end $$;

      create trigger ended_stays_ended before update or delete on convenant_ending
        for each row when (old.ended_at is not null) execute function refuse_change_of_ending();

      alter table convenant_approval
        add about text not null default 'version' check (about in ('version', 'ending'));
      alter table convenant_approval drop constraint convenant_approval_pkey;
      alter table convenant_approval
        add primary key (convenant_id, version, about, revision, person);
    `);
    await addHistory(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table convenant_history;
      drop function history_only_grows;
      delete from convenant_approval where about = 'ending';
      alter table convenant_approval drop about;
      alter table convenant_approval add primary key (convenant_id, version, revision, person);
      drop table convenant_ending;
      drop function refuse_change_of_ending;
      alter table convenant_version drop is_default;
    `);
  }
}

async function addHistory(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table convenant_history (
      number         bigint generated always as identity primary key,
      convenant_id   text not null,
      version        integer not null,
      revision       integer not null,
      what           text not null check (what in ('drafted', 'changed', 'checked', 'approved',
                       'published', 'ending-drafted', 'ending-changed', 'ending-approved', 'ended')),
      person         text,
      at             timestamptz not null default now(),
      detail         jsonb not null
    );
    create index convenant_history_convenant on convenant_history (convenant_id, number);

    -- What is still known of the time before there was a history.
    insert into convenant_history (convenant_id, version, revision, what, person, at, detail)
    select * from (
      select convenant_id, version, revision, 'approved', person, approved_at,
        jsonb_build_object('party', side) from convenant_approval
      union all
      select id, version, revision, 'published', null, published_at, '{}'
      from convenant_version where published_at is not null) as known
    order by 6;

    create function history_only_grows() returns trigger language plpgsql as $$
      begin raise exception 'the history of a convenant is only added to'; end $$;
    create trigger history_never_changes before update or delete on convenant_history
      for each row execute function history_only_grows();
    create trigger history_never_emptied before truncate on convenant_history
      for each statement execute function history_only_grows();
  `);
}
