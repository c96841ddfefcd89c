import type { PoolClient } from 'pg';
import { QueryFailedError, type EntityManager } from 'typeorm';

/**
 * A statement that every connection parses and plans once. For look-ups by key on a path that is
 * walked all day: the plan is always the same.
 */
export class Prepared<Row> {
  /** @param name no other statement may have it */
  constructor(
    private readonly name: string,
    private readonly text: string,
  ) {}

  /** @param tx a transaction. @throws QueryFailedError */
  async rows(tx: EntityManager, values: unknown[]): Promise<Row[]> {
    const client = (await tx.queryRunner?.connect()) as PoolClient;
    const { name, text } = this;
    try {
      const { rows } = await client.query<Row & object>({ name, text, values });
      return rows;
    } catch (error) {
      throw new QueryFailedError(text, values, error as Error);
    }
  }
}
