import { setTimeout as sleep } from 'node:timers/promises';

export interface Patience {
  readonly timeoutMs?: number;
  readonly intervalMs?: number;
}

/**
 * Asks again until the probe answers something that is not undefined, null or false, and gives
 * that answer. A probe that throws (a failed `expect`) is asked again too; its last error is the
 * error when time is over.
 */
export async function eventually<T>(
  probe: () => Promise<T> | T,
  { timeoutMs = 20_000, intervalMs = 50 }: Patience = {},
): Promise<Exclude<T, undefined | null | false>> {
  const limit = Date.now() + timeoutMs;
  for (;;) {
    let failure: unknown = new Error('it never became true');
    try {
      const answer = await probe();
      if (answer !== undefined && answer !== null && answer !== false)
        return answer as Exclude<T, undefined | null | false>;
    } catch (error) {
      failure = error;
    }
    if (Date.now() > limit) throw late(failure, timeoutMs);
    await sleep(intervalMs);
  }
}

function late(failure: unknown, timeoutMs: number): unknown {
  if (failure instanceof Error) failure.message = `After ${timeoutMs} ms: ${failure.message}`;
  return failure;
}
