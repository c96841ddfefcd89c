import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The books. A posting is only ever added; a trigger holds everybody to that. Its id comes from
 * `posting_block`: a settlement takes whole blocks of ids, so that what it adds is an unbroken
 * range that one outbox row can name, however many settlements run at once.
 */
export class Books1767225600013 implements MigrationInterface {
  readonly name = 'Books1767225600013';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create sequence posting_block;
      create table posting (
        id bigint primary key,
        line_id bigint not null references invoice_line,
        kind text not null check (kind in ('charge', 'reversal')),
        reverses bigint references posting,
        debtor text not null,
        creditor text not null,
        amount_cents bigint not null check (amount_cents > 0),
        period_from date not null,
        period_until date not null check (period_from < period_until),
        basis text not null,
        posted_at timestamptz not null default now(),
        check (debtor <> creditor),
        check ((kind = 'reversal') = (reverses is not null))
      );
      create index posting_line on posting (line_id);
      create unique index posting_reverses on posting (reverses) where reverses is not null;
      create index posting_debtor on posting (debtor, period_from);
      create index posting_creditor on posting (creditor, period_from);

      create function only_add() returns trigger language plpgsql as $$
        begin raise exception 'a posting is never changed: reverse it'; end $$;
      create trigger posting_only_add before update or delete on posting
        for each row execute function only_add();
      create trigger posting_never_emptied before truncate on posting
        for each statement execute function only_add();

      create table open_part (
        id bigint generated always as identity primary key,
        line_id bigint not null references invoice_line,
        period_from date not null,
        period_until date not null check (period_from < period_until),
        amount_cents bigint not null,
        reason text not null,
        candidates text[] not null,
        opened_at timestamptz not null default now()
      );
      create index open_part_line on open_part (line_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table open_part, posting; drop function only_add; drop sequence posting_block',
    );
  }
}
