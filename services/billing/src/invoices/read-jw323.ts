import {
  Jw323Check,
  Jw323Reader,
  type Fault,
  type Finding,
  type Jw323Header,
  type Jw323Kop,
  type Jw323Line,
} from '@grensverkeer/ijw';
import { Refusal, type InvalidParam } from '@grensverkeer/service-kit';
import type { Request } from 'express';

/** OP192: a file of iJw is at most 25 MB. */
export const LARGEST_MESSAGE = 25 * 1024 * 1024;
/** Enough to see what is wrong; a message can hold as many faults as it has lines. */
const MOST_FAULTS_TOLD = 50;
const HANG_UP_MS = 5_000;

/** A JW323 that its schema accepts, with its lines in the order of the message. */
export interface ReadJw323 {
  readonly header: Jw323Header;
  readonly kop: Jw323Kop;
  readonly lines: readonly Jw323Line[];
  /** Rules broken inside the message (control level 2, and TR319). */
  readonly findings: readonly Finding[];
}

export interface ReceivedJw323 extends ReadJw323 {
  /** The bytes as they came. */
  readonly raw: Buffer;
}

/**
 * Reads a JW323 from a request while it comes in (control level 1). What is too large is refused
 * by its announced length, or as soon as more has come than is allowed.
 * @throws Refusal 413 `too-large`; 400 `not-xml`, `doctype-forbidden`, `wrong-namespace`,
 *   `wrong-root` or `xsd-invalid`
 */
export async function receiveJw323(request: Request): Promise<ReceivedJw323> {
  if (Number(request.headers['content-length'] ?? 0) > LARGEST_MESSAGE) throw tooLarge(request);
  const reading = startReading();
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > LARGEST_MESSAGE) throw tooLarge(request);
    pieces.push(piece);
    try {
      reading.write(piece);
    } catch (refusal) {
      hangUpLater(request);
      throw refusal;
    }
  }
  return { ...reading.end(), raw: Buffer.concat(pieces) };
}

/** Reads again a message that was accepted before. */
export function readJw323(raw: Buffer): ReadJw323 {
  const reading = startReading();
  reading.write(raw);
  return reading.end();
}

function startReading(): { write(piece: Buffer): void; end(): ReadJw323 } {
  const found: { header?: Jw323Header; kop?: Jw323Kop; lines: Jw323Line[] } = { lines: [] };
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });
  const check = new Jw323Check();
  const reader = new Jw323Reader({
    onHeader: (header) => check.header((found.header = header)),
    onKop: (kop) => check.kop((found.kop = kop)),
    onLine: (line) => (found.lines.push(line), check.line(line)),
  });
  const decoded = (piece?: Buffer): string => {
    try {
      return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
    } catch {
      throw new Refusal('not-xml', 'The message is not UTF-8.', { status: 400 });
    }
  };
  return {
    write(piece) {
      if (!reader.write(decoded(piece))) throw refusalOf(reader.faults);
    },
    end() {
      const wanted = reader.write(decoded()) && reader.close();
      const { header, kop, lines } = found;
      if (!wanted || !header || !kop) throw refusalOf(reader.faults);
      return { header, kop, lines, findings: check.finish() };
    },
  };
}

function refusalOf(faults: readonly Fault[]): Refusal {
  const [first] = faults;
  const params = faults.slice(0, MOST_FAULTS_TOLD).map(paramOf);
  return new Refusal(first?.code ?? 'not-xml', first?.detail ?? 'The message is not complete.', {
    status: 400,
    params,
    ...(first && { nl: first.text.nl, en: first.text.en }),
  });
}

const paramOf = ({ xpath, code, line, detail }: Fault): InvalidParam => ({
  name: xpath,
  code,
  reason: `line ${line}: ${detail}`,
});

function tooLarge(request: Request): Refusal {
  hangUpLater(request);
  return new Refusal('too-large', 'A message is at most 25 MB (OP192).', { status: 413 });
}

/**
 * The answer goes out while the sender still sends. Closing at once would make most clients miss
 * it, so the rest is thrown away for a moment before the line is cut.
 */
function hangUpLater(request: Request): void {
  setTimeout(() => {
    if (!request.complete) request.destroy();
  }, HANG_UP_MS).unref();
}
