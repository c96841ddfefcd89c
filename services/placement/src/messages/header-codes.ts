import { checkMessage } from '@grensverkeer/ijw';
import { existedEver, type LocalDate } from '@grensverkeer/settlement';
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
    // A code of before a merger stays allowed in messages about what ran then.
    ...(existedEver(message.municipality) ? [] : ['S300']),
  ];
}
