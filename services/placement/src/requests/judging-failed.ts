import type { EntityManager } from 'typeorm';

/**
 * A request that cannot be judged goes to a person with the failure, and is tried again after a
 * pause that doubles each time: a minute, two, four, at most a day. It is never given up; when a
 * fact of its child changes it is tried at once.
 * @param error only its name and code are kept: its words may repeat what stood in a message
 */
export async function judgingFailed(tx: EntityManager, id: string, error: unknown): Promise<void> {
  await tx.query(
    `update request set failures = failures + 1, failure = $2, failed_at = now(),
       look_at = now() + least(interval '1 day', interval '1 minute' * 2 ^ least(failures, 20)),
       state = case when state in ('rejected', 'allocated') then state else 'in-doubt' end,
       decision = coalesce(decision, '{"kind": "not-computed"}'::jsonb)
     where id = $1`,
    [id, failureOf(error)],
  );
}

/** It was judged: what failed before is over. */
export async function judgingWentWell(tx: EntityManager, id: string): Promise<void> {
  await tx.query(
    `update request set failures = 0, failure = null, failed_at = null
     where id = $1 and failures > 0`,
    [id],
  );
}

/** How many requests cannot be judged, for the health page. */
export async function countFailed(tx: EntityManager): Promise<number> {
  const [row]: { n: number }[] = await tx.query(
    'select count(*) n from request where failure is not null',
  );
  return row?.n ?? 0;
}

function failureOf(error: unknown): string {
  const { name, code } = Object(error) as { name?: unknown; code?: unknown };
  const known = typeof name === 'string' ? name : 'unknown';
  return typeof code === 'string' ? `${known} ${code}` : known;
}
