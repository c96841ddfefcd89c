import { SaxesParser } from 'saxes';
import type { Items } from './diff';
import { ReferenceFault } from './fault';
import { readFirst, type Source } from './source';

export const SCHEMAS: readonly string[] = [
  ...'301 302 305 306 307 308 315 316 317 318 319 320 323 325'
    .split(' ')
    .map((number) => `JW${number}.xsd`),
  'basisschema.xsd',
];

/** The schemas as they are published, by our file name. */
export async function readSchemas(source: Source): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const file of SCHEMAS) {
    const published = file.charAt(0).toUpperCase() + file.slice(1);
    found.set(file, cleaned(file, await readFirst(source, [`xsd/${file}`, `xsd/${published}`])));
  }
  return found;
}

/** What is written before the XML declaration belongs to the page, not to the schema. */
function cleaned(file: string, text: string): string {
  const start = text.indexOf('<?xml');
  if (start < 0) throw new ReferenceFault('source-unreadable', `${file} is no XML document`);
  return text.slice(start);
}

interface Place {
  readonly name: string;
  readonly type: string | undefined;
}

/**
 * What a schema binds, by name: its elements with type and number, its codes with their meaning,
 * the limits of its values. Remarks and layout bind nothing.
 */
export function schemaItems(file: string, text: string): Items {
  const items = new Map<string, string>();
  const types: Place[] = [];
  const parser = new SaxesParser();
  let code: string | null = null;
  let meaning: string | null = null;
  parser.on('opentag', ({ name, attributes }) => {
    const within = types.at(-1)?.name ?? '';
    if (/^xs:(simple|complex)Type$/.test(name))
      types.push({ name: attributes['name'] ?? within, type: name });
    if (name === 'xs:element') {
      const { name: element = '', type = '', minOccurs = '1', maxOccurs = '1' } = attributes;
      items.set(`${within}/${element}`, `${type} ${minOccurs}..${maxOccurs}`.trim());
    }
    if (name === 'xs:enumeration') code = attributes['value'] ?? '';
    if (name === 'xs:documentation' && code !== null) meaning = '';
    if (/^xs:(pattern|minInclusive|maxInclusive|minLength|maxLength)$/.test(name)) {
      items.set(`${within} ${name.slice(3)}`, attributes['value'] ?? '');
    }
  });
  parser.on('text', (piece) => {
    if (meaning !== null) meaning += piece;
  });
  parser.on('closetag', ({ name }) => {
    if (/^xs:(simple|complex)Type$/.test(name)) types.pop();
    if (name !== 'xs:enumeration' || code === null) return;
    items.set(`${types.at(-1)?.name ?? ''}=${code}`, (meaning ?? '').replace(/\s+/g, ' ').trim());
    [code, meaning] = [null, null];
  });
  try {
    parser.write(text).close();
  } catch {
    throw new ReferenceFault('source-unreadable', `${file} is no XML document`);
  }
  return items;
}
