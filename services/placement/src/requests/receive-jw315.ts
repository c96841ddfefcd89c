import { isOfItsCategory, type Jw315, type Jw315AangevraagdProduct } from '@grensverkeer/ijw';
import { hashBsn } from '@grensverkeer/service-kit';
import { addDays, type LocalDate } from '@grensverkeer/settlement';
import type { EntityManager } from 'typeorm';
import { lockPersons } from '../facts/person-locks';
import { onlyCodes, type ClassCodes } from '../messages/class-codes';
import { today } from '../messages/today';

/**
 * Takes in a request for allocation. Who is responsible is found out by the worker; here only
 * what may not be asked is refused.
 * @returns the codes per class when the message is refused; then nothing is recorded
 */
export async function receiveJw315(
  tx: EntityManager,
  message: Jw315,
  messageId: number,
): Promise<ClassCodes> {
  const bsnHash = hashBsn(message.Client.Bsn);
  await lockPersons(tx, [bsnHash]);
  const codes = await judge(tx, message, bsnHash);
  if (codes.size > 0) return codes;
  const { AangevraagdProduct: products } = message.Client.AangevraagdeProducten;
  for (const [place, product] of products.entries()) {
    await insert(tx, message, { messageId, bsnHash, place, product });
  }
  return codes;
}

/** TR347: a reference is used once; TR374: one open request per client and provider; TR381. */
async function judge(tx: EntityManager, message: Jw315, bsnHash: string): Promise<ClassCodes> {
  const { Afzender: provider, Ontvanger: municipality } = message.Header;
  const { AangevraagdProduct: products } = message.Client.AangevraagdeProducten;
  const used: { reference: string }[] = await tx.query(
    'select reference from request where provider = $1 and reference = any($2::text[])',
    [provider, products.map(({ ReferentieAanbieder }) => ReferentieAanbieder)],
  );
  // What the provider has asked of another municipality this one cannot know (OP095).
  const open: unknown[] = await tx.query(
    `select 1 from request where provider = $1 and municipality = $2 and bsn_hash = $3
       and state not in ('rejected', 'allocated')`,
    [provider, municipality, bsnHash],
  );
  const references = new Set(used.map(({ reference }) => reference));
  const codesOf = ({ ReferentieAanbieder, Product }: Jw315AangevraagdProduct): string[] => [
    ...(references.has(ReferentieAanbieder) ? ['9347'] : []),
    ...(isOfItsCategory(Product?.Categorie ?? null, Product?.Code ?? null) ? [] : ['S329']),
  ];
  return onlyCodes([
    ['Client', open.length > 0 ? ['9374'] : []],
    ...products.map((one, at) => [`AangevraagdProduct[${at + 1}]`, codesOf(one)] as const),
  ]);
}

interface Asked {
  readonly messageId: number;
  readonly bsnHash: string;
  readonly place: number;
  readonly product: Jw315AangevraagdProduct;
}

/** The JW301 that grants it may have come first: then it is allocated already. */
async function insert(
  tx: EntityManager,
  { Header }: Jw315,
  { messageId, bsnHash, place, product }: Asked,
): Promise<void> {
  const { ToewijzingEinddatum: lastDay, Omvang } = product;
  await tx.query(
    `insert into request (message_id, municipality, provider, reference, bsn_hash, place,
       product_category, product_code, volume, budget_cents, from_date, until_date, xsd_version,
       asked_on, state)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10, $11, $12, $13::jsonb, $14,
       case when exists (select from allocation
         where receiver = $2 and provider = $3 and reference = $4) then 'allocated' else 'new' end)`,
    [
      ...[messageId, Header.Ontvanger, Header.Afzender, product.ReferentieAanbieder, bsnHash],
      ...[place, product.Product?.Categorie ?? null, product.Product?.Code ?? null],
      Omvang
        ? JSON.stringify({
            amount: Omvang.Volume,
            unit: Omvang.Eenheid,
            frequency: Omvang.Frequentie,
          })
        : null,
      ...[product.Budget ?? null, product.ToewijzingIngangsdatum],
      lastDay === undefined ? null : addDays(lastDay as LocalDate, 1),
      ...[JSON.stringify(Header.XsdVersie), today()],
    ],
  );
}
