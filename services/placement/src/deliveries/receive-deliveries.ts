import type { Jw305, Jw305StartProduct, Jw307, Jw307StopProduct } from '@grensverkeer/ijw';
import { hashBsn } from '@grensverkeer/service-kit';
import type { EntityManager } from 'typeorm';
import { lockPersons } from '../facts/person-locks';
import type { ClassCodes } from '../messages/class-codes';
import { judgeDeliveries, type Delivery, type Submitted } from './judge-deliveries';

const REMOVES = '3';

interface Parties {
  readonly receiver: string;
  readonly provider: string;
  readonly bsnHash: string;
}

/** Records that deliveries start. @returns the codes per class when the message is refused */
export function receiveJw305(tx: EntityManager, message: Jw305, id: number): Promise<ClassCodes> {
  const classes = message.Client.StartProducten.StartProduct.map((product, at): Submitted => ({
    className: `StartProduct[${at + 1}]`,
    delivery: { kind: 'start', ...productOf(product), endsOn: null, reason: null },
    removes: product.StatusAanlevering === REMOVES,
  }));
  return receive(tx, partiesOf(message), classes, id);
}

/** Records that deliveries stop. @returns the codes per class when the message is refused */
export function receiveJw307(tx: EntityManager, message: Jw307, id: number): Promise<ClassCodes> {
  const classes = message.Client.StopProducten.StopProduct.map((product, at): Submitted => ({
    className: `StopProduct[${at + 1}]`,
    delivery: {
      kind: 'stop',
      ...productOf(product),
      endsOn: product.Einddatum,
      reason: product.RedenBeeindiging,
    },
    removes: product.StatusAanlevering === REMOVES,
  }));
  return receive(tx, partiesOf(message), classes, id);
}

function partiesOf({ Header, Client }: Jw305 | Jw307): Parties {
  const { Ontvanger: receiver, Afzender: provider } = Header;
  return { receiver, provider, bsnHash: hashBsn(Client.Bsn) };
}

function productOf({
  ToewijzingNummer,
  Product,
  Begindatum,
}: Jw305StartProduct | Jw307StopProduct) {
  return {
    number: ToewijzingNummer ?? null,
    productCategory: Product?.Categorie ?? null,
    productCode: Product?.Code ?? null,
    startsOn: Begindatum,
  };
}

async function receive(
  tx: EntityManager,
  parties: Parties,
  submitted: readonly Submitted[],
  messageId: number,
): Promise<ClassCodes> {
  await lockPersons(tx, [parties.bsnHash]);
  const known = await loadKnown(tx, parties);
  const allocated = await loadAllocated(tx, parties, submitted);
  const { codes, added, removed } = judgeDeliveries(submitted, known, allocated);
  if (codes.size > 0) return codes;
  const ids = known.filter((one) => removed.includes(one)).map(({ id }) => id);
  await tx.query('update delivery set removed_by = $2 where id = any($1::bigint[])', [
    ids,
    messageId,
  ]);
  for (const delivery of added) await insert(tx, parties, delivery, messageId);
  return codes;
}

async function loadKnown(
  tx: EntityManager,
  { receiver, provider, bsnHash }: Parties,
): Promise<(Delivery & { readonly id: number })[]> {
  return tx.query(
    `select id, kind, number, product_category "productCategory", product_code "productCode",
       starts_on "startsOn", ends_on "endsOn", reason
     from delivery where receiver = $1 and provider = $2 and bsn_hash = $3 and removed_by is null
     order by id`,
    [receiver, provider, bsnHash],
  );
}

/** TR019: through whichever door the allocation came; a child that is not known may have it. */
async function loadAllocated(
  tx: EntityManager,
  { receiver, provider, bsnHash }: Parties,
  submitted: readonly Submitted[],
): Promise<Set<number>> {
  const rows: { number: number }[] = await tx.query(
    `select number from allocation
     where receiver = $1 and provider = $2 and bsn_hash = $3 and number = any($4::int[])
     union
     select p.allocation_number from placement p left join child c on c.id = p.child_id
     where p.receiver = $1 and p.provider = $2 and p.allocation_number = any($4::int[])
       and (c.bsn_hash is null or c.bsn_hash = $3)`,
    [receiver, provider, bsnHash, submitted.map(({ delivery }) => delivery.number)],
  );
  return new Set(rows.map(({ number }) => number));
}

async function insert(
  tx: EntityManager,
  { receiver, provider, bsnHash }: Parties,
  one: Delivery,
  messageId: number,
): Promise<void> {
  await tx.query(
    `insert into delivery (kind, receiver, number, bsn_hash, provider, product_category,
       product_code, starts_on, ends_on, reason, message_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[one.kind, receiver, one.number, bsnHash, provider, one.productCategory],
      ...[one.productCode, one.startsOn, one.endsOn, one.reason, messageId],
    ],
  );
}
