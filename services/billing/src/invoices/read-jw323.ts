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
import { messagePieces } from './sealed-text';

/** Enough to see what is wrong; a message can hold as many faults as it has lines. */
const MOST_FAULTS_TOLD = 50;

/** A JW323 that its schema accepts. */
export interface ReadJw323 {
  readonly header: Jw323Header;
  readonly kop: Jw323Kop;
  /** In the order of the message; none of a large one. */
  readonly lines: readonly Jw323Line[];
  /** Rules broken inside the message (control level 2, and TR319). */
  readonly findings: readonly Finding[];
}

export type Jw323Head = Pick<ReadJw323, 'header' | 'kop'>;

/** Lines of a message that follow one another. */
export type MessagePiece = Pick<ReadJw323, 'header' | 'kop' | 'lines'>;

/** A whole message, its lines in their order; a large one comes piece by piece. */
export type MessagePieces = AsyncIterable<MessagePiece> | Iterable<MessagePiece>;

/** Reads again a message that was accepted before, as it is kept. Its rules are not checked anew. */
export async function* keptPieces(sealed: Buffer): AsyncGenerator<MessagePiece> {
  const read: { header?: Jw323Header; kop?: Jw323Kop; lines: Jw323Line[] } = { lines: [] };
  const reader = new Jw323Reader({
    onHeader: (header) => (read.header = header),
    onKop: (kop) => (read.kop = kop),
    onLine: (line) => read.lines.push(line),
  });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const piece of messagePieces(sealed)) {
    if (!reader.write(decoder.decode(piece, { stream: true }))) break;
    const { header, kop, lines } = read;
    if (!header || !kop || lines.length === 0) continue;
    yield { header, kop, lines };
    read.lines = [];
  }
  if (!reader.close()) throw refusalOf(reader.faults);
}

/** Reads a JW323 while it comes in, at control levels 1 and 2. */
export class Jw323Reading {
  private header: Jw323Header | undefined;
  private kop: Jw323Kop | undefined;
  private readonly check = new Jw323Check();
  private readonly reader: Jw323Reader;
  private readonly decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

  constructor(onLine: (line: Jw323Line, head: Jw323Head) => void) {
    this.reader = new Jw323Reader({
      onHeader: (header) => this.check.header((this.header = header)),
      onKop: (kop) => this.check.kop((this.kop = kop)),
      onLine: (line) => {
        this.check.line(line);
        if (this.header && this.kop) onLine(line, { header: this.header, kop: this.kop });
      },
    });
  }

  /**
   * @throws Refusal 400 `not-xml`, `doctype-forbidden`, `wrong-namespace`, `wrong-root` or
   *   `xsd-invalid`
   */
  write(piece: Buffer): void {
    if (!this.reader.write(this.decoded(piece))) throw refusalOf(this.reader.faults);
  }

  /** The message has come to its end. @throws the same */
  end(): Omit<ReadJw323, 'lines'> {
    const wanted = this.reader.write(this.decoded()) && this.reader.close();
    const { header, kop } = this;
    if (!wanted || !header || !kop) throw refusalOf(this.reader.faults);
    return { header, kop, findings: this.check.finish() };
  }

  private decoded(piece?: Buffer): string {
    try {
      return piece ? this.decoder.decode(piece, { stream: true }) : this.decoder.decode();
    } catch {
      throw new Refusal('not-xml', 'The message is not UTF-8.', { status: 400 });
    }
  }
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
