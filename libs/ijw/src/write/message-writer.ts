import { rootOf, tableOf, type MessageName } from '../messages';
import { Frame } from '../read/frame';
import { InvalidMessage, startOf, writeElement } from './write-message';

/**
 * Writes a message part by part, so that a large one never stands in memory as a whole: the same
 * text as `writeMessage` gives, and the same refusals. Each call gives the text that it adds.
 */
export class MessageWriter {
  private current: Frame | null = null;
  private readonly paths: string[] = [''];

  constructor(private readonly message: MessageName) {}

  /** First: the declaration and the root, which stays open. */
  begin(): string {
    const root = rootOf(this.message);
    this.enter(new Frame(root));
    return text(startOf(root, tableOf(this.message)));
  }

  /** Opens a class inside the one that is open. Throws `InvalidMessage` where it may not stand. */
  open(name: string): string {
    const indent = this.indent;
    const frame = this.next(name);
    this.enter(frame);
    return text([`${indent}<${frame.node.qualified}>`]);
  }

  /** Writes a value, or a class as a whole, inside the class that is open. */
  write(name: string, value: unknown): string {
    const { node } = this.next(name);
    const lines: string[] = [];
    writeElement(node, value, this.indent, `${this.path}/${node.qualified}`, lines);
    return text(lines);
  }

  /** Closes the class that is open. Throws `InvalidMessage` when something is missing in it. */
  close(): string {
    const frame = this.frame;
    const missing = frame.missing();
    if (missing) throw new InvalidMessage(`${this.path}/${missing} is missing`);
    this.current = frame.around;
    this.paths.pop();
    return text([`${this.indent}</${frame.node.qualified}>`]);
  }

  private get frame(): Frame {
    if (!this.current) throw new InvalidMessage(`${this.message}: no class is open`);
    return this.current;
  }

  private get path(): string {
    return this.paths[this.paths.length - 1] ?? '';
  }

  private get indent(): string {
    return '  '.repeat(this.paths.length - 1);
  }

  private enter(frame: Frame): void {
    frame.start();
    this.paths.push(`${this.path}/${frame.node.qualified}`);
    this.current = frame;
  }

  private next(name: string): Frame {
    const { frame } = this;
    const child = frame.node.children?.find((each) => each.name === name);
    if (!child) throw new InvalidMessage(`${this.path} has no element ${name}`);
    const next = frame.advance({ namespace: child.namespace, local: name });
    if (!next) throw new InvalidMessage(`${this.path}: ${name} may not stand here`);
    return next;
  }
}

const text = (lines: readonly string[]): string => lines.map((line) => `${line}\r\n`).join('');
