import type { Fault } from '../fault';
import { rootOf } from '../messages';
import type { Jw323, Jw323Declaratie, Jw323Header, Jw323Prestatie } from '../messages/jw323';
import type { PlainClass } from '../read/frame';
import { readAs, type ReadResult } from '../read/read-message';
import { MessageReader } from '../read/reader';

/** The Declaratie without its lines, known before the first line comes. */
export type Jw323Kop = Omit<Jw323Declaratie, 'Clienten'>;

/** One line with the client it stands under; positions count from 1, as in an XPath. */
export interface Jw323Line {
  readonly Bsn: string;
  readonly client: number;
  readonly position: number;
  readonly Prestatie: Jw323Prestatie;
}

/** Who listens to a JW323; called in the order of the message: header, kop, lines. */
export interface Jw323Listener {
  readonly onHeader?: (header: Jw323Header) => void;
  readonly onKop?: (kop: Jw323Kop) => void;
  readonly onLine?: (line: Jw323Line) => void;
}

/**
 * Reads a JW323 in pieces and tells its parts as they come, so that a large message never stands
 * in memory as a whole. Strict: refuses exactly what JW323.xsd refuses (control level 1), each
 * fault as `{ code: 'xsd-invalid', xpath, line, detail }`, and names what is no JW323 at all
 * (`not-xml`, `doctype-forbidden`, `wrong-namespace`, `wrong-root`).
 *
 * A fault may come after lines have been told: keep nothing before `close()` has returned true.
 * Pieces are text; bytes are decoded at the edge by `new TextDecoder('utf-8', { fatal: true })`
 * with `{ stream: true }`, because this library knows neither Node nor the DOM.
 */
export class Jw323Reader {
  private readonly reader: MessageReader;
  private bsn = '';
  private client = 0;
  private position = 0;

  constructor(private readonly listener: Jw323Listener) {
    const root = rootOf('JW323');
    this.reader = new MessageReader({
      rootOf: (namespace) => (namespace === root.namespace ? root : undefined),
      onOpen: (name, around) => this.opened(name, around),
      onClass: (name, value) => this.complete(name, value),
    });
  }

  /** The faults found up to now; empty for a valid message. */
  get faults(): readonly Fault[] {
    return this.reader.faults;
  }

  /** Reads on; returns false once the text has been refused and no more is wanted. */
  write(text: string): boolean {
    return this.reader.write(text);
  }

  /** Says that the text ends here; returns whether it was a valid JW323. */
  close(): boolean {
    return this.reader.close();
  }

  private opened(name: string, around: PlainClass): void {
    if (name === 'Clienten') this.listener.onKop?.(around as unknown as Jw323Kop);
    if (name === 'Prestaties') {
      this.bsn = (around as { Bsn: string }).Bsn;
      this.client++;
      this.position = 0;
    }
  }

  private complete(name: string, value: PlainClass): boolean {
    if (name === 'Header') this.listener.onHeader?.(value as unknown as Jw323Header);
    if (name !== 'Prestatie') return name !== 'Client';
    const { bsn: Bsn, client } = this;
    const Prestatie = value as unknown as Jw323Prestatie;
    this.listener.onLine?.({ Bsn, client, position: ++this.position, Prestatie });
    return false;
  }
}

/** Reads a whole JW323 at once; for large messages use `Jw323Reader`. */
export function readJw323(text: string): ReadResult<Jw323> {
  return readAs('JW323', text);
}
