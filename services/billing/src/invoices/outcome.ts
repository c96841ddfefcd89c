import {
  answerOf,
  writeJw325,
  type Jw323Line,
  type RejectedClient,
  type RejectedLine,
  type Verdict as MessageVerdict,
} from '@grensverkeer/ijw';
import { cents, type Cents } from '@grensverkeer/settlement';
import type { InvoiceStatus } from './invoice.entity';
import type { ReadJw323 } from './read-jw323';
import { sealMessage } from './sealed-text';
import { today } from './today';

/** How an invoice ended, fixed once and for all. */
export interface Outcome {
  readonly status: InvoiceStatus;
  readonly granted: Cents;
  /** The sealed JW325; null for a JSON invoice, whose answer follows from its lines. */
  readonly answer: Buffer | null;
}

/** A line that no longer waits. */
export interface JudgedLine {
  readonly amount: Cents;
  readonly status: 'accepted' | 'refused';
  readonly codes: readonly string[];
}

/** Why a whole message counts as not sent: no line of it was looked at. */
export type Rejection = Extract<
  MessageVerdict,
  { kind: 'message-refused' | 'declaration-refused' }
>;

/** The outcome of an invoice of which every line is judged; `lines` in the order of the message. */
export async function outcomeOf(
  invoiceId: number,
  lines: readonly JudgedLine[],
  message: ReadJw323 | null,
): Promise<Outcome> {
  const accepted = lines.filter(({ status }) => status === 'accepted');
  const granted = cents(accepted.reduce((total, { amount }) => total + amount, 0));
  const status =
    accepted.length === lines.length
      ? 'accepted'
      : accepted.length > 0
        ? 'partly-accepted'
        : 'refused';
  if (!message) return { status, granted, answer: null };
  const { kop } = message;
  const verdict: MessageVerdict =
    status === 'accepted'
      ? { kind: 'accepted', kop }
      : { kind: 'lines-refused', kop, clients: refusedClients(message.lines, lines) };
  return { status, granted, answer: await sealedAnswer(invoiceId, message, verdict) };
}

/** The outcome of a message that counts as not sent (OP286, IV087). */
export async function notProcessed(
  invoiceId: number,
  message: ReadJw323,
  rejection: Rejection,
): Promise<Outcome> {
  const answer = await sealedAnswer(invoiceId, message, rejection);
  return { status: 'not-processed', granted: cents(0), answer };
}

/**
 * Which lines of its message an answer needs: the refused ones, and all of a client that may be
 * unknown, to see whether it is.
 */
export function wantedLines(
  lines: readonly { readonly bsnHash: string | null }[],
  judged: readonly JudgedLine[],
): (at: number) => boolean {
  const doubtful = new Set(
    lines.flatMap(({ bsnHash }, at) => (isOfClient(judged[at]) ? [bsnHash] : [])),
  );
  return (at) => judged[at]?.status === 'refused' || doubtful.has(lines[at]?.bsnHash ?? null);
}

const CLIENT_UNKNOWN = '8187';
const NUMBER_UNKNOWN = '9338';
const isOfClient = (judged: JudgedLine | undefined): boolean =>
  judged?.codes.includes(CLIENT_UNKNOWN) ?? false;

/** Only refused lines come back, under their client (OP303, OP304). */
function refusedClients(
  submitted: readonly Jw323Line[],
  judged: readonly JudgedLine[],
): RejectedClient[] {
  const clients = new Map<number, { Bsn: string; isUnknown: boolean; lines: RejectedLine[] }>();
  submitted.forEach(({ Bsn, client, Prestatie }, at) => {
    const own = clients.get(client) ?? { Bsn, isUnknown: true, lines: [] };
    const { status, codes = [] } = judged[at] ?? {};
    if (status === 'refused') own.lines.push({ Prestatie, codes });
    if (!isOfClient(judged[at])) own.isUnknown = false;
    clients.set(client, own);
  });
  return [...clients.values()].filter(({ lines }) => lines.length > 0).map(rejectedClient);
}

/**
 * The code of an unknown client stands on the client, and its lines are not assessed (0233). A
 * client that became known while some of its lines waited keeps the code for a wrong number.
 */
function rejectedClient(client: {
  Bsn: string;
  isUnknown: boolean;
  lines: RejectedLine[];
}): RejectedClient {
  const { Bsn, isUnknown, lines } = client;
  if (isUnknown) return { Bsn, codes: [CLIENT_UNKNOWN], lines };
  const onLine = (code: string) => (code === CLIENT_UNKNOWN ? NUMBER_UNKNOWN : code);
  return {
    Bsn,
    codes: [],
    lines: lines.map(({ Prestatie, codes }) => ({ Prestatie, codes: codes.map(onLine) })),
  };
}

async function sealedAnswer(
  invoiceId: number,
  { header }: ReadJw323,
  verdict: MessageVerdict,
): Promise<Buffer> {
  const heading = { Identificatie: `A${invoiceId}`, Dagtekening: today() };
  return sealMessage(Buffer.from(writeJw325(answerOf(header, heading, verdict))));
}
