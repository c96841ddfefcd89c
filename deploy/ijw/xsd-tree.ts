import { SaxesParser } from 'saxes';

/** One element of a schema document, with only what the generator reads. */
export interface XsdNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XsdNode[];
}

/** Parses a schema document into a small tree. Annotations are left out: they bind nothing. */
export function xsdTree(text: string): XsdNode {
  const root: XsdNode = { name: '', attributes: {}, children: [] };
  const stack = [root];
  const parser = new SaxesParser();
  parser.on('opentag', (tag) => {
    const node = { name: tag.name, attributes: tag.attributes, children: [] };
    stack.at(-1)?.children.push(node);
    stack.push(node);
  });
  parser.on('closetag', () => stack.pop());
  parser.write(text).close();
  return withoutAnnotations(root.children[0] ?? root);
}

/** The children of that name. */
export function childrenNamed(node: XsdNode, name: string): XsdNode[] {
  return node.children.filter((child) => child.name === name);
}

/** The only child of that name; throws when there is none, so that nothing is skipped unseen. */
export function child(node: XsdNode, name: string): XsdNode {
  const found = node.children.find((each) => each.name === name);
  if (!found) throw new Error(`${node.name} ${node.attributes.name ?? ''} has no ${name}`);
  return found;
}

function withoutAnnotations(node: XsdNode): XsdNode {
  const children = node.children.filter((each) => each.name !== 'xs:annotation');
  return { ...node, children: children.map(withoutAnnotations) };
}
