import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { childrenNamed, xsdTree, type XsdNode } from './xsd-tree';
import { dataTypes, integerTypes, particles } from './xsd-tables';
import { interfacesOf } from './xsd-types';

const ORIGIN = '// Generated from the schemas in libs/ijw/xsd by `npm run ijw -- generate`.\n';

/** Everything the generator would write, not formatted yet: path under libs/ijw/src → content. */
export function generated(xsdFolder: string): Map<string, string> {
  const files = new Map<string, string>();
  const base = xsdTree(readFileSync(join(xsdFolder, 'basisschema.xsd'), 'utf8'));
  const integers = integerTypes(base);
  files.set('schema/datatypes.ts', dataTypesFile(base));
  files.set('schema/basis.ts', basisFile(base));
  files.set('messages/basis.ts', interfacesOf(base, '', integers));
  const names = readdirSync(xsdFolder)
    .filter((name) => /^JW\d+\.xsd$/.test(name))
    .sort();
  for (const name of names) {
    const message = name.slice(2, 5);
    const schema = xsdTree(readFileSync(join(xsdFolder, name), 'utf8'));
    files.set(`schema/jw${message}.ts`, messageFile(schema, message));
    files.set(`messages/jw${message}.ts`, interfacesOf(schema, `Jw${message}`, integers));
  }
  for (const [path, text] of files) files.set(path, ORIGIN + text);
  return files;
}

function dataTypesFile(base: XsdNode): string {
  return `import type { DataType } from './tables';
/** Every simple type of the base schema with all its facets. */
export const DATA_TYPES: Readonly<Record<string, DataType>> = ${dataTypes(base)};`;
}

function basisFile(base: XsdNode): string {
  return `import type { SchemaTable } from './tables';
/** The composed types (CDT) of the base schema. */
export const BASIS: SchemaTable = {
  prefix: 'ijw',
  namespace: '${base.attributes.targetNamespace}',
  types: ${particles(base)},
};`;
}

function messageFile(schema: XsdNode, message: string): string {
  const roots = childrenNamed(schema, 'xs:element').map((each) => each.attributes.name);
  if (roots.join() !== 'Bericht') throw new Error(`JW${message}: root elements ${roots.join()}`);
  return `import type { SchemaTable } from './tables';
/** The classes of the JW${message}. */
export const JW${message}: SchemaTable = {
  prefix: 'jw${message}',
  namespace: '${schema.attributes.targetNamespace}',
  types: ${particles(schema)},
};`;
}
