import { inTransaction, keyedDigest, Refusal } from '@grensverkeer/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { receiveJw301 } from '../allocations/receive-jw301';
import { receiveJw305, receiveJw307 } from '../deliveries/receive-deliveries';
import { receiveJw315 } from '../requests/receive-jw315';
import { NO_CODES, type ClassCodes } from './class-codes';
import { headerCodes } from './header-codes';
import {
  closeMessage,
  findSame,
  insertMessage,
  lockSender,
  nextMessageId,
  type StoredMessage,
} from './message-store';
import type { ReceivedMessage, Taken } from './read-message';
import { recordAnswer } from './record-answer';
import { retourText } from './retour';
import { today } from './today';

type Heard = Exclude<Taken, { name: 'JW302' | 'JW320' }>;
type Came = Omit<StoredMessage, 'status' | 'codes' | 'answer'>;

@Injectable()
export class MessagesService {
  constructor(private readonly database: DataSource) {}

  /**
   * Takes a message in: judged, recorded and answered in one transaction. The same bytes again get
   * the same answer and change nothing. A refused message counts as not sent.
   * @returns the text of the retour message; null for a message that is itself an answer
   * @throws Refusal 409 `answer-to-unknown-message`
   */
  async receive({ read, raw }: ReceivedMessage): Promise<string | null> {
    const came = messageOf(read, raw);
    return inTransaction(this.database, async (tx) => {
      await lockSender(tx, came.sender);
      const same = await findSame(tx, came);
      if (same) return same.answer;
      const id = await nextMessageId(tx);
      if (read.name === 'JW302' || read.name === 'JW320') return answered(tx, id, read, came);
      return judged(tx, id, read, came);
    });
  }
}

async function judged(tx: EntityManager, id: number, read: Heard, came: Came): Promise<string> {
  const on = today();
  const header = await headerCodes(tx, read, came, on);
  // What a message says refers to its row, so that stands there first.
  await insertMessage(tx, id, { ...came, status: 'refused', codes: [], answer: null });
  const classes = header.length > 0 ? NO_CODES : await heard(tx, read, id);
  const answer = retourText(read, id, on, { header, classes });
  await closeMessage(tx, id, [...new Set([...header, ...[...classes.values()].flat()])], answer);
  return answer;
}

/** Records what an accepted message says; nothing when it comes back with codes. */
function heard(tx: EntityManager, read: Heard, id: number): Promise<ClassCodes> {
  switch (read.name) {
    case 'JW301':
      return receiveJw301(tx, read.message, id);
    case 'JW305':
      return receiveJw305(tx, read.message, id);
    case 'JW307':
      return receiveJw307(tx, read.message, id);
    case 'JW315':
      return receiveJw315(tx, read.message, id);
  }
}

/** The municipality sends the JW301 and gets the JW302; of the others it is the other way round. */
function messageOf({ name, message }: Taken, raw: Buffer): Came {
  const { Afzender: sender, Ontvanger, BerichtIdentificatie } = message.Header;
  const isMunicipality = sender.length === 4;
  return {
    direction: 'in',
    ...{ name, sender },
    municipality: isMunicipality ? sender : Ontvanger,
    provider: isMunicipality ? Ontvanger : sender,
    identification: BerichtIdentificatie.Identificatie,
    contentHash: keyedDigest(raw),
    text: raw,
  };
}

async function answered(
  tx: EntityManager,
  id: number,
  read: Exclude<Taken, Heard>,
  came: Came,
): Promise<null> {
  if (!(await recordAnswer(tx, read))) {
    throw new Refusal('answer-to-unknown-message', 'No message of ours has this identification.', {
      nl: 'Dit retourbericht hoort niet bij een bericht dat hier verstuurd is.',
      en: 'This answer does not belong to a message that was sent from here.',
    });
  }
  await insertMessage(tx, id, { ...came, status: 'recorded', codes: [], answer: null });
  return null;
}
