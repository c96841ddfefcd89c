import { rootOf, tableOf, type MessageName } from '../messages';
import { Frame } from '../read/frame';
import type { ElementNode } from '../schema/compile';
import { InvalidMessage, startOf, writeElement } from './write-message';

/**
 * Writes a message part by part, so that a large one never stands in memory as a whole: the same
 * text as `writeMessage` gives, and the same refusals. Each call gives the text that it adds.
 */
export class MessageWriter {
  private readonly stack: Frame[] = [];
  private readonly paths: string[] = [''];

  constructor(private readonly message: MessageName) {}

  /** First: the declaration and the root, which stays open. */
  begin(): string {
    const root = rootOf(this.message);
    this.enter(root);
    return text(startOf(root, tableOf(this.message)));
  }

  /** Opens a class inside the one that is open. Throws `InvalidMessage` where it may not stand. */
  open(name: string): string {
    const indent = this.indent;
    const node = this.next(name);
    this.enter(node);
    return text([`${indent}<${node.qualified}>`]);
  }

  /** Writes a value, or a class as a whole, inside the class that is open. */
  write(name: string, value: unknown): string {
    const node = this.next(name);
    const lines: string[] = [];
    writeElement(node, value, this.indent, `${this.path}/${node.qualified}`, lines);
    return text(lines);
  }

  /** Closes the class that is open. Throws `InvalidMessage` when something is missing in it. */
  close(): string {
    const frame = this.frame;
    const missing = frame.missing();
    if (missing) throw new InvalidMessage(`${this.path}/${missing} is missing`);
    this.stack.pop();
    this.paths.pop();
    return text([`${this.indent}</${frame.node.qualified}>`]);
  }

  private get frame(): Frame {
    const frame = this.stack[this.stack.length - 1];
    if (!frame) throw new InvalidMessage(`${this.message}: no class is open`);
    return frame;
  }

  private get path(): string {
    return this.paths[this.paths.length - 1] ?? '';
  }

  private get indent(): string {
    return '  '.repeat(this.stack.length);
  }

  private enter(node: ElementNode): void {
    const frame = new Frame();
    frame.start(node);
    this.paths.push(`${this.path}/${node.qualified}`);
    this.stack.push(frame);
  }

  private next(name: string): ElementNode {
    const { frame } = this;
    const child = frame.node.children?.find((each) => each.name === name);
    if (!child) throw new InvalidMessage(`${this.path} has no element ${name}`);
    if (frame.advance(child.namespace, name)) return child;
    throw new InvalidMessage(`${this.path}: ${name} may not stand here`);
  }
}

const text = (lines: readonly string[]): string => lines.map((line) => `${line}\r\n`).join('');
