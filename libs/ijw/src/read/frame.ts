import type { ElementNode } from '../schema/compile';

/** A class as it is read: element name → text, number, class or list. */
export type PlainClass = Readonly<Record<string, unknown>>;

/** An element that is open: what of its class has come, and what may come next. */
export class Frame {
  node!: ElementNode;
  value: Record<string, unknown> = {};
  text = '';
  /** How many times the child at `index` has come. */
  count = 0;
  private index = 0;

  start(node: ElementNode): void {
    this.node = node;
    this.text = '';
    this.count = 0;
    this.index = 0;
    if (node.children) this.value = {};
  }

  /** The child declaration that fits next, or null when the order does not allow this element. */
  advance(namespace: string, name: string): ElementNode | null {
    const children = this.node.children ?? [];
    let { index, count } = this;
    for (let child = children[index]; child; child = children[++index], count = 0) {
      const fits = child.name === name && child.namespace === namespace;
      if (fits && (count === 0 || child.repeated)) {
        this.index = index;
        this.count = count + 1;
        return child;
      }
      if (count === 0 && !child.optional) return null;
    }
    return null;
  }

  /** The names that may come next. */
  expected(): string[] {
    const names: string[] = [];
    for (const [index, child] of (this.node.children ?? []).entries()) {
      const count = index === this.index ? this.count : 0;
      if (index >= this.index && (count === 0 || child.repeated)) names.push(child.qualified);
      if (index >= this.index && count === 0 && !child.optional) break;
    }
    return names;
  }

  /** The first required child that has not come, or null when the class is complete. */
  missing(): string | null {
    for (const [index, child] of (this.node.children ?? []).entries()) {
      const came = index < this.index || (index === this.index && this.count > 0);
      if (!came && !child.optional) return child.qualified;
    }
    return null;
  }

  keep(node: ElementNode, value: unknown): void {
    if (!node.repeated) {
      this.value[node.name] = value;
      return;
    }
    const list = this.value[node.name];
    if (Array.isArray(list)) list.push(value);
    else this.value[node.name] = [value];
  }
}
