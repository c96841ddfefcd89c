import type { Jw323Line } from '@grensverkeer/ijw';
import { ConfigError, Refusal } from '@grensverkeer/service-kit';
import type { Request } from 'express';
import { Jw323Reading, type ReadJw323 } from './read-jw323';
import type { Place } from './room';
import { Keeping, type Kept } from './sealed-text';

/** OP192: a file of iJw is at most 25 MB. */
export const LARGEST_MESSAGE = 25 * 1024 * 1024;
const DEFAULT_AT_ONCE_KB = 4 * 1024;
const HANG_UP_MS = 5_000;

/** A JW323 as it came in; the bytes are held in the form in which they are kept. */
export interface ReceivedJw323 extends ReadJw323, Kept {
  /** Its lines are not here: they are read again from what is kept, when it is taken up. */
  readonly isLarge: boolean;
}

/**
 * Up to which size a JW323 is answered within the request, in bytes (`ANSWER_AT_ONCE_KB`); a
 * larger one is kept, and answered when it has been taken up.
 * @throws ConfigError
 */
export function largestAtOnce(env: NodeJS.ProcessEnv = process.env): number {
  const text = env['ANSWER_AT_ONCE_KB'] ?? String(DEFAULT_AT_ONCE_KB);
  if (/^\d{1,5}$/.test(text) && Number(text) * 1024 <= LARGEST_MESSAGE) return Number(text) * 1024;
  throw new ConfigError('ANSWER_AT_ONCE_KB is not a whole number of kilobytes up to 25600');
}

/**
 * Reads a JW323 from a request while it comes in (control level 1). What is too large is refused
 * by its announced length, or as soon as more has come than is allowed.
 * @throws Refusal 413 `too-large`; 503 as `Place` says; 400 as `Jw323Reading` says
 */
export async function receiveJw323(
  request: Request,
  place: Place,
  atOnce = largestAtOnce(),
): Promise<ReceivedJw323> {
  let lines: Jw323Line[] = [];
  let size = 0;
  const reading = new Jw323Reading((line) => {
    if (size <= atOnce) lines.push(line);
  });
  const keeping = new Keeping();
  try {
    if (Number(request.headers['content-length'] ?? 0) > LARGEST_MESSAGE) throw tooLarge();
    for await (const piece of piecesOf(request)) {
      size += piece.length;
      if (size > LARGEST_MESSAGE) throw tooLarge();
      if (size > atOnce) lines = [];
      await place.reach(size);
      reading.write(piece);
      await keeping.write(piece);
    }
    return { ...reading.end(), ...(await keeping.finish()), lines, isLarge: size > atOnce };
  } catch (error) {
    keeping.abandon();
    hangUpLater(request);
    throw error;
  }
}

const piecesOf = (request: Request) =>
  request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;

function tooLarge(): Refusal {
  return new Refusal('too-large', 'A message is at most 25 MB (OP192).', { status: 413 });
}

/**
 * The answer goes out while the sender still sends. Closing at once would make most clients miss
 * it, so the rest is thrown away for a moment before the line is cut.
 */
function hangUpLater(request: Request): void {
  if (request.complete) return;
  setTimeout(() => {
    if (!request.complete) request.destroy();
  }, HANG_UP_MS).unref();
}
