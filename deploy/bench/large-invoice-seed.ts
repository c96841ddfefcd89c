import { hashBsn } from '@grensverkeer/service-kit';
import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';

const CLIENT = /<jw323:Bsn>(\d{9})<[^]*?<\/jw323:Client>/g;
const ALLOCATION = /<jw323:ToewijzingNummer>(\d+)</g;
const CHILDREN_AT_ONCE = 500;

/**
 * Puts a child in billing's books for every client of a JW323 of `largeJw323`, and a placement
 * for each of its lines. Straight into the tables: this is about the invoice, not about facts.
 * @returns the number of placements
 */
export async function seedChildren(client: Client, message: string): Promise<number> {
  const clients = [...message.matchAll(CLIENT)];
  let placements = 0;
  for (let at = 0; at < clients.length; at += CHILDREN_AT_ONCE) {
    const children = clients.slice(at, at + CHILDREN_AT_ONCE).map(([text, bsn = '']) => {
      const allocations = [...text.matchAll(ALLOCATION)].map(([, number]) => Number(number));
      placements += allocations.length;
      return { childId: randomUUID(), bsn, allocations };
    });
    await insert(client, 'child (id, municipalities)', ['uuid', 'text'], {
      rows: children.map(({ childId }) => [childId, '{0599,0502}']),
      as: 'a::uuid, b::text[]',
    });
    await insertFacts(client, children);
    await insertPlacements(client, children);
  }
  await client.query('analyze');
  return placements;
}

interface SeedChild {
  readonly childId: string;
  readonly bsn: string;
  readonly allocations: readonly number[];
}

async function insertFacts(client: Client, children: readonly SeedChild[]): Promise<void> {
  const motherAtBirth = { status: 'unknown' };
  const rows = children.flatMap(({ childId, bsn }) => {
    const child = {
      childId,
      version: 1,
      birthDate: '2014-05-01',
      motherAtBirth,
      bsnHash: hashBsn(bsn),
    };
    return [
      [childId, 'child-recorded', JSON.stringify(child)],
      [childId, 'residences-recorded', JSON.stringify({ childId, version: 1, residences: [HOME] })],
    ];
  });
  await insert(client, 'child_fact (child_id, kind, version, data)', ['uuid', 'text', 'text'], {
    rows,
    as: 'a, b, 1, c::json',
  });
}

async function insertPlacements(client: Client, children: readonly SeedChild[]): Promise<void> {
  const rows = children.flatMap(({ childId, allocations }) =>
    allocations.map((number) => {
      const id = randomUUID();
      const placement = { id, allocationNumber: number, ...PLACEMENT };
      return [id, childId, number, JSON.stringify(placement)];
    }),
  );
  const table = `placement_fact (placement_id, child_id, version, provider, receiver,
    allocation_number, data)`;
  await insert(client, table, ['uuid', 'uuid', 'bigint', 'text'], {
    rows,
    as: `a, b, 1, '${PLACEMENT.provider}', '${PLACEMENT.receiver}', c, d::json`,
  });
}

async function insert(
  client: Client,
  table: string,
  types: readonly string[],
  { rows, as }: { rows: readonly unknown[][]; as: string },
): Promise<void> {
  const names = types.map((_, at) => 'abcd'[at]).join();
  const arrays = types.map((type, at) => `$${at + 1}::${type}[]`).join();
  await client.query(
    `insert into ${table} select ${as} from unnest(${arrays}) as row (${names})`,
    types.map((_, at) => rows.map((row) => row[at])),
  );
}

const HOME = {
  from: '2020-01-01',
  until: null,
  status: 'resident',
  municipality: '0502',
  addressKind: 'woonadres',
  underInvestigation: null,
  administrativeOnly: false,
};
const PLACEMENT = {
  ...{ provider: '65656055', receiver: '0599', stream: 'youth-care' },
  ...{ productCategory: '45', productCode: '45A04', legalBasis: 'jeugdwet' },
  ...{ volume: { amount: 1_000, unit: '04', frequency: '4' }, budgetCents: null },
  ...{ from: '2026-01-01', until: '2026-12-31', stay: null, partTime: false },
  ...{ startUntraceable: false, place: null, helpRequestDate: null },
  ...{ group: 'help-at-school', homeConsent: true },
};
