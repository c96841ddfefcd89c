import { setTimeout as sleep } from 'timers/promises';
import { QueryFailedError, type DataSource, type EntityManager } from 'typeorm';

/** Serialization failure and deadlock: the same work may well succeed a moment later. */
const CONFLICTS = new Set(['40001', '40P01']);
const ATTEMPTS = 5;

/**
 * One transaction; done again from the start, at most five times, when PostgreSQL chose it as the
 * one to give way. So `work` may only touch the database.
 */
export async function inTransaction<Result>(
  database: DataSource,
  work: (tx: EntityManager) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await database.transaction(work);
    } catch (error) {
      if (attempt === ATTEMPTS || !CONFLICTS.has(faultOf(error).code ?? '')) throw error;
      await sleep(Math.random() * 20 * 2 ** attempt);
    }
  }
}

/** Did this error break the unique constraint of this name? */
export function isDuplicate(error: unknown, constraint: string): boolean {
  const fault = faultOf(error);
  return fault.code === '23505' && fault.constraint === constraint;
}

function faultOf(error: unknown): { code?: string; constraint?: string } {
  return error instanceof QueryFailedError ? (error.driverError as object) : {};
}
