import { SaxesParser, type SaxesAttributeNS, type SaxesTagNS } from 'saxes';
import { XmlRefused, type XmlAttribute, type XmlEvents } from './events';

/** As libxml2 has it. */
const LONGEST_SILENCE = 10_000_000;
const PIECE = 1_000_000;
/** More than a namespace each and a hint have no use, and they are slow to take in. */
const MOST_ATTRIBUTES = 1000;
const XMLNS = 'http://www.w3.org/2000/xmlns/';
const URI = /^(?:[\w.~:/?#[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*$/;

/** The complete XML parser: every form a document may have. */
export class SlowSource {
  private readonly parser = new SaxesParser({
    xmlns: true,
    defaultXMLVersion: '1.0',
    forceXMLVersion: true,
  });
  private muted = false;
  private lines = 0;
  private attributes = 0;
  /** How much has come since the parser last had something to tell. */
  private silence = 0;
  /** The tag of the root element, once it has been read. */
  root: SaxesTagNS | null = null;

  constructor(private readonly events: XmlEvents) {
    this.parser.on('error', (error) => this.refuse('not-xml', error.message));
    this.parser.on('doctype', () => this.refuse('doctype-forbidden', 'a DOCTYPE is not allowed'));
    this.parser.on('xmldecl', ({ encoding }) => {
      if (encoding && !/^utf-8$/i.test(encoding)) {
        this.refuse('not-xml', 'the encoding must be UTF-8');
      }
    });
    this.parser.on('attribute', () => {
      this.attributes++;
      if (this.attributes > MOST_ATTRIBUTES) this.refuse('not-xml', 'too many attributes');
    });
    this.parser.on('opentag', (tag) => this.opened(tag));
    this.parser.on('closetag', () => this.heard(() => this.events.close()));
    this.parser.on('text', (text) => this.heard(() => this.events.text(text)));
    this.parser.on('cdata', (text) => this.heard(() => this.events.cdata(text)));
    this.parser.on('comment', () => this.heard(() => undefined));
    this.parser.on('processinginstruction', () => this.heard(() => undefined));
  }

  get line(): number {
    return this.lines + this.parser.line;
  }

  /** Parses on. Throws `XmlRefused` when this cannot become a document. */
  write(text: string): void {
    for (let at = 0; at < text.length; at += PIECE) {
      const piece = text.slice(at, at + PIECE);
      this.silence += piece.length;
      if (this.silence > LONGEST_SILENCE) this.refuse('not-xml', 'a text or comment is too long');
      this.parser.write(piece);
    }
  }

  close(): void {
    this.parser.close();
  }

  /** Takes over from the fast source inside elements that are open already, at that line. */
  resume(openTags: string, line: number): void {
    this.muted = true;
    this.parser.write(openTags);
    this.muted = false;
    this.lines = line - this.parser.line;
  }

  private heard(tell: () => void): void {
    this.silence = 0;
    tell();
  }

  private opened(tag: SaxesTagNS): void {
    this.silence = 0;
    this.attributes = 0;
    if (this.muted) return;
    this.root ??= tag;
    const attributes: XmlAttribute[] = [];
    for (const each of Object.values(tag.attributes)) {
      if (each.uri !== XMLNS) attributes.push(this.attribute(each));
      else if (!URI.test(each.value)) this.refuse('not-xml', 'a namespace is not a URI');
    }
    this.events.open({ namespace: tag.uri, local: tag.local }, attributes);
  }

  private attribute({ uri, local, value }: SaxesAttributeNS): XmlAttribute {
    const [first = '', second] = value.split(':');
    const namespace = this.parser.resolve(second === undefined ? '' : first);
    const qualifiedValue = namespace === undefined ? null : `{${namespace}}${second ?? first}`;
    return { namespace: uri, name: local, value, qualifiedValue };
  }

  private refuse(code: XmlRefused['code'], message: string): never {
    throw new XmlRefused(code, message);
  }
}
