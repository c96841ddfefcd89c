import { Client } from 'pg';
import { testDatabase } from './test-database';

describe('a database for a test', () => {
  it.each([
    ['enrolment', 'child'],
    ['placement', 'placement'],
    ['convenant', 'convenant_version'],
    ['billing', 'posting'],
  ] as const)('of %s has its tables, and those of messaging', async (service, table) => {
    const database = await testDatabase(service);
    const client = new Client({ connectionString: database.url });
    await client.connect();
    try {
      for (const name of [table, 'outbox', 'parked'])
        expect((await client.query('select to_regclass($1) as it', [name])).rows).toEqual([
          { it: name },
        ]);
    } finally {
      await client.end();
      await database.drop();
    }
  });
});
