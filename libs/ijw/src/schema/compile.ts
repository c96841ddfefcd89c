import { BASIS } from './basis';
import { DATA_TYPES } from './datatypes';
import type { SchemaTable } from './tables';
import { simpleType, type SimpleType } from './values';

/** An element declaration, made ready for reading and writing. */
export interface ElementNode {
  readonly name: string;
  readonly namespace: string;
  /** With the customary prefix, as written and as shown in an XPath. */
  readonly qualified: string;
  readonly optional: boolean;
  readonly repeated: boolean;
  /** The declared type as `{namespace}name`; null when it is narrowed on the spot. */
  readonly typeName: string | null;
  /** The children in order, or null for a value. */
  readonly children: readonly ElementNode[] | null;
  readonly simple: SimpleType | null;
}

/** The root element `Bericht` of a message with everything under it. */
export function compile(table: SchemaTable): ElementNode {
  return new Compiler(table).element(table, `Bericht: ${table.prefix}:Root`);
}

const ELEMENT = /^(\w+)([?+]?): (\w+):(\w+)(?: \/(.*)\/)?$/;

class Compiler {
  private readonly tables: Readonly<Record<string, SchemaTable>>;

  constructor(message: SchemaTable) {
    this.tables = { [message.prefix]: message, [BASIS.prefix]: BASIS };
  }

  /** Children live in the namespace of the schema that declares them, not of their type. */
  element(home: SchemaTable, line: string): ElementNode {
    const [, name = '', sign = '', prefix = '', type = '', pattern] = ELEMENT.exec(line) ?? [];
    const table = this.tables[prefix];
    const lines = table?.types[type];
    const data = table === BASIS ? DATA_TYPES[type] : undefined;
    if (!table || (!lines && !data)) throw new Error(`no type for ${line}`);
    return {
      name,
      namespace: home.namespace,
      qualified: `${home.prefix}:${name}`,
      optional: sign === '?',
      repeated: sign === '+',
      typeName: pattern ? null : `{${table.namespace}}${type}`,
      children: lines ? lines.map((each) => this.element(table, each)) : null,
      simple: data ? simpleType(data, pattern) : null,
    };
  }
}
