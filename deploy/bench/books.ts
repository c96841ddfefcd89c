import type { Client } from 'pg';
import { EAST, LINES_PER_CHILD, LINES_PER_MESSAGE, PRODUCTS, WEST } from './world';

/** Numbers in one `posting_block` of billing. */
const BLOCK = 1_024;
const FIRST_OF_BOOKS = 100_000_000;

/** The agreement between the two regions decides, in its first version. */
const BASIS = JSON.stringify({
  rung: 'JW1.1-1',
  facts: [{ kind: 'residence', date: '2013-05-05', municipality: EAST[0] }],
  clauses: ['coordination', 'prefinancing', 'share-costs'].map((kind, at) => ({
    convenantId: 'bench-0',
    version: 1,
    clauseId: ['lead', 'first', 'part'][at],
    kind,
  })),
});

/** Children beside those that are measured: they live in one region and are billed in the other. */
export async function seedOthers(database: Client, children: number): Promise<Numbers> {
  const [until, west, east] = [children - 1, WEST, EAST];
  await database.query(
    `insert into child (id, municipalities)
     select md5('book ' || n)::uuid, array[($2::text[])[1 + n % $3], ($4::text[])[1 + n % $5]]
     from generate_series(0, $1) n`,
    [until, west, west.length, east, east.length],
  );
  const kinds = {
    'child-recorded': `json_build_object('birthDate', '2013-05-05', 'bsnHash', null,
      'motherAtBirth', json_build_object('status', 'unknown'))`,
    'residences-recorded': `json_build_object('residences', json_build_array(json_build_object(
      'from', '2013-05-05', 'until', null, 'municipality', municipalities[2],
      'status', 'resident', 'addressKind', 'woonadres', 'underInvestigation', null,
      'administrativeOnly', false)))`,
    'enrolments-recorded': `json_build_object('enrolments', json_build_array(json_build_object(
      'id', 'e', 'schoolId', 'school', 'schoolType', 'so', 'from', '2019-08-01', 'until', null,
      'schoolMunicipality', municipalities[1])))`,
  };
  for (const [kind, data] of Object.entries(kinds)) {
    await database.query(
      `insert into child_fact (child_id, kind, version, data)
       select c.id, $2, 1, ${data} from generate_series(0, $1) n
       join child c on c.id = md5('book ' || n)::uuid`,
      [until, kind],
    );
  }
  await database.query(
    `insert into placement_fact (placement_id, child_id, version, provider, receiver,
       allocation_number, data)
     select md5('help ' || n || ' ' || p)::uuid, c.id, 1, (10000001 + n % 40)::text,
       municipalities[1], $2 + n * ${LINES_PER_CHILD} + p, json_build_object('provider',
         (10000001 + n % 40)::text, 'receiver', municipalities[1], 'stream', 'youth-care',
         'productCategory', '45', 'productCode', ($3::text[])[1 + p], 'legalBasis', 'jeugdwet',
         'stay', null, 'from', '2018-01-01', 'until', null, 'partTime', false,
         'startUntraceable', false, 'place', null, 'helpRequestDate', null,
         'group', 'help-at-school', 'homeConsent', true,
         'allocationNumber', $2 + n * ${LINES_PER_CHILD} + p)
     from generate_series(0, $1) n join child c on c.id = md5('book ' || n)::uuid
     cross join generate_series(0, ${LINES_PER_CHILD - 1}) p`,
    [until, FIRST_OF_BOOKS, PRODUCTS],
  );
  return { from: FIRST_OF_BOOKS, until: FIRST_OF_BOOKS + children * LINES_PER_CHILD };
}

/** Allocation numbers. */
export interface Numbers {
  readonly from: number;
  readonly until: number;
}

/**
 * Fills the books: a line and its posting for each of these allocations in each of so many months
 * before 2024, as settling them would have done: what a child's lines of a month rest on stands with
 * the first of their postings. The municipality of the school bears a quarter.
 */
export async function seedHistory(
  database: Client,
  { from, until }: Numbers,
  months: number,
): Promise<void> {
  // Not through foreign keys and triggers: what is seeded is right, and there is much of it.
  await database.query('set session_replication_role = replica');
  const [lineId, invoiceId, count] = [
    await one(database, 'select coalesce(max(id), 0) from invoice_line'),
    await one(database, 'select coalesce(max(id), 0) from invoice'),
    months * (until - from),
  ];
  await database.query(
    `insert into invoice (door, sender, receiver, number, invoice_date, content_hash, raw, status,
       submitted_cents, granted_cents, answered_at, taken_up_at)
     select 'jw323', '10000001', '0599', 'B' || $1 || 'n' || n, '2019-01-01',
       sha256(('B' || $1 || 'n' || n)::bytea), '\\x00', 'accepted', 0, 0, now(), now()
     from generate_series(0, $2) n`,
    [String(from), Math.ceil(count / LINES_PER_MESSAGE)],
  );
  await database.query(
    `insert into invoice_line (invoice_id, sender, receiver, reference, bsn_hash,
       allocation_number, product_category, product_code, period_from, period_until, volume, unit,
       tariff_cents, amount_cents, status, placement_id, child_id)
     select $1::bigint + 1 + (row_number() over (order by m, allocation_number) - 1)
         / ${LINES_PER_MESSAGE}, provider, receiver, 'B' || m || 'a' || allocation_number,
       encode(sha256(placement_id::text::bytea), 'hex'), allocation_number, '45',
       data->>'productCode', ('2024-01-01'::date - make_interval(months => m))::date,
       ('2024-01-01'::date - make_interval(months => m - 1))::date, 10, '04', 400, 4000,
       'accepted', placement_id, child_id
     from generate_series(1, $2::int) m cross join placement_fact
     where allocation_number >= $3 and allocation_number < $4
     order by m, allocation_number`,
    [invoiceId, months, from, until],
  );
  const block = await one(database, `select nextval('posting_block')`);
  await database.query(
    `insert into posting (id, line_id, kind, debtor, creditor, amount_cents, period_from,
       period_until, basis, basis_of)
     select id, line_id, 'charge', home, receiver, 3000, period_from, period_until,
       case when id = first then $2 end, nullif(first, id)
     from (select *, first_value(id) over (partition by child_id, period_from order by id) first
       from (select $1::bigint * ${BLOCK} + row_number() over (order by l.id) id, l.id line_id,
           l.child_id, l.receiver, l.period_from, l.period_until, home
         from invoice_line l join child_fact f on f.child_id = l.child_id
           and f.kind = 'residences-recorded'
         cross join lateral (select f.data->'residences'->0->>'municipality' home) r
         where l.id > $3 and home <> l.receiver) numbered) posting`,
    [block, BASIS, lineId],
  );
  await database.query(`select setval('posting_block', $1)`, [
    block + Math.ceil(count / BLOCK) + 1,
  ]);
  await database.query('set session_replication_role = default');
}

async function one(database: Client, sql: string): Promise<number> {
  const { rows } = await database.query<Record<string, string>>(sql);
  return Number(Object.values(rows[0] ?? {})[0]);
}
