import type { Tariff } from '@grensverkeer/ijw';
import { Prepared } from '@grensverkeer/service-kit';
import { intersect, type Cents, type LocalDate, type OpenPeriod } from '@grensverkeer/settlement';
import type { EntityManager } from 'typeorm';
import { pairKey, type Contract } from '../invoices/known-facts';

/** What the lines name of a contract. */
interface Named {
  readonly receiver: string;
  readonly sender: string;
  readonly productCode: string;
}

/**
 * The contracts of the municipalities and providers of these lines, with the tariffs of the
 * products that they name. Where a municipality follows the contract of a host, the host's
 * tariffs count for as long as it does.
 * @returns by `pairKey`; a pair without any contract is not in it
 */
export async function loadContracts(
  tx: EntityManager,
  lines: readonly Named[],
): Promise<Map<string, Contract>> {
  const pairs = [...new Map(lines.map((line) => [pairKey(line), line])).values()];
  const asked = [pairs.map(({ receiver }) => receiver), pairs.map(({ sender }) => sender)];
  const spans = await SPANS.rows(tx, asked);
  if (spans.length === 0) return new Map();
  const hosts = spans.flatMap((row) => (row.host === null ? [] : [{ ...row, host: row.host }]));
  const tariffs = await TARIFFS.rows(tx, [
    [...spans.map(({ municipality }) => municipality), ...hosts.map(({ host }) => host)],
    [...spans.map(({ provider }) => provider), ...hosts.map(({ provider }) => provider)],
    [...new Set(lines.map(({ productCode }) => productCode))],
  ]);
  return new Map(
    pairs.flatMap((pair): [string, Contract][] => {
      const own = spans.filter(
        ({ municipality, provider }) => municipality === pair.receiver && provider === pair.sender,
      );
      if (own.length === 0) return [];
      return [[pairKey(pair), { spans: own, tariffs: perCode(own, tariffs) }]];
    }),
  );
}

interface SpanRow extends OpenPeriod {
  municipality: string;
  provider: string;
  /** Null for a contract of its own. */
  host: string | null;
}

interface TariffRow extends OpenPeriod {
  municipality: string;
  provider: string;
  product_category: string;
  product_code: string;
  unit: string;
  cents: Cents | null;
}

/** When a pair has agreed anything: its own products together, and each host that it follows. */
const SPANS = new Prepared<SpanRow>(
  'contract-spans',
  `select municipality, provider, host, min("from") "from",
    case when count(*) = count(until) then max(until) end until
  from contract
  where (municipality, provider) in (select * from unnest($1::text[], $2::text[]))
  group by municipality, provider, host, case when host is not null then id end`,
);

const TARIFFS = new Prepared<TariffRow>(
  'contract-tariffs',
  `select distinct municipality, provider, product_category, product_code, unit,
    tariff_cents cents, "from", until
  from contract
  where (municipality, provider) in (select * from unnest($1::text[], $2::text[]))
    and product_code = any($3::text[]) and host is null`,
);

function perCode(
  spans: readonly SpanRow[],
  rows: readonly TariffRow[],
): ReadonlyMap<string, readonly Tariff[]> {
  const found = new Map<string, Tariff[]>();
  for (const span of spans) {
    for (const row of rows) {
      const isSource = row.municipality === (span.host ?? span.municipality);
      if (!isSource || row.provider !== span.provider) continue;
      const period = span.host === null ? row : common(row, span);
      if (!period) continue;
      const known = found.get(row.product_code) ?? [];
      found.set(row.product_code, [...known, tariffOf(row, period)]);
    }
  }
  return found;
}

const tariffOf = (row: TariffRow, { from, until }: OpenPeriod): Tariff => ({
  productCategory: row.product_category,
  productCode: row.product_code,
  unit: row.unit,
  cents: row.cents,
  from,
  until,
});

const FAR = '9999-12-31' as LocalDate;

/** What lies in both; neither need have an end. */
function common(one: OpenPeriod, other: OpenPeriod): OpenPeriod | null {
  const both = intersect({ from: one.from, until: one.until ?? FAR }, other);
  return both && { from: both.from, until: both.until === FAR ? null : both.until };
}
