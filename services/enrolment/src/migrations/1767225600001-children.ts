import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Children1767225600001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table school (
        id text primary key,
        name text not null,
        brin text,
        municipality char(4) not null,
        school_type text not null,
        version integer not null
      )`);
    // version 0: the row stands for the lock only, nothing about the child itself is told yet.
    await runner.query(`
      create table child (
        id uuid primary key,
        bsn_sealed bytea,
        bsn_hash text,
        birth_date date,
        mother_at_birth jsonb not null default '{"status": "unknown"}',
        version integer not null default 0,
        constraint child_bsn_hash_key unique (bsn_hash),
        constraint child_bsn_whole check ((bsn_sealed is null) = (bsn_hash is null))
      )`);
    await runner.query(`
      create table history (
        child_id uuid not null references child (id),
        kind text not null
          check (kind in ('residences', 'actual-residences', 'custody', 'enrolments')),
        version integer not null,
        content jsonb not null,
        primary key (child_id, kind)
      )`);
    // Finds the pupils of a school when the school changes.
    await runner.query(`
      create index history_enrolments on history using gin (content jsonb_path_ops)
        where kind = 'enrolments'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table history, child, school');
  }
}
