import { child, childrenNamed, type XsdNode } from './xsd-tree';

const FACETS: Readonly<Record<string, string>> = {
  'xs:minLength': 'minLength',
  'xs:maxLength': 'maxLength',
  'xs:minInclusive': 'min',
  'xs:maxInclusive': 'max',
};

/** How often an element may come, as the sign behind its name. */
const SIGNS: Readonly<Record<string, string>> = { '1 1': '', '0 1': '?', '1 unbounded': '+' };

/** The simple types of a schema as source text of a `Record<string, DataType>`. */
export function dataTypes(schema: XsdNode): string {
  const rows = childrenNamed(schema, 'xs:simpleType').map((type) => {
    const { base, facets } = restriction(type);
    return `${type.attributes.name}: { base: '${base.replace('xs:', '')}', ${facets.join(', ')} }`;
  });
  return `{ ${rows.join(',\n')} }`;
}

/** The names of the simple types that are whole numbers. */
export function integerTypes(schema: XsdNode): ReadonlySet<string> {
  const types = childrenNamed(schema, 'xs:simpleType');
  const integers = types.filter((type) => restriction(type).base === 'xs:integer');
  return new Set(integers.map((type) => type.attributes.name ?? ''));
}

/** The complex types of a schema as source text: type name → one line per element. */
export function particles(schema: XsdNode): string {
  const rows = childrenNamed(schema, 'xs:complexType').map((type) => {
    const sequence = onlyChild(type, 'xs:sequence');
    const lines = sequence.children.map((element) => `${quoted(particle(element))},\n`);
    return `${type.attributes.name}: [\n${lines.join('')}]`;
  });
  return `{ ${rows.join(',\n')} }`;
}

function particle(element: XsdNode): string {
  const { name, type, minOccurs = '1', maxOccurs = '1', ...other } = element.attributes;
  if (element.name !== 'xs:element' || Object.keys(other).length) refuse(element);
  const sign = SIGNS[`${minOccurs} ${maxOccurs}`];
  if (sign === undefined) refuse(element);
  if (type) return `${name}${sign}: ${type}`;
  const { base, facets } = restriction(onlyChild(element, 'xs:simpleType'));
  const pattern = /^pattern: '(.*)'$/.exec(facets.join())?.[1];
  if (!pattern) refuse(element);
  return `${name}${sign}: ${base} /${pattern}/`;
}

function restriction(type: XsdNode): { base: string; facets: string[] } {
  const node = onlyChild(type, 'xs:restriction');
  const facets: string[] = [];
  const codes: string[] = [];
  for (const { name, attributes } of node.children) {
    const value = attributes.value ?? '';
    if (name === 'xs:enumeration') codes.push(value);
    else if (name === 'xs:pattern') facets.push(`pattern: ${quoted(value)}`);
    else if (FACETS[name]) facets.push(`${FACETS[name]}: ${value}`);
    else refuse(node);
  }
  if (codes.length) facets.push(`codes: ${joined(codes)}`);
  return { base: node.attributes.base ?? '', facets };
}

/** A list of codes as one text, cut into lines: prettier would give every code its own line. */
function joined(codes: readonly string[]): string {
  const lines: string[] = [];
  for (let start = 0; start < codes.length; start += 20) {
    const last = start + 20 >= codes.length;
    lines.push(codes.slice(start, start + 20).join(' ') + (last ? '' : ' '));
  }
  return lines.map(quoted).join(' + ');
}

function onlyChild(node: XsdNode, name: string): XsdNode {
  if (node.children.length !== 1) refuse(node);
  return child(node, name);
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

/** The tables know what the schemas use today; anything else must be built in first. */
function refuse(node: XsdNode): never {
  throw new Error(`cannot put ${node.name} ${node.attributes.name ?? ''} into a table`);
}
