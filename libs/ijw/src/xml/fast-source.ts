import type { XmlAttribute, XmlEvents } from './events';

const NO_ATTRIBUTES: readonly XmlAttribute[] = [];
/** Text in which nothing has to be replaced and no character is forbidden. */
const PLAIN = /^[ -%'-;=?-~\u00A0-\uD7FF]*$/;
const NAME = /^(?:([A-Za-z_][\w.-]*):)?([A-Za-z_][\w.-]*)$/;
/** A message has at most some hundred names; a text that invents more is not worth the memory. */
const MOST_NAMES = 500;
/** Longer stretches without a tag are left to the complete parser, which copies less. */
const LONGEST_REST = 65_536;

interface Name {
  readonly namespace: string;
  readonly local: string;
}

/**
 * Reads the plain form between the root tags: tags without attributes, values of ordinary
 * characters, white space between tags. Stops in front of anything else.
 */
export class FastSource {
  private readonly names = new Map<string, Name>();
  private readonly open: string[] = [];
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
    return this.open.map((name) => `<${name}>`).join('');
  }

  private scan(): boolean {
    const { buffer } = this;
    for (;;) {
      const start = buffer.indexOf('<', this.at);
      const end = start < 0 ? -1 : buffer.indexOf('>', start);
      if (end < 0) return true;
      const closes = buffer.charCodeAt(start + 1) === 47;
      if (!(closes ? this.closing(start, end) : this.opening(start, end))) return false;
      this.at = end + 1;
    }
  }

  private opening(start: number, end: number): boolean {
    const name = this.buffer.slice(start + 1, end);
    const known = this.names.get(name) ?? this.learn(name);
    if (!known || !blank(this.buffer, this.at, start)) return false;
    this.events.open(known.namespace, known.local, NO_ATTRIBUTES);
    this.open.push(name);
    this.leaf = true;
    return true;
  }

  private closing(start: number, end: number): boolean {
    const name = this.open[this.open.length - 1];
    if (name === undefined || end - start - 2 !== name.length) return false;
    if (!this.buffer.startsWith(name, start + 2)) return false;
    if (this.leaf && start > this.at) {
      const text = this.buffer.slice(this.at, start);
      if (!PLAIN.test(text)) return false;
      this.events.text(text);
    } else if (!blank(this.buffer, this.at, start)) return false;
    this.events.close();
    this.open.pop();
    this.leaf = false;
    return true;
  }

  private learn(tag: string): Name | null {
    const [, prefix = '', local] = NAME.exec(tag) ?? [];
    const namespace = Object.hasOwn(this.bindings, prefix) ? this.bindings[prefix] : undefined;
    if (!local || !namespace || this.names.size >= MOST_NAMES) return null;
    const name = { namespace, local };
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
