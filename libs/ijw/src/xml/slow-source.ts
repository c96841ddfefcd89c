import { SaxesParser, type SaxesAttributeNS, type SaxesTagNS } from 'saxes';
import { XmlRefused, type XmlAttribute, type XmlEvents } from './events';

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
    this.parser.on('opentag', (tag) => this.opened(tag));
    this.parser.on('closetag', () => this.events.close());
    this.parser.on('text', (text) => this.events.text(text));
    this.parser.on('cdata', (text) => this.events.cdata(text));
  }

  get line(): number {
    return this.lines + this.parser.line;
  }

  /** Parses on. Throws `XmlRefused` when this cannot become a document. */
  write(text: string): void {
    this.parser.write(text);
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

  private opened(tag: SaxesTagNS): void {
    if (this.muted) return;
    this.root ??= tag;
    const attributes: XmlAttribute[] = [];
    for (const each of Object.values(tag.attributes)) {
      if (each.uri !== XMLNS) attributes.push(this.attribute(each));
      else if (!URI.test(each.value)) this.refuse('not-xml', 'a namespace is not a URI');
    }
    this.events.open(tag.uri, tag.local, attributes);
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
