import { readMessage, type Fault, type NamedMessage } from '@grensverkeer/ijw';
import { Refusal, type InvalidParam } from '@grensverkeer/service-kit';
import type { Request } from 'express';

/** OP192: a file of iJw is at most 25 MB. */
const LARGEST_MESSAGE = 25 * 1024 * 1024;
const MOST_FAULTS_TOLD = 50;
const HANG_UP_MS = 5_000;

/** Messages that this door takes. JW302 and JW320 answer messages that came from here. */
const TAKEN = ['JW301', 'JW302', 'JW305', 'JW307', 'JW315', 'JW320'] as const;
export type Taken = Extract<NamedMessage, { name: (typeof TAKEN)[number] }>;

export interface ReceivedMessage {
  readonly read: Taken;
  /** The bytes as they came. */
  readonly raw: Buffer;
}

/**
 * Reads a message of iJw from a request (control level 1: what fails here gets an error report and
 * no retour message).
 * @throws Refusal 413 `too-large`; 400 `not-xml`, `doctype-forbidden`, `wrong-namespace`,
 *   `wrong-root`, `xsd-invalid` or `message-not-taken`
 */
export async function receiveMessage(request: Request): Promise<ReceivedMessage> {
  const raw = await bodyOf(request);
  const result = readMessage(decoded(raw));
  if (!result.ok) throw refusalOf(result.faults);
  const { read } = result;
  if (!isTaken(read)) {
    throw new Refusal('message-not-taken', `This door takes ${TAKEN.join(', ')}.`, {
      status: 400,
      nl: `Dit bericht hoort hier niet: aangenomen worden ${TAKEN.join(', ')}.`,
      en: `This message does not belong here: taken are ${TAKEN.join(', ')}.`,
    });
  }
  return { read, raw };
}

function isTaken(read: NamedMessage): read is Taken {
  return (TAKEN as readonly string[]).includes(read.name);
}

async function bodyOf(request: Request): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > LARGEST_MESSAGE) throw tooLarge(request);
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > LARGEST_MESSAGE) throw tooLarge(request);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function decoded(raw: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    throw new Refusal('not-xml', 'The message is not UTF-8.', { status: 400 });
  }
}

function refusalOf(faults: readonly Fault[]): Refusal {
  const [first] = faults;
  const params = faults
    .slice(0, MOST_FAULTS_TOLD)
    .map(({ xpath, code, line, detail }): InvalidParam => ({
      name: xpath,
      code,
      reason: `line ${line}: ${detail}`,
    }));
  return new Refusal(first?.code ?? 'not-xml', first?.detail ?? 'The message is not complete.', {
    status: 400,
    params,
    ...(first && { nl: first.text.nl, en: first.text.en }),
  });
}

/** The answer goes out while the sender still sends; the rest is thrown away for a moment. */
function tooLarge(request: Request): Refusal {
  setTimeout(() => {
    if (!request.complete) request.destroy();
  }, HANG_UP_MS).unref();
  return new Refusal('too-large', 'A message is at most 25 MB (OP192).', { status: 413 });
}
