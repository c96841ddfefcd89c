import type { Jw301, Jw301ToegewezenProduct } from '@grensverkeer/ijw';
import { hashBsn } from '@grensverkeer/service-kit';
import { addDays, type Cents, type LocalDate } from '@grensverkeer/settlement';
import type { Volume } from '../placements/placement.entity';

/** JZ002: the allocation counts as never sent (OP033x1). */
const REMOVED = '13';

/** A ToegewezenProduct of a JW301, in our periods. */
export interface Allocation {
  readonly receiver: string;
  readonly number: number;
  readonly bsnHash: string;
  readonly provider: string;
  /** Sorts versions of one allocation: the latest Toewijzingsdatum and -tijd counts (OP033x1). */
  readonly rank: string;
  /** Of the request that it grants, where it grants one (IV097). */
  readonly reference: string | null;
  readonly content: AllocationContent;
}

export interface AllocationContent {
  readonly productCategory: string | null;
  readonly productCode: string | null;
  readonly from: LocalDate;
  readonly until: LocalDate | null;
  readonly volume: Volume | null;
  readonly budgetCents: Cents | null;
  readonly removed: boolean;
}

/** What a JW301 allocates, in the order of the message. */
export function allocationsOf({ Header, Client }: Jw301): Allocation[] {
  const { Afzender: receiver, Ontvanger: provider, BerichtIdentificatie } = Header;
  const bsnHash = hashBsn(Client.Bsn);
  return Client.ToegewezenProducten.ToegewezenProduct.map((product) => {
    const content = contentOf(product);
    return {
      ...{ receiver, provider, bsnHash, content },
      number: product.ToewijzingNummer,
      rank: rankOf(product, BerichtIdentificatie.Dagtekening, content),
      reference: product.ReferentieAanbieder ?? null,
    };
  });
}

function contentOf(product: Jw301ToegewezenProduct): AllocationContent {
  const { Product, Ingangsdatum, Einddatum, Omvang, Budget, RedenWijziging } = product;
  return {
    productCategory: Product?.Categorie ?? null,
    productCode: Product?.Code ?? null,
    from: Ingangsdatum as LocalDate,
    until: Einddatum === undefined ? null : addDays(Einddatum as LocalDate, 1),
    volume: Omvang
      ? { amount: Omvang.Volume, unit: Omvang.Eenheid, frequency: Omvang.Frequentie }
      : null,
    budgetCents: (Budget as Cents | undefined) ?? null,
    removed: RedenWijziging === REMOVED,
  };
}

/** Two versions of the same moment: the later message, then the content, never what came first. */
function rankOf(
  { Toewijzingsdatum, Toewijzingstijd }: Jw301ToegewezenProduct,
  dagtekening: string,
  content: AllocationContent,
): string {
  return [Toewijzingsdatum, Toewijzingstijd, dagtekening, JSON.stringify(content)].join(' ');
}
