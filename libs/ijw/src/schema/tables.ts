/** A simple type of the standard: base type plus facets, exactly as the schema has them. */
export interface DataType {
  readonly base: 'string' | 'integer' | 'date' | 'time';
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly min?: number;
  readonly max?: number;
  /** In the pattern language of XML Schema, always for the whole value. */
  readonly pattern?: string;
  /** The allowed codes, with a blank between them. */
  readonly codes?: string;
}

/**
 * A schema as a table: class → its elements in order. An element reads
 * `Name: prefix:Type`, with `?` behind the name for 0..1, `+` for 1..n, and a `/pattern/` behind
 * the type where the schema narrows it on the spot.
 */
export interface SchemaTable {
  readonly prefix: string;
  readonly namespace: string;
  readonly types: Readonly<Record<string, readonly string[]>>;
}
