import { child, childrenNamed, type XsdNode } from './xsd-tree';

/**
 * The TypeScript interfaces of one schema; `message` is '' for the base schema. Integers become
 * numbers (they fit); everything else keeps its text, as leading zeros count.
 */
export function interfacesOf(
  schema: XsdNode,
  message: string,
  integers: ReadonlySet<string>,
): string {
  const imports = new Set<string>();
  const nameOf = (type: string) => {
    const [prefix, local = ''] = type.split(':');
    if (local.startsWith('LDT_')) return integers.has(local) ? 'number' : 'string';
    if (prefix === 'ijw' || local.startsWith('CDT_')) return local;
    return local === 'Root' ? message : message + local;
  };
  const interfaces = childrenNamed(schema, 'xs:complexType').map((type) => {
    const members = child(type, 'xs:sequence').children.map((element) => {
      const { name, type: declared, minOccurs, maxOccurs } = element.attributes;
      const known = declared ?? baseOf(element);
      if (message && known.startsWith('ijw:CDT_')) imports.add(nameOf(known));
      const member = maxOccurs ? `readonly ${nameOf(known)}[]` : nameOf(known);
      return `readonly ${name}${minOccurs === '0' ? '?' : ''}: ${member};`;
    });
    return `export interface ${nameOf(`:${type.attributes.name}`)} { ${members.join('\n')} }`;
  });
  const from = imports.size
    ? `import type { ${[...imports].sort().join(', ')} } from './basis';`
    : '';
  return `${from}\n${interfaces.join('\n\n')}`;
}

function baseOf(element: XsdNode): string {
  return child(child(element, 'xs:simpleType'), 'xs:restriction').attributes.base ?? '';
}
