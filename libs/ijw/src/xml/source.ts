import { FastSource } from './fast-source';
import { XmlRefused, type XmlEvents } from './events';
import { SlowSource } from './slow-source';

/** No prolog of ours comes near this; a longer one is left to the complete parser. */
const LONGEST_PROLOG = 65_536;

/**
 * Reads a document in pieces. The complete parser reads the prolog and the root tag; from there
 * the fast source reads the plain form that all senders use, and hands back to the complete
 * parser at the first thing that is not plain. What is told is the same either way.
 */
export class XmlSource {
  private readonly slow: SlowSource;
  private fast: FastSource | null = null;
  private prolog: string | null = '';

  constructor(
    private readonly events: XmlEvents,
    private readonly plainOnly = true,
  ) {
    this.slow = new SlowSource(events);
  }

  /** The line that is being read, from 1. */
  get line(): number {
    return this.fast?.line ?? this.slow.line;
  }

  /** Reads on. Throws `XmlRefused` when this cannot become a document. */
  write(text: string): void {
    if (this.prolog !== null) return this.begin(this.prolog + text);
    const rest = this.fast ? this.fast.write(text) : text;
    if (rest !== null) this.leaveFast(rest);
  }

  /** Says that the document ends here. Throws `XmlRefused` when something is missing. */
  close(): void {
    if (this.prolog !== null) this.slow.write(this.prolog);
    if (this.fast) this.leaveFast(this.fast.rest());
    this.slow.close();
  }

  private begin(prolog: string): void {
    this.prolog = prolog;
    const start = rootStart(prolog);
    let from = 0;
    for (;;) {
      const end = start === null ? -1 : prolog.indexOf('>', Math.max(from, start));
      if (end < 0) break;
      this.slow.write(prolog.slice(from, end + 1));
      from = end + 1;
      if (this.slow.root) return this.afterRoot(prolog.slice(from));
    }
    this.prolog = prolog.slice(from);
    if (this.prolog.length > LONGEST_PROLOG) {
      this.slow.write(this.prolog);
      this.prolog = null;
    }
  }

  private afterRoot(rest: string): void {
    this.prolog = null;
    const { root, line } = this.slow;
    if (root && !root.isSelfClosing && this.plainOnly) {
      this.fast = new FastSource(this.events, root.ns, line);
    }
    this.write(rest);
  }

  private leaveFast(rest: string): void {
    if (this.fast) this.slow.resume(this.fast.openTags(), this.fast.line);
    this.fast = null;
    this.slow.write(rest);
  }
}

/** Where the root element starts, or null when that is not in the text yet. */
function rootStart(prolog: string): number | null {
  for (let at = prolog.indexOf('<'); at >= 0; at = prolog.indexOf('<', at + 1)) {
    if (prolog.startsWith('<!D', at)) {
      throw new XmlRefused('doctype-forbidden', 'a DOCTYPE is not allowed');
    }
    const end = prolog.startsWith('<?', at) ? '?>' : prolog.startsWith('<!--', at) ? '-->' : null;
    const rest = prolog.length - at;
    if (!end) return rest > 3 ? at : null;
    at = prolog.indexOf(end, at + end.length + 1);
    if (at < 0) return null;
  }
  return null;
}
