import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { createDatabases, dropDatabases, type ServiceName } from './databases';

const stack = { adminDatabaseUrl: process.env['DATABASE_URL'] ?? '' };

describe('databases of the services', () => {
  const prefix = `test_${randomBytes(5).toString('hex')}`;
  let urls: Record<ServiceName, string>;

  beforeAll(async () => {
    urls = await createDatabases(stack, prefix);
  });
  afterAll(() => dropDatabases(stack, prefix));

  it('each service may do everything in its own database', async () => {
    await query(urls.billing, 'create table posting (id bigint); create extension btree_gist');
    expect(await query(urls.billing, 'select count(*)::int as n from posting')).toEqual([{ n: 0 }]);
  });

  it('no service may enter the database of another', async () => {
    const other = new URL(urls.billing);
    other.pathname = new URL(urls.enrolment).pathname;
    await expect(query(other.toString(), 'select 1')).rejects.toThrow(/permission denied/);
  });

  it('a second time keeps the data and gives a password that works', async () => {
    await query(urls.placement, 'create table kept (id int)');
    urls = await createDatabases(stack, prefix);
    expect(await query(urls.placement, 'select * from kept')).toEqual([]);
  });
});

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
