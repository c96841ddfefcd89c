import { inTransaction } from '@grensverkeer/service-kit';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { contractDiff, type Contract, type ContractDiff } from './contract-diff';
import type { ContractsQuery } from './contract.dto';
import { faulty, type ImportRow } from './import-rows';

@Injectable()
export class ContractsService {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /**
   * Adds, changes and ends contracts as the rows say; all or nothing. The same rows again change
   * nothing. Lines that were judged before keep their answer.
   * @throws Refusal 400 `invalid-input` naming rows that cannot stand beside others
   */
  async importContracts(rows: readonly ImportRow[], dryRun: boolean): Promise<ContractDiff> {
    return inTransaction(this.database, async (tx) => {
      // Two imports at once would not see one another's rows.
      if (!dryRun) await tx.query('lock table contract in share row exclusive mode');
      const known = await knownBeside(tx, rows);
      const { diff, clashes } = contractDiff(
        known,
        rows.map(({ contract }) => contract),
      );
      if (clashes.length > 0) {
        throw faulty(
          clashes.map(({ row, code }) => ({
            name: `${rows[row]?.place ?? ''} from`,
            code,
            reason: CLASHES[code],
          })),
        );
      }
      if (!dryRun) await write(tx, diff);
      return diff;
    });
  }

  /** Contracts in the order in which they came. @param after the last one of the page before */
  async listContracts(
    { municipality, provider, productCode, on, pageSize }: ContractsQuery,
    after: number,
  ): Promise<(Contract & { id: number })[]> {
    return this.database.query(
      `select id, ${COLUMNS} from contract
       where id > $1 and ($2::text is null or municipality = $2)
         and ($3::text is null or provider = $3) and ($4::text is null or product_code = $4)
         and ($5::date is null or ("from" <= $5 and (until is null or until > $5)))
       order by id limit $6`,
      [after, municipality, provider, productCode, on, pageSize + 1],
    );
  }
}

const CLASHES = {
  'row-repeated': 'these parties, product, unit and first day stand in an earlier row',
  'contracts-overlap': 'this contract ends after the next one begins',
};

const COLUMNS = `municipality, provider, host, convenant_id "convenantId",
  product_category "productCategory", product_code "productCode", unit,
  tariff_cents "tariffCents", "from", until`;

/** What is known of the parties that the rows name. */
async function knownBeside(tx: EntityManager, rows: readonly ImportRow[]): Promise<Contract[]> {
  const pairs = new Map(
    rows.map(({ contract }) => [`${contract.municipality} ${contract.provider}`, contract]),
  );
  return tx.query<Contract[]>(
    `select ${COLUMNS} from contract
     where (municipality, provider) in (select * from unnest($1::text[], $2::text[])) order by id`,
    [
      [...pairs.values()].map(({ municipality }) => municipality),
      [...pairs.values()].map(({ provider }) => provider),
    ],
  );
}

async function write(tx: EntityManager, { added, changed, ended }: ContractDiff): Promise<void> {
  const after = [...changed, ...ended].map((change) => change.after);
  await tx.query(
    `update contract c set host = n.host, convenant_id = n.convenant_id,
       tariff_cents = n.tariff_cents, until = n.until
     from ${UNNEST} as n (${NAMES})
     where c.municipality = n.municipality and c.provider = n.provider and c."from" = n."from"
       and (c.host is null) = (n.host is null)
       and c.product_category is not distinct from n.product_category
       and c.product_code is not distinct from n.product_code
       and c.unit is not distinct from n.unit`,
    columnsOf(after),
  );
  await tx.query(`insert into contract (${NAMES}) select * from ${UNNEST}`, columnsOf(added));
}

const NAMES = `municipality, provider, host, convenant_id, product_category, product_code, unit,
  tariff_cents, "from", until`;
const UNNEST = `unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
  $7::text[], $8::bigint[], $9::date[], $10::date[])`;

const MEMBERS = [
  'municipality',
  'provider',
  'host',
  'convenantId',
  'productCategory',
  'productCode',
  'unit',
  'tariffCents',
  'from',
  'until',
] as const;
const columnsOf = (contracts: readonly Contract[]): unknown[][] =>
  MEMBERS.map((member) => contracts.map((contract) => contract[member]));
