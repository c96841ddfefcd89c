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
  /**
   * In the order of the message. Of a large message only the lines that an answer needs are here,
   * each in its own place: then the list has holes.
   */
  readonly lines: readonly Jw323Line[];
  /** Rules broken inside the message (control level 2, and TR319). */
  readonly findings: readonly Finding[];
}

export type Jw323Head = Pick<ReadJw323, 'header' | 'kop'>;

/** Reads again a message that was accepted before. */
export function readJw323(raw: Buffer): ReadJw323 {
  const lines: Jw323Line[] = [];
  const reading = new Jw323Reading((line) => void lines.push(line));
  reading.write(raw);
  return { ...reading.end(), lines };
}

/** The same for a message as it is kept, line by line. */
export async function readKeptJw323(
  sealed: Buffer,
  onLine: (line: Jw323Line, at: number, head: Jw323Head) => void,
): Promise<Omit<ReadJw323, 'lines'>> {
  let at = 0;
  const reading = new Jw323Reading((line, head) => onLine(line, at++, head));
  for await (const piece of messagePieces(sealed)) reading.write(piece);
  return reading.end();
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
