import { linesOfBlank } from '../blanks';
import type { XmlAttribute, XmlEvents, XmlName } from './events';

const NO_ATTRIBUTES: readonly XmlAttribute[] = [];
const NAME = /^(?:([A-Za-z_][\w.-]*):)?([A-Za-z_][\w.-]*)$/;
/** A message has at most some hundred names; a text that invents more is not worth the memory. */
const MOST_NAMES = 500;
const AMPERSAND = 38;
const SLASH = 47;
const LESS = 60;
const GREATER = 62;
/** Control characters and surrogates are left to the complete parser. */
const FIRST_PLAIN = 0x20;
const LAST_OF_ASCII = 0x7e;
const FIRST_AFTER_ASCII = 0xa0;
const LAST_PLAIN = 0xd7ff;
/** Longer stretches without a tag are left to the complete parser, which copies less. */
const LONGEST_REST = 65_536;

/** A tag name that has been met, with the one that followed it last time. */
interface Tag extends XmlName {
  readonly tag: string;
  /** What stood in it last time. */
  text: string;
  afterOpen: Tag | null;
  afterClose: Tag | null;
}

/**
 * Reads the plain form between the root tags: tags without attributes, values of ordinary
 * characters, white space between tags. Stops in front of anything else.
 */
export class FastSource {
  private readonly tags = new Map<string, Tag>();
  private readonly open: Tag[] = [];
  private previous: Tag | null = null;
  private buffer = '';
  private at = 0;
  /** True while nothing but text has followed the open tag. */
  private leaf = false;

  constructor(
    private readonly events: XmlEvents,
    private readonly bindings: Readonly<Record<string, string>>,
    private lines: number,
  ) {}

  /** The line of what was told last. */
  get line(): number {
    return this.lines;
  }

  /** Reads on. Returns null, or from where it is not plain any more: the rest of the text. */
  write(text: string): string | null {
    // What was cut in two is put together by itself: joining the whole text would copy it.
    const end = this.at < this.buffer.length ? text.indexOf('>') + 1 : 0;
    this.buffer = this.rest() + text.slice(0, end);
    this.at = 0;
    if (!this.scan()) return this.rest() + text.slice(end);
    this.buffer = this.rest() + text.slice(end);
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
    // A tag that opens after this has not come as a whole.
    const last = buffer.lastIndexOf('>');
    for (;;) {
      const start = buffer.indexOf('<', this.at);
      if (start < 0 || start > last) return true;
      const closes = buffer.charCodeAt(start + 1) === SLASH;
      if (!(closes ? this.closing(start) : this.opening(start))) return false;
    }
  }

  private opening(start: number): boolean {
    const tag = this.expected(start + 1) ?? this.met(start + 1);
    const lines = linesOfBlank(this.buffer, this.at, start);
    if (!tag || lines < 0) return false;
    this.events.open(tag, NO_ATTRIBUTES);
    if (this.previous) this.previous[this.leaf ? 'afterOpen' : 'afterClose'] = tag;
    this.previous = tag;
    this.open.push(tag);
    this.leaf = true;
    this.lines += lines;
    this.at = start + tag.tag.length + 2;
    return true;
  }

  private closing(start: number): boolean {
    const tag = this.open[this.open.length - 1];
    if (!tag || !this.tagIs(tag.tag, start + 2)) return false;
    let lines = 0;
    if (this.leaf && start > this.at) {
      if (!this.isText(tag, start)) return false;
      this.events.text(tag.text);
    } else {
      lines = linesOfBlank(this.buffer, this.at, start);
      if (lines < 0) return false;
    }
    this.events.close();
    this.open.pop();
    this.previous = tag;
    this.leaf = false;
    this.lines += lines;
    this.at = start + tag.tag.length + 3;
    return true;
  }

  /** Whether all up to there is plain; then it is the text of the tag. */
  private isText(tag: Tag, until: number): boolean {
    const { buffer, at } = this;
    // Lines repeat many of their values: those are known and need not be cut out again.
    const { text } = tag;
    if (text.length === until - at && buffer.startsWith(text, at)) return true;
    if (!isPlain(buffer, at, until)) return false;
    tag.text = buffer.slice(at, until);
    return true;
  }

  /** The tag that came here last time, if it is here again: lines repeat their form. */
  private expected(at: number): Tag | null {
    const tag = this.leaf ? this.previous?.afterOpen : this.previous?.afterClose;
    return tag && this.tagIs(tag.tag, at) ? tag : null;
  }

  private tagIs(tag: string, at: number): boolean {
    const { buffer } = this;
    return buffer.charCodeAt(at + tag.length) === GREATER && buffer.startsWith(tag, at);
  }

  private met(at: number): Tag | null {
    const tag = this.buffer.slice(at, this.buffer.indexOf('>', at));
    return this.tags.get(tag) ?? this.learn(tag);
  }

  private learn(tag: string): Tag | null {
    const [, prefix = '', local] = NAME.exec(tag) ?? [];
    const namespace = Object.hasOwn(this.bindings, prefix) ? this.bindings[prefix] : undefined;
    if (!local || !namespace || this.tags.size >= MOST_NAMES) return null;
    const learned = { tag, namespace, local, text: '', afterOpen: null, afterClose: null };
    this.tags.set(tag, learned);
    return learned;
  }
}

/** Whether nothing has to be replaced and no character is forbidden. */
function isPlain(text: string, from: number, until: number): boolean {
  for (let at = from; at < until; at++) {
    const code = text.charCodeAt(at);
    const isMarkup = code === AMPERSAND || code === LESS || code === GREATER;
    if (isMarkup || code < FIRST_PLAIN || code > LAST_PLAIN) return false;
    if (code > LAST_OF_ASCII && code < FIRST_AFTER_ASCII) return false;
  }
  return true;
}
