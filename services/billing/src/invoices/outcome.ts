import { answerOf, RejectedLinesWriter, writeJw325, type Verdict } from '@grensverkeer/ijw';
import { cents, type Cents } from '@grensverkeer/settlement';
import type { InvoiceStatus } from './invoice.entity';
import type { MessagePieces, ReadJw323 } from './read-jw323';
import { Packing } from './sealed-text';
import { today } from './today';

/** How an invoice ended, fixed once and for all. */
export interface Outcome {
  readonly status: InvoiceStatus;
  readonly granted: Cents;
  /** The sealed JW325; null for a JSON invoice, whose answer follows from its lines. */
  readonly answer: Buffer | null;
}

/** What became of the lines of an invoice of which none waits any more. */
export interface Judged {
  readonly accepted: number;
  readonly granted: Cents;
  /** The codes of each refused line, by its place in the message, from 0. */
  readonly refused: ReadonlyMap<number, readonly string[]>;
}

/** Why a whole message counts as not sent: no line of it was looked at. */
export type Rejection = Exclude<Verdict, { kind: 'accepted' }>;

/** The outcome of an invoice of which every line is judged. @param message null: our own form */
export async function outcomeOf(
  invoiceId: number,
  judged: Judged,
  message: MessagePieces | null,
): Promise<Outcome> {
  const { accepted, granted, refused } = judged;
  const status = refused.size === 0 ? 'accepted' : accepted > 0 ? 'partly-accepted' : 'refused';
  if (!message) return { status, granted, answer: null };
  const packing = new Packing();
  try {
    for await (const text of answerText(invoiceId, judged, message)) await packing.write(text);
    return { status, granted, answer: await packing.finish() };
  } catch (error) {
    packing.abandon();
    throw error;
  }
}

/** The outcome of a message that counts as not sent (OP286, IV087). */
export async function notProcessed(
  invoiceId: number,
  message: ReadJw323,
  rejection: Rejection,
): Promise<Outcome> {
  const packing = new Packing();
  await packing.write(writeJw325(answerOf(message.header, headingOf(invoiceId), rejection)));
  return { status: 'not-processed', granted: cents(0), answer: await packing.finish() };
}

const PIECE = 64 * 1024;
/** The code that stands on a client; it takes all lines of that client with it. */
export const CLIENT_UNKNOWN = '8187';

/** The JW325, piece by piece. Only refused lines go back, under their client (OP303, OP304). */
async function* answerText(
  invoiceId: number,
  { granted, refused }: Judged,
  message: MessagePieces,
): AsyncGenerator<string> {
  const writer = new RejectedLinesWriter();
  const heading = headingOf(invoiceId);
  let at = 0;
  for await (const { header, kop, lines } of message) {
    if (refused.size === 0) {
      yield writeJw325(answerOf(header, heading, { kind: 'accepted', kop }));
      return;
    }
    let text = at === 0 ? writer.begin(header, heading, kop, granted) : '';
    for (const { Bsn, Prestatie } of lines) {
      const codes = refused.get(at++);
      const clientCodes = codes?.includes(CLIENT_UNKNOWN) ? [CLIENT_UNKNOWN] : [];
      if (codes) text += writer.line({ Bsn, clientCodes, Prestatie, codes });
      if (text.length < PIECE) continue;
      yield text;
      text = '';
    }
    yield text;
  }
  yield writer.end();
}

const headingOf = (invoiceId: number) => ({
  Identificatie: `A${invoiceId}`,
  Dagtekening: today(),
});
