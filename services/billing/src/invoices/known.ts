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
import { readFacts, type PlacementFact } from '../facts/case-facts';
import { plainArray } from '../plain-array';
import { debitOf, type LineRow } from './line-row';
import type { SubmittedLine } from './submission';

/** Reads, in a handful of queries, what is known about the things that these lines name. */
export async function loadKnown(
  tx: EntityManager,
  lines: readonly SubmittedLine[],
): Promise<Known> {
  const ids = await loadAllocationIds(tx, lines);
  const children = [...new Set(ids.map(([, childId]) => childId))].map((id) => ({ id }));
  const cases = await readFacts(tx, children);
  const allocations = allocationsIn(ids, cases);
  const debits = lines.flatMap((line): OnAllocation[] => {
    const allocation = allocations.get(allocationKey(line));
    return allocation ? [{ line, allocation }] : [];
  });
  return {
    allocations,
    cases,
    clients: await loadClients(tx, lines, allocations, cases),
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

type AllocationIds = readonly [
  placementId: string,
  childId: string,
  receiver: string,
  allocationNumber: number,
];

/** In one text: so many rows cost more than what stands in them. */
const ALLOCATIONS = new Prepared<{ found: string | null }>(
  'allocations',
  `select string_agg('["' || placement_id || '","' || child_id || '","' || receiver || '",'
     || allocation_number || ']', ',') found
   from placement_fact
   where receiver = any($1::text[]) and allocation_number = any($2::bigint[])`,
);

/** Of several municipalities it may find more than was asked for. */
async function loadAllocationIds(
  tx: EntityManager,
  lines: readonly SubmittedLine[],
): Promise<AllocationIds[]> {
  const receivers = new Set(lines.map(({ receiver }) => receiver));
  const numbers = lines.map((line) => line.allocationNumber);
  const [row] = await ALLOCATIONS.rows(tx, [plainArray([...receivers]), plainArray(numbers)]);
  return JSON.parse(`[${row?.found ?? ''}]`) as AllocationIds[];
}

/** The placement service keeps allocations unique; the oldest id counts should it ever not be. */
function allocationsIn(ids: readonly AllocationIds[], cases: Known['cases']): Known['allocations'] {
  const allocations = new Map<string, Allocation>();
  for (const [placementId, childId, receiver, allocationNumber] of ids) {
    const key = allocationKey({ receiver, allocationNumber });
    const fact = cases
      .get(childId)
      ?.placements.find(({ placement }) => placement.id === placementId);
    const other = allocations.get(key);
    if (!fact || (other && other.placementId < placementId)) continue;
    allocations.set(key, allocationOf(childId, fact));
  }
  return allocations;
}

/** An event of version 1 did not tell volume and budget: then there is nothing to hold against. */
const allocationOf = (childId: string, { placement, assigned }: PlacementFact): Allocation => ({
  placementId: placement.id,
  childId,
  provider: placement.provider,
  productCategory: placement.productCategory,
  productCode: placement.productCode,
  from: placement.from,
  until: placement.until,
  volume: assigned?.volume ?? null,
  budgetCents: assigned?.budgetCents ?? null,
  removed: assigned?.removed ?? false,
});

/** Only asked for the BSNs that an allocation has not shown already. */
async function loadClients(
  tx: EntityManager,
  lines: readonly SubmittedLine[],
  allocations: Known['allocations'],
  cases: Known['cases'],
): Promise<Set<string>> {
  const clients = new Set<string>();
  const asked = new Set<string>();
  for (const line of lines) {
    const allocation = allocations.get(allocationKey(line));
    const isOwn =
      allocation?.provider === line.sender &&
      cases.get(allocation.childId)?.bsnHash === line.bsnHash;
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
