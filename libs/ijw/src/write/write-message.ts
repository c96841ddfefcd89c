import { rootOf, tableOf, type MessageName, type Messages } from '../messages';
import { BASIS } from '../schema/basis';
import type { ElementNode } from '../schema/compile';

/** Something was to be written that its schema would refuse. The message names the XPath. */
export class InvalidMessage extends Error {}

/**
 * Writes a message as the standard asks (OP179, RS033): UTF-8 text without byte order mark, CR/LF
 * at the end of lines, the customary prefix per namespace, no empty elements. Members that are
 * undefined are left out. Throws `InvalidMessage` where the schema would refuse the result.
 */
export function writeMessage<Name extends MessageName>(
  name: Name,
  message: Messages[Name],
): string {
  const root = rootOf(name);
  const lines = startOf(root, tableOf(name));
  writeChildren(root, message, '  ', `/${root.qualified}`, lines);
  lines.push(`</${root.qualified}>`, '');
  return lines.join('\r\n');
}

/** The lines before what stands in the root. */
export function startOf(
  root: ElementNode,
  { prefix, namespace }: { readonly prefix: string; readonly namespace: string },
): string[] {
  const bindings = ` xmlns:${BASIS.prefix}="${BASIS.namespace}" xmlns:${prefix}="${namespace}"`;
  return ['<?xml version="1.0" encoding="UTF-8"?>', `<${root.qualified}${bindings}>`];
}

function writeChildren(
  node: ElementNode,
  value: object,
  indent: string,
  path: string,
  lines: string[],
): void {
  const members = new Map<string, unknown>(Object.entries(value));
  for (const child of node.children ?? []) {
    const member = members.get(child.name);
    members.delete(child.name);
    const values = child.repeated && Array.isArray(member) ? (member as unknown[]) : [member];
    const present = values.filter((each) => each !== undefined);
    const childPath = `${path}/${child.qualified}`;
    if (!present.length && !child.optional) throw new InvalidMessage(`${childPath} is missing`);
    for (const each of present) writeElement(child, each, indent, childPath, lines);
  }
  const [stranger] = members.keys();
  if (stranger) throw new InvalidMessage(`${path} has no element ${stranger}`);
}

/** Adds the lines of one element. @param path for errors */
export function writeElement(
  node: ElementNode,
  value: unknown,
  indent: string,
  path: string,
  lines: string[],
): void {
  if (node.children) {
    if (typeof value !== 'object' || value === null)
      throw new InvalidMessage(`${path} is no class`);
    const start = lines.push(`${indent}<${node.qualified}>`);
    writeChildren(node, value, `${indent}  `, path, lines);
    if (lines.length === start) throw new InvalidMessage(`${path} is empty`);
    lines.push(`${indent}</${node.qualified}>`);
    return;
  }
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') throw new InvalidMessage(`${path} is not a value`);
  const reading = node.simple?.(text);
  if (typeof reading === 'object') throw new InvalidMessage(`${path} ${reading.en}`);
  if (text === '') throw new InvalidMessage(`${path} is empty`);
  lines.push(`${indent}<${node.qualified}>${escaped(text, path)}</${node.qualified}>`);
}

/** A carriage return must be written as a reference, or reading would make it a line feed. */
function escaped(text: string, path: string): string {
  if (/[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(text)) {
    throw new InvalidMessage(`${path} has a character that XML does not know`);
  }
  return text.replace(/[&<>\r\n]/g, (each) => ESCAPES[each] ?? each);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\r': '&#13;',
  '\n': '\r\n',
};
