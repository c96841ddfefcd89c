import type { XmlAttribute, XmlEvents } from './events';

const NO_ATTRIBUTES: readonly XmlAttribute[] = [];
/** Text in which nothing has to be replaced and no character is forbidden. */
const PLAIN = /^[ -%'-;=?-~\u00A0-\uD7FF]*$/;
const NAME = /^(?:([A-Za-z_][\w.-]*):)?([A-Za-z_][\w.-]*)$/;
/** A message has at most some hundred names; a text that invents more is not worth the memory. */
const MOST_NAMES = 500;
const SLASH = 47;
const GREATER = 62;
/** Longer stretches without a tag are left to the complete parser, which copies less. */
const LONGEST_REST = 65_536;

/** A tag name that has been met, with the one that followed it last time. */
interface Name {
  readonly tag: string;
  readonly namespace: string;
  readonly local: string;
  afterOpen: Name | null;
  afterClose: Name | null;
}

/**
 * Reads the plain form between the root tags: tags without attributes, values of ordinary
 * characters, white space between tags. Stops in front of anything else.
 */
export class FastSource {
  private readonly names = new Map<string, Name>();
  private readonly open: Name[] = [];
  private previous: Name | null = null;
  private buffer = '';
  private at = 0;
  /** True while nothing but text has followed the open tag. */
  private leaf = false;

  constructor(
    private readonly events: XmlEvents,
    private readonly bindings: Readonly<Record<string, string>>,
    private lines: number,
  ) {}

  get line(): number {
    return this.lines + newlines(this.buffer, this.at);
  }

  /** Reads on. Returns null, or from where it is not plain any more: the rest of the text. */
  write(text: string): string | null {
    this.lines = this.line;
    this.buffer = this.rest() + text;
    this.at = 0;
    return this.scan() && this.buffer.length - this.at < LONGEST_REST ? null : this.rest();
  }

  /** What has not been told yet. */
  rest(): string {
    return this.buffer.slice(this.at);
  }

  /** The tags that are open under the root, for the parser that reads on. */
  openTags(): string {
    return this.open.map(({ tag }) => `<${tag}>`).join('');
  }

  private scan(): boolean {
    const { buffer } = this;
    for (;;) {
      const start = buffer.indexOf('<', this.at);
      if (start < 0 || buffer.indexOf('>', start) < 0) return true;
      const closes = buffer.charCodeAt(start + 1) === SLASH;
      if (!(closes ? this.closing(start) : this.opening(start))) return false;
    }
  }

  private opening(start: number): boolean {
    const name = this.expected(start + 1) ?? this.met(start + 1);
    if (!name || !blank(this.buffer, this.at, start)) return false;
    this.events.open(name.namespace, name.local, NO_ATTRIBUTES);
    if (this.previous) this.previous[this.leaf ? 'afterOpen' : 'afterClose'] = name;
    this.previous = name;
    this.open.push(name);
    this.leaf = true;
    this.at = start + name.tag.length + 2;
    return true;
  }

  private closing(start: number): boolean {
    const name = this.open[this.open.length - 1];
    if (!name || !this.tagIs(name.tag, start + 2)) return false;
    if (this.leaf && start > this.at) {
      const text = this.buffer.slice(this.at, start);
      if (!PLAIN.test(text)) return false;
      this.events.text(text);
    } else if (!blank(this.buffer, this.at, start)) return false;
    this.events.close();
    this.open.pop();
    this.previous = name;
    this.leaf = false;
    this.at = start + name.tag.length + 3;
    return true;
  }

  /** The name that came here last time, if it is here again: lines repeat their form. */
  private expected(at: number): Name | null {
    const name = this.leaf ? this.previous?.afterOpen : this.previous?.afterClose;
    return name && this.tagIs(name.tag, at) ? name : null;
  }

  private tagIs(tag: string, at: number): boolean {
    const { buffer } = this;
    return buffer.charCodeAt(at + tag.length) === GREATER && buffer.startsWith(tag, at);
  }

  private met(at: number): Name | null {
    const tag = this.buffer.slice(at, this.buffer.indexOf('>', at));
    return this.names.get(tag) ?? this.learn(tag);
  }

  private learn(tag: string): Name | null {
    const [, prefix = '', local] = NAME.exec(tag) ?? [];
    const namespace = Object.hasOwn(this.bindings, prefix) ? this.bindings[prefix] : undefined;
    if (!local || !namespace || this.names.size >= MOST_NAMES) return null;
    const name = { tag, namespace, local, afterOpen: null, afterClose: null };
    this.names.set(tag, name);
    return name;
  }
}

function blank(text: string, from: number, until: number): boolean {
  for (let at = from; at < until; at++) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 10 && code !== 9 && code !== 13) return false;
  }
  return true;
}

function newlines(text: string, until: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < until; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
