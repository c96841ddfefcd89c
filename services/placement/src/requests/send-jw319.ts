import { checkMessage, readMessage, writeMessage, type Jw319Antwoord } from '@grensverkeer/ijw';
import { Impossible } from '@grensverkeer/settlement';
import type { EntityManager } from 'typeorm';
import { insertMessage, nextMessageId } from '../messages/message-store';
import { today } from '../messages/today';
import type { RequestRow } from './request.entity';

/** WJ760: what a JW319 says. */
export const REJECTED = '1';
export const INVESTIGATED = '2';
/** WJ759: another municipality is responsible by woonplaats. */
export const WOONPLAATS = '8';

export interface Jw319Content {
  readonly answer: typeof REJECTED | typeof INVESTIGATED;
  /** WJ759; only with a rejection. */
  readonly reason?: string;
  /** The municipality that is responsible; with reason 8 only (TR377, TR409). */
  readonly municipality?: string;
}

/** Writes the JW319 that answers a request, and keeps it for the municipality to send. */
export async function sendJw319(
  tx: EntityManager,
  request: RequestRow,
  content: Jw319Content,
): Promise<void> {
  const id = await nextMessageId(tx);
  const { municipality, provider, xsdVersion } = request;
  const identification = `A${id}`;
  const text = checked(
    writeMessage('JW319', {
      Header: {
        BerichtCode: '488',
        BerichtVersie: 3,
        BerichtSubversie: 2,
        Afzender: municipality,
        Ontvanger: provider,
        BerichtIdentificatie: { Identificatie: identification, Dagtekening: today() },
        XsdVersie: xsdVersion,
      },
      Antwoord: answerOf(request.reference, content),
    }),
  );
  await insertMessage(tx, id, {
    ...{ direction: 'out', name: 'JW319', municipality, provider, sender: municipality },
    ...{ identification, contentHash: null, text: Buffer.from(text) },
    ...{ status: 'sent', codes: [], answer: null, requestId: request.id },
  });
}

function answerOf(
  reference: string,
  { answer, reason, municipality }: Jw319Content,
): Jw319Antwoord {
  return {
    ReferentieAanbieder: reference,
    VerzoekAntwoord: answer,
    ...(reason !== undefined && { RedenAfwijzingVerzoek: reason }),
    ...(municipality !== undefined && { Woonplaatsbeginsel: { Gemeente: municipality } }),
  };
}

/** What we send keeps the rules that we hold others to. */
export function checked(text: string): string {
  const result = readMessage(text);
  const broken = result.ok ? checkMessage(result.read).map(({ rule }) => rule) : ['level 1'];
  if (broken.length > 0) throw new Impossible(`a message of ours breaks ${broken.join()}`);
  return text;
}
