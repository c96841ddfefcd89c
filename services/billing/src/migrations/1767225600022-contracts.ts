import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What municipalities and providers have agreed: a tariff per product and unit, or, with `host`,
 * that the contract of another municipality counts, by convenant.
 */
export class Contracts1767225600022 implements MigrationInterface {
  readonly name = 'Contracts1767225600022';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table contract (
        id bigint generated always as identity primary key,
        municipality text not null,
        provider text not null,
        host text check (host <> municipality),
        convenant_id text,
        product_category text,
        product_code text,
        unit text,
        tariff_cents bigint check (tariff_cents >= 0),
        "from" date not null,
        until date check ("from" < until),
        recorded_at timestamptz not null default now(),
        check (case when host is null
          then num_nonnulls(product_category, product_code, unit) = 3
            and (unit = '83') = (tariff_cents is null)
          else num_nonnulls(product_category, product_code, unit, tariff_cents) = 0 end)
      );
      create unique index contract_key on contract (municipality, provider, product_category,
        product_code, unit, "from") where host is null;
      create unique index contract_host on contract (municipality, provider, "from")
        where host is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table contract');
  }
}
