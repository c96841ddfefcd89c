/** An attribute that is not a namespace declaration. */
export interface XmlAttribute {
  readonly namespace: string;
  readonly name: string;
  readonly value: string;
  /** What a QName in the value means, as `{namespace}name`; null when its prefix is unbound. */
  readonly qualifiedValue: string | null;
}

/** What an element is called. The same tag comes with the same object, as far as may be. */
export interface XmlName {
  readonly namespace: string;
  readonly local: string;
}

/** What a document consists of, in its order. Comments and instructions bear no meaning. */
export interface XmlEvents {
  open(name: XmlName, attributes: readonly XmlAttribute[]): void;
  /** Part of the text of the element that is open; the parts of one text come one by one. */
  text(part: string): void;
  /** The same, from a CDATA section: never mere white space between elements. */
  cdata(part: string): void;
  close(): void;
}

/** Why reading a document stopped before the schema could look at it. */
export class XmlRefused extends Error {
  constructor(
    readonly code: 'not-xml' | 'doctype-forbidden',
    message: string,
  ) {
    super(message);
  }
}
