import { checkMessage } from '@grensverkeer/ijw';
import { existedEver, existsOn, type LocalDate } from '@grensverkeer/settlement';
import type { EntityManager } from 'typeorm';
import { isUsed, type StoredMessage } from './message-store';
import type { Taken } from './read-message';

/**
 * The codes of the header: 0001 when a rule inside the message is broken (level 2, and then
 * nothing else is looked at); else TR056, TR135 and TR378, all that apply.
 */
export async function headerCodes(
  tx: EntityManager,
  read: Taken,
  message: Pick<StoredMessage, 'name' | 'sender' | 'identification' | 'municipality'>,
  on: LocalDate,
): Promise<string[]> {
  if (checkMessage(read).length > 0) return ['0001'];
  const { Dagtekening } = read.message.Header.BerichtIdentificatie;
  return [
    ...((await isUsed(tx, message)) ? ['9056'] : []),
    ...(Dagtekening > on ? ['8848'] : []),
    ...(isMunicipality(message.municipality, firstDaysOf(read)) ? [] : ['S300']),
  ];
}

/** TR378: on the days on which the allocations begin, so an old code stays right for what ran then. */
function isMunicipality(code: string, days: readonly string[]): boolean {
  return existedEver(code) && days.every((day) => existsOn(code, day as LocalDate));
}

/** When the allocations that a message is about begin, as far as it says. */
function firstDaysOf(read: Taken): string[] {
  switch (read.name) {
    case 'JW301':
      return read.message.Client.ToegewezenProducten.ToegewezenProduct.map(
        ({ Ingangsdatum }) => Ingangsdatum,
      );
    case 'JW305':
      return read.message.Client.StartProducten.StartProduct.flatMap(named);
    case 'JW307':
      return read.message.Client.StopProducten.StopProduct.flatMap(named);
    case 'JW315':
      return read.message.Client.AangevraagdeProducten.AangevraagdProduct.flatMap(named);
    default:
      return [];
  }
}

const named = (product: { readonly ToewijzingIngangsdatum?: string }): string[] =>
  product.ToewijzingIngangsdatum === undefined ? [] : [product.ToewijzingIngangsdatum];
