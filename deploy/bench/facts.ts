import { createHmac } from 'node:crypto';
import type { Client } from 'pg';
import { BILLED } from './messages';
import { childOf, idOf, LINES_PER_CHILD, PRODUCTS, sidesOf, type BenchChild } from './world';

const CHUNK = 2_000;
const SINCE = '2018-01-01';
const BORN = '2013-05-05';

/**
 * Puts the facts of children into the database of billing as its consumer would: children,
 * residences, schools and allocations. Not a part of what is measured.
 */
export async function seedFacts(
  database: Client,
  children: number,
  bsnHashKey: string,
): Promise<void> {
  const hash = (bsn: string) =>
    createHmac('sha256', Buffer.from(bsnHashKey, 'hex')).update(bsn).digest('hex');
  for (let first = 0; first < children; first += CHUNK) {
    const count = Math.min(CHUNK, children - first);
    const chunk = Array.from({ length: count }, (_, at) => childOf(first + at));
    await seedChildren(database, chunk);
    await seedKind(database, chunk, 'child-recorded', (child) => recorded(child, hash(child.bsn)));
    await seedKind(database, chunk, 'residences-recorded', residences);
    await seedKind(database, chunk, 'enrolments-recorded', enrolments);
    await seedPlacements(database, chunk, first);
  }
}

/** Published convenants; the first works on most children of the bench. */
export async function seedConvenants(database: Client, count: number): Promise<void> {
  const all = Array.from({ length: count }, (_, at) => convenantOf(at, 1, 4));
  await database.query(
    `insert into convenant_version (convenant_id, version, data, spread_at)
     select *, now() from unnest($1::text[], $2::int[], $3::text[]::json[])
     on conflict do nothing`,
    [all.map(({ id }) => id), all.map(({ version }) => version), all.map((one) => text(one))],
  );
}

/** The municipality of the school pays first and bears one part in `of`. */
export function convenantOf(at: number, version: number, of: number) {
  const [home, school] = sidesOf(at);
  return {
    ...{ id: `bench-${at}`, version, name: `bench ${at}`, from: SINCE, until: null, scope: {} },
    sides: [
      { name: 'home', municipalities: home },
      { name: 'school', municipalities: school },
    ],
    clauses: [
      { id: 'lead', kind: 'coordination', coordinator: 'school' },
      { id: 'first', kind: 'prefinancing', prefinancier: 'school' },
      { id: 'part', kind: 'share-costs', schoolShare: { numerator: 1, denominator: of } },
    ],
  };
}

async function seedChildren(database: Client, children: readonly BenchChild[]): Promise<void> {
  await database.query(
    `insert into child (id, municipalities)
     select id, names::text[] from unnest($1::uuid[], $2::text[]) as child (id, names)`,
    [children.map(({ id }) => id), children.map((child) => `{${namedBy(child).join()}}`)],
  );
}

const namedBy = ({ home, receiver, next }: BenchChild) => [
  ...new Set([home, receiver, ...(next === null ? [] : [next])]),
];

async function seedKind(
  database: Client,
  children: readonly BenchChild[],
  kind: string,
  dataOf: (child: BenchChild) => object,
): Promise<void> {
  await database.query(
    `insert into child_fact (child_id, kind, version, data)
     select id, $2, 1, data::json from unnest($1::uuid[], $3::text[]) as fact (id, data)`,
    [
      children.map(({ id }) => id),
      kind,
      children.map((child) => text({ childId: child.id, version: 1, ...dataOf(child) })),
    ],
  );
}

const recorded = (_: BenchChild, bsnHash: string) => ({
  birthDate: BORN,
  motherAtBirth: { status: 'unknown' },
  bsnHash,
});

/** Who moves, does so halfway through every month, there and back. */
function residences({ home, next }: BenchChild) {
  if (next === null) return { residences: [livesIn(home, BORN, null)] };
  const days = [BORN, ...BILLED.map(({ from }) => `${from.slice(0, 8)}16`)];
  return {
    residences: days.map((day, at) =>
      livesIn(at % 2 === 0 ? home : next, day, days[at + 1] ?? null),
    ),
  };
}

function livesIn(municipality: string, from: string, until: string | null) {
  const registration = { status: 'resident', addressKind: 'woonadres', underInvestigation: null };
  return { from, until, municipality, ...registration, administrativeOnly: false };
}

function enrolments({ receiver }: BenchChild) {
  const school = { id: 'e', schoolId: 'school', schoolMunicipality: receiver, schoolType: 'so' };
  return { enrolments: [{ ...school, from: '2019-08-01', until: null }] };
}

async function seedPlacements(
  database: Client,
  children: readonly BenchChild[],
  first: number,
): Promise<void> {
  const placements = children.flatMap((child, at) =>
    PRODUCTS.map((productCode, n) => ({
      child: child.id,
      id: idOf('placement', (first + at) * LINES_PER_CHILD + n),
      provider: child.provider,
      receiver: child.receiver,
      allocationNumber: child.allocation + n,
      productCode,
    })),
  );
  await database.query(
    `insert into placement_fact (placement_id, child_id, version, provider, receiver,
       allocation_number, data)
     select id, child, 1, provider, receiver, number, data::json from unnest($1::uuid[],
       $2::uuid[], $3::text[], $4::text[], $5::bigint[], $6::text[])
       as placement (id, child, provider, receiver, number, data)`,
    [
      placements.map(({ id }) => id),
      placements.map(({ child }) => child),
      placements.map(({ provider }) => provider),
      placements.map(({ receiver }) => receiver),
      placements.map(({ allocationNumber }) => allocationNumber),
      placements.map(({ child: _, ...placement }) => text({ ...placement, ...HELP })),
    ],
  );
}

const HELP = {
  ...{ stream: 'youth-care', productCategory: '45', legalBasis: 'jeugdwet', stay: null },
  ...{ from: SINCE, until: null, partTime: false, startUntraceable: false, place: null },
  ...{ helpRequestDate: null, group: 'help-at-school', homeConsent: true },
};

const text = (value: object): string => JSON.stringify(value);
