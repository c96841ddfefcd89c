import type { MigrationInterface, QueryRunner } from 'typeorm';

class Outbox1767225600000 implements MigrationInterface {
  /**
   * One index only, the one that the relay reads by. Rows live for a moment: the table is small
   * and always changing, so that it is vacuumed by count and not by share.
   */
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table outbox (
        id bigint generated always as identity,
        shard smallint not null,
        topic text,
        key text,
        event_id uuid,
        payload text,
        traceparent text,
        renderer text,
        range_from bigint,
        range_until bigint,
        created_at timestamptz not null default now(),
        primary key (shard, id),
        check (renderer is null or range_from < range_until),
        check (renderer is not null or
          (topic is not null and key is not null and event_id is not null and payload is not null))
      ) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table outbox');
  }
}

class Parked1767225600001 implements MigrationInterface {
  /**
   * `parked` keeps the message as it came: key and value may hold anything, so they are bytes.
   * `blocked_key` is what intake and redrive lock, so that no message slips in between.
   */
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table parked (
        id bigint generated always as identity primary key,
        consumer text not null,
        topic text not null,
        part int not null,
        off bigint not null,
        key bytea,
        event_id uuid,
        event_type text,
        code text not null,
        detail text not null,
        value bytea,
        attempts int not null default 1,
        first_at timestamptz not null default now(),
        last_at timestamptz not null default now(),
        unique (consumer, topic, part, off)
      )`);
    await runner.query('create index on parked (consumer, topic, key, part, off)');
    await runner.query(`
      create table blocked_key (
        consumer text not null,
        topic text not null,
        key bytea not null,
        primary key (consumer, topic, key)
      )`);
    await runner.query(`
      create table parked_discard (
        id bigint primary key,
        consumer text not null,
        topic text not null,
        part int not null,
        off bigint not null,
        event_id uuid,
        code text not null,
        value_sha256 bytea,
        reason text not null,
        discarded_at timestamptz not null default now()
      )`);
    await runner.query('create index on parked_discard (consumer, topic, part, off)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table parked_discard, blocked_key, parked');
  }
}

/** Tables of outbox and parked messages; every service puts these into its own migrations. */
export const messagingMigrations: readonly (new () => MigrationInterface)[] = [
  Outbox1767225600000,
  Parked1767225600001,
];
