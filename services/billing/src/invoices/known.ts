import { Prepared } from '@grensverkeer/service-kit';
import type { EntityManager } from 'typeorm';
import { loadContracts } from '../contracts/load-contracts';
import {
  allocationKey,
  clientKey,
  referenceKey,
  type Allocation,
  type Known,
  type KnownDebit,
} from './known-facts';
import { loadSlots, loadUsed, type OnAllocation } from './known-uses';
import { plainArray } from '../plain-array';
import { debitOf, type LineRow } from './line-row';
import type { SubmittedLine } from './submission';

/** Reads, in a handful of queries, what is known about the things that these lines name. */
export async function loadKnown(
  tx: EntityManager,
  lines: readonly SubmittedLine[],
): Promise<Known> {
  const allocations = await loadAllocations(tx, lines);
  const debits = lines.flatMap((line): OnAllocation[] => {
    const allocation = allocations.get(allocationKey(line));
    return allocation ? [{ line, allocation }] : [];
  });
  const bsnHashes = await loadBsnHashes(tx, debits);
  return {
    allocations,
    bsnHashes,
    clients: await loadClients(tx, lines, allocations, bsnHashes),
    debits: await loadDebits(tx, lines),
    slots: await loadSlots(tx, debits),
    used: await loadUsed(tx, debits),
    contracts: await loadContracts(tx, lines),
  };
}

/** Which references of these lines, all of one sender, it has used before. */
export async function loadUsedReferences(
  tx: EntityManager,
  lines: readonly SubmittedLine[],
): Promise<Set<string>> {
  const rows = await USED.rows(tx, [
    lines[0]?.sender ?? '',
    lines.map(({ reference }) => reference),
  ]);
  return new Set(rows.map(({ sender, reference }) => referenceKey(sender, reference)));
}

const USED = new Prepared<Pick<SubmittedLine, 'sender' | 'reference'>>(
  'used-references',
  `select sender, reference from invoice_line
   where sender = $1 and reference = any($2::text[]) and not ('8021' = any (codes))`,
);

interface AllocationRow {
  placement_id: string;
  child_id: string;
  provider: string;
  receiver: string;
  allocation_number: number;
  data: Pick<Allocation, 'productCategory' | 'productCode' | 'from' | 'until'>;
  assigned: Pick<Allocation, 'volume' | 'budgetCents' | 'removed'> | null;
}

const ALLOCATIONS = new Prepared<AllocationRow>(
  'allocations',
  `select placement_id, child_id, provider, receiver, allocation_number, data, allocation assigned
   from placement_fact
   where (receiver, allocation_number) in (select * from unnest($1::text[], $2::bigint[]))
   order by placement_id desc`,
);

/** The placement service keeps allocations unique; the oldest id counts should it ever not be. */
async function loadAllocations(
  tx: EntityManager,
  lines: readonly SubmittedLine[],
): Promise<Map<string, Allocation>> {
  const rows = await ALLOCATIONS.rows(tx, [
    plainArray(lines.map(({ receiver }) => receiver)),
    plainArray(lines.map((line) => line.allocationNumber)),
  ]);
  return new Map(
    rows.map((row) => {
      const { receiver, allocation_number: allocationNumber } = row;
      return [allocationKey({ receiver, allocationNumber }), allocationOf(row)];
    }),
  );
}

/** An event of version 1 did not tell volume and budget: then there is nothing to hold against. */
const allocationOf = (row: AllocationRow): Allocation => ({
  placementId: row.placement_id,
  childId: row.child_id,
  provider: row.provider,
  productCategory: row.data.productCategory,
  productCode: row.data.productCode,
  from: row.data.from,
  until: row.data.until,
  volume: row.assigned?.volume ?? null,
  budgetCents: row.assigned?.budgetCents ?? null,
  removed: row.assigned?.removed ?? false,
});

const BSN_HASHES = new Prepared<{ child_id: string; hash: string | null }>(
  'bsn-hashes',
  `select child_id, data->>'bsnHash' hash from child_fact
   where child_id = any($1::uuid[]) and kind = 'child-recorded'`,
);

async function loadBsnHashes(
  tx: EntityManager,
  debits: readonly OnAllocation[],
): Promise<Map<string, string | null>> {
  const childIds = new Set(debits.map(({ allocation }) => allocation.childId));
  const rows = await BSN_HASHES.rows(tx, [plainArray([...childIds])]);
  return new Map(rows.map(({ child_id, hash }) => [child_id, hash]));
}

/** Only asked for the BSNs that an allocation has not shown already. */
async function loadClients(
  tx: EntityManager,
  lines: readonly SubmittedLine[],
  allocations: Known['allocations'],
  bsnHashes: Known['bsnHashes'],
): Promise<Set<string>> {
  const clients = new Set<string>();
  const asked = new Set<string>();
  for (const line of lines) {
    const allocation = allocations.get(allocationKey(line));
    const isOwn =
      allocation?.provider === line.sender && bsnHashes.get(allocation.childId) === line.bsnHash;
    if (line.bsnHash === null) continue;
    if (isOwn) clients.add(clientKey(line, line.bsnHash));
    else asked.add(line.bsnHash);
  }
  if (asked.size === 0) return clients;
  const rows: { receiver: string; provider: string; hash: string }[] = await tx.query(
    `select p.receiver, p.provider, f.data->>'bsnHash' hash
     from child_fact f join placement_fact p on p.child_id = f.child_id
     where f.kind = 'child-recorded' and f.data->>'bsnHash' = any($1::text[])`,
    [[...asked]],
  );
  for (const { receiver, provider: sender, hash } of rows) {
    clients.add(clientKey({ receiver, sender }, hash));
  }
  return clients;
}

async function loadDebits(
  tx: EntityManager,
  lines: readonly SubmittedLine[],
): Promise<Map<string, KnownDebit>> {
  const credits = lines.filter(({ previousReference }) => previousReference !== null);
  if (credits.length === 0) return new Map();
  const rows: LineRow[] = await tx.query(
    `select l.*, exists (select from invoice_line c
       where c.credits = l.id and c.status = 'accepted') credited
     from invoice_line l
     where (l.sender, l.reference) in (select * from unnest($1::text[], $2::text[]))
       and not ('8021' = any (l.codes))`,
    [credits.map(({ sender }) => sender), credits.map((line) => line.previousReference)],
  );
  return new Map(rows.map((row) => [referenceKey(row.sender, row.reference), debitOf(row)]));
}
