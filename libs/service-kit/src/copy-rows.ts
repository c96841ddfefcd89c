import type { PoolClient } from 'pg';
import { from } from 'pg-copy-streams';
import { finished } from 'stream/promises';
import { QueryFailedError, type EntityManager } from 'typeorm';

/** Text as PostgreSQL reads it, also for a date or an array (`{a,b}`); null = no value. */
export type CopyValue = string | number | null;

/**
 * Adds rows by COPY: no array has to be written by the driver and taken apart again, which for
 * many rows is much of the work. Defaults, checks, keys and triggers hold as always.
 * @param tx a transaction
 * @param target `table (column, column)`, not from outside
 * @throws QueryFailedError as a statement does
 */
export async function copyRows(
  tx: EntityManager,
  target: string,
  rows: Iterable<readonly CopyValue[]>,
): Promise<void> {
  let text = '';
  for (const row of rows) {
    let separator = '';
    for (const value of row) {
      text += separator + copied(value);
      separator = '\t';
    }
    text += '\n';
  }
  if (text === '') return;
  const statement = `copy ${target} from stdin`;
  const client = (await tx.queryRunner?.connect()) as PoolClient;
  const stream = client.query(from(statement));
  try {
    stream.end(text);
    await finished(stream);
  } catch (error) {
    throw new QueryFailedError(statement, undefined, error as Error);
  }
}

const SPECIAL = /[\\\t\n\r]/;
const ESCAPED: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};

function copied(value: CopyValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'number' || !SPECIAL.test(value)) return String(value);
  return value.replace(/[\\\t\n\r]/g, (one) => ESCAPED[one] ?? one);
}
