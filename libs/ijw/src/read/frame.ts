import type { ElementNode } from '../schema/compile';
import type { Reading, SimpleType } from '../schema/values';
import type { XmlName } from '../xml/events';

/** A class as it is read: element name → text, number, class or list. */
export type PlainClass = Readonly<Record<string, unknown>>;

/**
 * An element of the schema within one message: what of it has come since it last opened, and what
 * may come next. There is one for every declaration, since none stands inside itself.
 */
export class Frame {
  private readonly children: readonly Frame[];
  value: Record<string, unknown> = {};
  text = '';
  /** How many times the child at `index` has come. */
  count = 0;
  private index = 0;
  /** The name it had last time. */
  private name: XmlName | null = null;
  /** The text that was read last, and what that gave: lines repeat many of their values. */
  private lastText: string | null = null;
  private lastReading: Reading = '';

  constructor(
    readonly node: ElementNode,
    readonly around: Frame | null = null,
  ) {
    this.children = (node.children ?? []).map((child) => new Frame(child, this));
  }

  start(): void {
    this.text = '';
    this.count = 0;
    this.index = 0;
    if (this.node.children) this.value = {};
  }

  /** The child that fits next, or null when the order does not allow this element. */
  advance(name: XmlName): Frame | null {
    let { index, count } = this;
    for (let child = this.children[index]; child; child = this.children[++index], count = 0) {
      if ((count === 0 || child.node.repeated) && child.isCalled(name)) {
        this.index = index;
        this.count = count + 1;
        return child;
      }
      if (count === 0 && !child.node.optional) return null;
    }
    return null;
  }

  /** The names that may come next. */
  expected(): string[] {
    const names: string[] = [];
    for (const [index, { node }] of this.children.entries()) {
      const count = index === this.index ? this.count : 0;
      if (index >= this.index && (count === 0 || node.repeated)) names.push(node.qualified);
      if (index >= this.index && count === 0 && !node.optional) break;
    }
    return names;
  }

  /** The first required child that has not come, or null when the class is complete. */
  missing(): string | null {
    // Nothing required is passed over, so whatever lacks comes after the last child that came.
    let index = this.count > 0 ? this.index + 1 : this.index;
    for (let child = this.children[index]; child; child = this.children[++index]) {
      if (!child.node.optional) return child.node.qualified;
    }
    return null;
  }

  /** What its text says. */
  read(simple: SimpleType): Reading {
    if (this.text !== this.lastText) {
      this.lastReading = simple(this.text);
      this.lastText = this.text;
    }
    return this.lastReading;
  }

  /** Makes a value, or a class that is complete, part of the class around it. */
  keep(value: unknown): void {
    if (!this.around) return;
    const { name, repeated } = this.node;
    const { value: members } = this.around;
    const list = repeated ? members[name] : undefined;
    if (Array.isArray(list)) list.push(value);
    else members[name] = repeated ? [value] : value;
  }

  private isCalled(name: XmlName): boolean {
    if (name === this.name) return true;
    const { node } = this;
    if (node.name !== name.local || node.namespace !== name.namespace) return false;
    this.name = name;
    return true;
  }
}
