import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';
import { Client, escapeIdentifier } from 'pg';

/** Writes every row of every table of these databases as JSON, one file a database. */
export async function dumpDatabases(
  databases: Readonly<Record<string, string>>,
  folder: string,
): Promise<void> {
  for (const [name, url] of Object.entries(databases)) {
    const client = new Client({ connectionString: url });
    await client.connect();
    const file = createWriteStream(join(folder, `${name}.ndjson`));
    const tables = await client.query<{ name: string }>(
      `select table_name as name from information_schema.tables
       where table_schema = 'public' order by 1`,
    );
    for (const { name: table } of tables.rows) {
      const { rows } = await client.query<{ row: object }>(
        `select to_jsonb(t) as row from ${escapeIdentifier(table)} t`,
      );
      for (const { row } of rows) file.write(`${JSON.stringify({ table, ...row })}\n`);
    }
    file.end();
    await once(file, 'finish');
    await client.end();
  }
}
