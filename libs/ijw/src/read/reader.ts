import { linesOfBlank } from '../blanks';
import type { Fault, FaultCode } from '../fault';
import type { ElementNode } from '../schema/compile';
import type { SimpleType } from '../schema/values';
import type { Text } from '../text';
import { XmlRefused, type XmlAttribute, type XmlEvents, type XmlName } from '../xml/events';
import { XmlSource } from '../xml/source';
import { attributeProblem } from './attributes';
import { Frame, type PlainClass } from './frame';

/** After so many faults the rest would not help anybody. */
const MOST_FAULTS = 50;
/** A value that is longer is no comment any more; libxml2 draws such a line at ten million. */
const LONGEST_VALUE = 1_000_000;
/** No message is nested like this. */
const DEEPEST = 100;

export interface ReaderOptions {
  /** Which message a root element opens; undefined is another message or none at all. */
  readonly rootOf: (namespace: string) => ElementNode | undefined;
  /** Told when a class opens, with what has been read of the class around it. */
  readonly onOpen?: (name: string, around: PlainClass) => void;
  /** Told when a class is complete; `false` keeps it out of the class around it. */
  readonly onClass?: (name: string, value: PlainClass) => boolean;
  /** For proofs only: reads with the complete XML parser from start to end. */
  readonly completeParserOnly?: boolean;
}

/**
 * Reads one message in pieces and refuses what its schema refuses. Once a fault has been found
 * no class is told any more, but reading goes on in order to name the other faults.
 */
export class MessageReader {
  readonly faults: Fault[] = [];
  /** The whole message, as far as classes were kept; null until it has been read without fault. */
  message: PlainClass | null = null;
  private readonly source: XmlSource;
  /** The element that is open. */
  private frame: Frame | null = null;
  /** Depth inside an element that the schema does not know here. */
  private skipping = 0;
  private stopped = false;

  constructor(private readonly options: ReaderOptions) {
    const events: XmlEvents = {
      open: (name, attributes) => this.opened(name, attributes),
      text: (part) => this.texted(part, false),
      cdata: (part) => this.texted(part, true),
      close: () => this.closed(),
    };
    this.source = new XmlSource(events, !options.completeParserOnly);
  }

  /** Reads on; returns false once the text has been refused and no more is wanted. */
  write(text: string): boolean {
    return this.guarded(() => this.source.write(text));
  }

  /** Says that the text ends here; returns whether it was a message without fault. */
  close(): boolean {
    this.guarded(() => this.source.close());
    return this.faults.length === 0;
  }

  private guarded(step: () => void): boolean {
    if (this.stopped) return false;
    try {
      step();
    } catch (error) {
      this.stopped = true;
      if (error instanceof XmlRefused) this.refused(error);
      else if (!(error instanceof Enough)) throw error;
    }
    return !this.stopped;
  }

  private opened(name: XmlName, attributes: readonly XmlAttribute[]): void {
    if (this.skipping) {
      // The price of a tag grows with its depth, and this text has been refused already.
      if (++this.skipping > DEEPEST) throw new Enough();
      return;
    }
    const around = this.frame;
    const frame = around ? this.child(around, name) : this.root(name);
    if (!frame) {
      this.skipping = 1;
      return;
    }
    if (around && frame.node.children && !this.faults.length) {
      this.options.onOpen?.(frame.node.name, around.value);
    }
    frame.start();
    this.frame = frame;
    for (const attribute of attributes) {
      const problem = attributeProblem(frame.node, attribute);
      if (problem) this.fault('xsd-invalid', problem);
    }
  }

  private root({ namespace, local }: XmlName): Frame {
    const node = this.options.rootOf(namespace);
    if (!node) this.stop('wrong-namespace', NOT_THIS_MESSAGE);
    if (node.name !== local) this.stop('wrong-root', NOT_BERICHT);
    return new Frame(node);
  }

  private child(frame: Frame, name: XmlName): Frame | null {
    if (!frame.node.children) {
      this.fault('xsd-invalid', NO_ELEMENT_HERE);
      return null;
    }
    const found = frame.advance(name);
    if (found) return found;
    const expected = frame.expected().join(', ');
    this.fault('xsd-invalid', {
      nl: `heeft een element dat hier niet mag staan; verwacht: ${expected || 'einde'}`,
      en: `has an element that may not stand here; expected: ${expected || 'the end'}`,
    });
    return null;
  }

  private texted(part: string, isCdata: boolean): void {
    const { frame } = this;
    if (this.skipping || !frame) return;
    if (!frame.node.children) {
      if (frame.text.length + part.length > LONGEST_VALUE) this.stop('xsd-invalid', TOO_LONG);
      frame.text += part;
    } else if (isCdata || linesOfBlank(part, 0, part.length) < 0) {
      this.fault('xsd-invalid', NO_TEXT_HERE);
    }
  }

  private closed(): void {
    if (this.skipping) {
      this.skipping--;
      return;
    }
    const { frame } = this;
    if (!frame) return;
    if (frame.node.simple) this.closeValue(frame, frame.node.simple);
    else this.closeClass(frame);
  }

  private closeValue(frame: Frame, simple: SimpleType): void {
    const reading = frame.read(simple);
    const isWrong = typeof reading === 'object';
    if (isWrong) this.fault('xsd-invalid', reading);
    this.frame = frame.around;
    if (!isWrong) frame.keep(reading);
  }

  private closeClass(frame: Frame): void {
    const missing = frame.missing();
    if (missing) this.fault('xsd-invalid', { nl: `mist ${missing}`, en: `lacks ${missing}` });
    this.frame = frame.around;
    if (this.faults.length) return;
    const keep = this.options.onClass?.(frame.node.name, frame.value) ?? true;
    if (!frame.around) this.message = frame.value;
    else if (keep) frame.keep(frame.value);
  }

  private refused({ code, message }: XmlRefused): void {
    const because = message.slice(0, 200);
    if (code === 'doctype-forbidden') this.add(code, { nl: 'een DOCTYPE mag niet', en: because });
    else this.add(code, { nl: `is geen XML: ${because}`, en: `is not XML: ${because}` });
  }

  private fault(code: FaultCode, text: Text): void {
    this.add(code, text);
    if (this.faults.length >= MOST_FAULTS) throw new Enough();
  }

  private stop(code: FaultCode, text: Text): never {
    this.add(code, text);
    throw new Enough();
  }

  private add(code: FaultCode, text: Text): void {
    const xpath = this.path();
    const where = xpath.slice(xpath.lastIndexOf('/') + 1);
    const named = { nl: `${where} ${text.nl}`.trim(), en: `${where} ${text.en}`.trim() };
    this.faults.push({ code, xpath, line: this.source.line, detail: named.en, text: named });
  }

  private path(): string {
    let path = '';
    for (let frame = this.frame; frame; frame = frame.around) {
      const position = frame.node.repeated ? `[${frame.around?.count ?? 1}]` : '';
      path = `/${frame.node.qualified}${position}${path}`;
    }
    return path;
  }
}

/** Ends reading without a further fault. */
class Enough extends Error {}

const NOT_THIS_MESSAGE = {
  nl: 'het bericht heeft een onbekende of verkeerde namespace',
  en: 'the message has an unknown or wrong namespace',
};
const NOT_BERICHT = { nl: 'het bericht heet niet Bericht', en: 'the root element is not Bericht' };
const TOO_LONG = { nl: 'is veel te lang', en: 'is much too long' };
const NO_ELEMENT_HERE = { nl: 'mag geen elementen bevatten', en: 'may not hold elements' };
const NO_TEXT_HERE = { nl: 'mag geen tekst bevatten', en: 'may not hold text' };
