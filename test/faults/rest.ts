import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_EVERY_MS = 300;
const LOOKS = 3;
const GIVE_UP_AFTER_MS = 150_000;

/**
 * Waits until no process has anything under way, at several looks in a row. Gives up after a
 * while without a word: what is stuck then, the checker says.
 */
export async function untilAtRest(
  urls: readonly string[],
  giveUpAfterMs = GIVE_UP_AFTER_MS,
): Promise<boolean> {
  const limit = Date.now() + giveUpAfterMs;
  for (let quiet = 0; quiet < LOOKS; await sleep(LOOK_EVERY_MS)) {
    const resting = await Promise.all(urls.map(isAtRest));
    quiet = resting.every(Boolean) ? quiet + 1 : 0;
    if (Date.now() > limit) return false;
  }
  return true;
}

async function isAtRest(url: string): Promise<boolean> {
  const details = await figures(url);
  return details !== null && ['outbox', 'lag', 'due'].every((name) => !details[name]);
}

/** The figures of a health page; null when it does not answer or is not well. */
export async function figures(url: string): Promise<Record<string, number> | null> {
  try {
    const response = await fetch(`${url}/_healthz`, { signal: AbortSignal.timeout(10_000) });
    if (!response.ok) return null;
    return ((await response.json()) as { details: Record<string, number> }).details;
  } catch {
    return null;
  }
}
