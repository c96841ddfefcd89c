import { isOfItsCategory, type Jw301 } from '@grensverkeer/ijw';
import type { EntityManager } from 'typeorm';
import { lockPersons } from '../facts/person-locks';
import { onlyCodes, type ClassCodes } from '../messages/class-codes';
import { grantRequest } from '../requests/grant-request';
import { lookAgain } from '../requests/look-again';
import { allocationsOf, type Allocation, type AllocationContent } from './allocation';
import { linkAllocation } from './link-allocations';

/** What is known of a number that a municipality has given before, through either door. */
interface KnownNumber {
  readonly number: number;
  readonly bsn_hash: string | null;
  readonly provider: string;
  readonly product: string | null;
}

/**
 * Records a municipality's copy of its allocations. The version with the latest Toewijzingsdatum
 * and -tijd counts, whatever came first. A child that is not known yet gets its placements when
 * it comes.
 * @returns the codes per class when the message is refused; then nothing is recorded
 */
export async function receiveJw301(
  tx: EntityManager,
  message: Jw301,
  messageId: number,
): Promise<ClassCodes> {
  const allocations = allocationsOf(message);
  await lockPersons(
    tx,
    allocations.map(({ bsnHash }) => bsnHash),
  );
  const codes = await judge(tx, allocations);
  if (codes.size > 0) return codes;
  for (const allocation of allocations) await record(tx, allocation, messageId);
  return codes;
}

/** TR332: a number is of one product, of one client and one provider. TR381: the product exists. */
async function judge(tx: EntityManager, allocations: readonly Allocation[]): Promise<ClassCodes> {
  const rows: KnownNumber[] = await tx.query(
    `select number, bsn_hash, provider, content->>'productCategory' product from allocation
     where receiver = $1 and number = any($2::int[])
     union all
     select p.allocation_number, c.bsn_hash, p.provider, null from placement p
       left join child c on c.id = p.child_id
     where p.receiver = $1 and p.allocation_number = any($2::int[])`,
    [allocations[0]?.receiver, allocations.map(({ number }) => number)],
  );
  const isOther = (one: Allocation, known: KnownNumber): boolean =>
    known.number === one.number &&
    (known.provider !== one.provider ||
      (known.bsn_hash !== null && known.bsn_hash !== one.bsnHash) ||
      (known.product !== null && known.product !== one.content.productCategory));
  const codesOf = (one: Allocation): string[] => [
    ...(rows.some((known) => isOther(one, known)) ? ['9332'] : []),
    ...(isOfItsCategory(one.content.productCategory, one.content.productCode) ? [] : ['S329']),
  ];
  return onlyCodes(allocations.map((one, at) => [`ToegewezenProduct[${at + 1}]`, codesOf(one)]));
}

async function record(tx: EntityManager, one: Allocation, messageId: number): Promise<void> {
  const { receiver, number, bsnHash, provider, rank, content, reference } = one;
  if (reference !== null) await grantRequest(tx, { receiver, provider, reference });
  const rows: { counts: boolean }[] = await tx.query(
    `insert into allocation as known (receiver, number, bsn_hash, provider, rank, content,
       message_id, reference)
     values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8)
     on conflict (receiver, number) do update set
       reference = coalesce(known.reference, excluded.reference),
       message_id = case when excluded.rank > known.rank then excluded.message_id
         else known.message_id end,
       content = case when excluded.rank > known.rank then excluded.content
         else known.content end,
       rank = greatest(excluded.rank, known.rank)
     returning message_id = $7 or placement_id is null counts`,
    [receiver, number, bsnHash, provider, rank, JSON.stringify(content), messageId, reference],
  );
  if (!rows[0]?.counts) return;
  const children: { id: string }[] = await tx.query('select id from child where bsn_hash = $1', [
    bsnHash,
  ]);
  const [child] = children;
  // While two children are told with one BSN nobody can say whose it is: it waits.
  if (!child || children.length > 1) return;
  const [known] = await tx.query<{ content: AllocationContent }[]>(
    'select content from allocation where receiver = $1 and number = $2',
    [receiver, number],
  );
  if (known) await linkAllocation(tx, { ...one, ...known, child_id: child.id });
  await lookAgain(tx, [child.id]);
}
