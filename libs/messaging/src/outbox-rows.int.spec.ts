import { childRecorded, closeAll, freshDatabase } from '../test/support';
import { append, appendRange } from './outbox';
import { openRows } from './outbox-rows';

/** What a relay asks for these shards: the statement that reads, and those before it. */
function statementsOf(shards: readonly number[]): { before: string[]; read: string } {
  const before = openRows(shards, 500).split(';');
  return { read: before.pop() ?? '', before };
}

describe('the rows of a round', () => {
  afterEach(closeAll);

  it('reads by the index, also when it was planned while the outbox was empty', async () => {
    const dataSource = await freshDatabase();
    await dataSource.query('analyze outbox');
    const event = childRecorded('c1');
    await dataSource.transaction((tx) =>
      append(
        tx,
        Array.from({ length: 3000 }, () => event),
      ),
    );
    const plan = await dataSource.transaction(async (tx) => {
      const { before, read } = statementsOf([3]);
      for (const statement of before.slice(1)) await tx.query(statement);
      return tx.query<object[]>(`explain ${read}`);
    });
    expect(JSON.stringify(plan)).toContain('Index Scan using outbox_pkey');
    expect(JSON.stringify(plan)).not.toContain('Sort');
  });

  it('reads what stands in a shard once it holds the lock, not what stood there before', async () => {
    const dataSource = await freshDatabase();
    const rows = [1, 2, 3].map((from) => ({ shard: 3, renderer: 'r', from, until: from + 1 }));
    await dataSource.transaction((tx) => appendRange(tx, rows));
    const { before, read } = statementsOf([3]);
    const runner = dataSource.createQueryRunner();
    for (const statement of before) await runner.query(statement);
    // Another relay that had sent this row: had it been read, it would be sent again.
    await dataSource.query('delete from outbox where range_from = 1');
    const seen = (await runner.query(read)) as { range_from: string }[];
    await runner.query('rollback');
    await runner.release();
    expect(seen.map(({ range_from }) => Number(range_from))).toEqual([2, 3]);
  });
});
