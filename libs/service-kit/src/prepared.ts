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
    return this.with(values).ask((await tx.queryRunner?.connect()) as PoolClient);
  }

  /** To be asked together with others. */
  with(values: unknown[]): Question<Row> {
    const { name, text } = this;
    return {
      async ask(client) {
        try {
          const { rows } = await client.query<Row & object>({ name, text, values });
          return rows;
        } catch (error) {
          throw new QueryFailedError(text, values, error as Error);
        }
      },
    };
  }
}

/** A prepared statement with its values. */
export interface Question<Row> {
  ask(client: PoolClient): Promise<Row[]>;
}

/** What `pg` has and its types do not tell. */
interface Pipelining {
  pipeline: boolean;
  readonly connection: { readonly stream: { cork(): void; uncork(): void } };
}

/**
 * Asks all of these in one walk to PostgreSQL, which answers them in this order, one after another:
 * each sees what those before it did. A walk costs both sides more than most answers.
 * @param tx a transaction. @throws QueryFailedError of the first that failed; none after it is done
 */
export async function together<Rows extends readonly unknown[]>(
  tx: EntityManager,
  ...questions: { readonly [At in keyof Rows]: Question<Rows[At]> }
): Promise<{ readonly [At in keyof Rows]: Rows[At][] }> {
  const client = (await tx.queryRunner?.connect()) as PoolClient & Pipelining;
  const { stream } = client.connection;
  client.pipeline = true;
  stream.cork();
  const asked = questions.map((question) => question.ask(client));
  stream.uncork();
  try {
    // Nothing may be under way when the next is sent in the usual way.
    await Promise.allSettled(asked);
    return (await Promise.all(asked)) as { [At in keyof Rows]: Rows[At][] };
  } finally {
    client.pipeline = false;
  }
}
