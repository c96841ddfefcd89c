import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Most postings that are added together rest on the same basis, which is longer than all else of
 * them: it is written with the first, and the others name that one. Both stay for ever. Whoever
 * wants the basis reads `posting_told`.
 */
export class BasisOnce1767225600061 implements MigrationInterface {
  readonly name = 'BasisOnce1767225600061';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table posting alter basis drop not null, add column basis_of bigint,
        add constraint posting_basis_once check ((basis is null) <> (basis_of is null));

      create view posting_told as
        select id, line_id, kind, reverses, debtor, creditor, amount_cents, period_from,
          period_until, posted_at,
          coalesce(basis, (select own.basis from posting own where own.id = p.basis_of)) basis
        from posting p;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view posting_told;
      alter table posting drop constraint posting_basis_once, disable trigger posting_only_add;
      update posting p set basis = own.basis from posting own where own.id = p.basis_of;
      alter table posting drop column basis_of, alter basis set not null,
        enable trigger posting_only_add;
    `);
  }
}
