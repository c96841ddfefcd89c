import type { Client } from 'pg';
import type { ConvenantVersion, LocalDate } from '@grensverkeer/settlement';

const MONTHS = 8;
/** Two neighbouring regions; a child lives in one and goes to school in the other. */
const WEST = ['0599', '0502', '0542', '0597', '0606', '0622'];
const EAST = ['0503', '0518', '0603', '1783', '1916', '1926'];

/** The months of the seeded lines. */
export const PERIOD = { from: '2026-01-01', until: '2026-09-01' };

/** The agreement under which everything is settled, and with `version` 2 the draft. */
export function convenant(version: number): ConvenantVersion {
  const scope = { groups: ['help-at-school'] };
  const cap = { capped: 'home', ceilingCents: 900_000, raises: [], exhaustedFrom: null };
  return {
    id: 'bench',
    version,
    name: 'Convenant west – oost',
    sides: [
      { name: 'West', municipalities: WEST },
      { name: 'Oost', municipalities: EAST },
    ],
    from: '2026-01-01' as LocalDate,
    until: null,
    scope,
    clauses: [
      { id: 'regie', kind: 'coordination', coordinator: 'school' },
      { id: 'eerst', kind: 'prefinancing', prefinancier: 'school' },
      { id: 'deel', kind: 'share-costs', schoolShare: { numerator: 1, denominator: version + 2 } },
      // Counts over a year, so that each line looks at those before it.
      ...(version > 1 ? [{ id: 'plafond', kind: 'cap', window: 'year', ...cap } as never] : []),
    ],
  };
}

/**
 * Puts children with a line in each of eight months straight into billing's tables, due to be
 * settled: one in five moves within the other region, on the twelfth of March.
 * @returns the number of lines, `lines` rounded up to whole children
 */
export async function seedLines(client: Client, lines: number): Promise<number> {
  const children = Math.ceil(lines / MONTHS);
  await client.query(
    `insert into convenant_version (convenant_id, version, data, spread_at)
     values ('bench', 1, $1, now())`,
    [JSON.stringify(convenant(1))],
  );
  await client.query(`create temporary table seed as ${SEED}`, []);
  await client.query(
    `insert into seed select n, ${ID}, w[1 + n % 6], e[1 + n % 6], e[1 + (n / 6 + 1) % 6], n % 5 = 0
     from generate_series(1, $1::int) n, (select $2::text[] w, $3::text[] e) sides`,
    [children, WEST, EAST],
  );
  for (const statement of [CHILDREN, CHILD, RESIDENCES, ENROLMENTS, PLACEMENTS, INVOICE, LINES]) {
    await client.query(statement);
  }
  await client.query('analyze');
  // Last, or the worker would settle children without lines.
  await client.query('update child set due_since = now()');
  return children * MONTHS;
}

const ID = `('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`;
const SEED = `select 0 n, null::uuid id, '' school, '' home, '' next, false moves where false`;
const FACT = 'insert into child_fact (child_id, kind, version, data)';
const CHILDREN = `insert into child (id, municipalities)
  select id, array[school, home, next] from seed`;
const CHILD = `${FACT} select id, 'child-recorded', 1, json_build_object('childId', id,
  'version', 1, 'birthDate', '2014-05-01', 'motherAtBirth', json_build_object('status', 'unknown'),
  'bsnHash', null) from seed`;
const HOME = (municipality: string, from: string, until: string) => `json_build_object(
  'from', ${from}, 'until', ${until}, 'status', 'resident', 'municipality', ${municipality},
  'addressKind', 'woonadres', 'underInvestigation', null, 'administrativeOnly', false)`;
const RESIDENCES = `${FACT} select id, 'residences-recorded', 1, json_build_object('childId', id,
  'version', 1, 'residences', case when moves
    then json_build_array(${HOME('home', `'2014-05-01'`, `'2026-03-12'`)},
      ${HOME('next', `'2026-03-12'`, 'null')})
    else json_build_array(${HOME('home', `'2014-05-01'`, 'null')}) end) from seed`;
const ENROLMENTS = `${FACT} select id, 'enrolments-recorded', 1, json_build_object('childId', id,
  'version', 1, 'enrolments', json_build_array(json_build_object('id', 'e' || n, 'schoolId', 's',
    'schoolMunicipality', school, 'schoolType', 'so', 'from', '2025-08-01', 'until', null)))
  from seed`;
const PLACEMENTS = `insert into placement_fact
    (placement_id, child_id, version, provider, receiver, allocation_number, data)
  select id, id, 1, '12345678', school, n, json_build_object('id', id, 'stream', 'youth-care',
    'provider', '12345678', 'receiver', school, 'allocationNumber', n, 'productCategory', '45',
    'productCode', '45A48', 'legalBasis', 'jeugdwet', 'stay', null, 'partTime', false,
    'startUntraceable', false, 'place', null, 'helpRequestDate', null, 'group', 'help-at-school',
    'homeConsent', true, 'from', '2026-01-01', 'until', null) from seed`;
const INVOICE = `insert into invoice
    (door, sender, receiver, number, invoice_date, content_hash, raw, status, submitted_cents)
  values ('json', '12345678', '0599', 'BENCH', '2026-09-05', '', '', 'accepted', 0)`;
const LINES = `insert into invoice_line (invoice_id, sender, receiver, reference,
    allocation_number, product_category, product_code, period_from, period_until, volume, unit,
    amount_cents, status, placement_id, child_id)
  select invoice.id, '12345678', school, n || '-' || month, n, '45', '45A48', first,
    (first + interval '1 month')::date, 10, '04', 100000 + (n * 37 + month * 1013) % 90000,
    'accepted', seed.id, seed.id
  from seed, invoice, generate_series(1, ${MONTHS}) month, make_date(2026, month, 1) first`;
