import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { quietRequestQueue, queuePrototype, type RequestQueue } from './request-queue';

/** A queue with requests that wait, and a count of the checks. */
function queue(pending: number, throttledForMs: number) {
  const checks = { count: 0 };
  const state = {
    throttleCheckTimeoutId: null,
    throttledUntil: Date.now() + throttledForMs,
    pending: Array.from({ length: pending }),
    checkPendingRequests: () => void (checks.count += 1),
  };
  return { checks, queue: Object.assign(Object.create(queuePrototype), state) as RequestQueue };
}

describe('the request queue of kafkajs', () => {
  it('is the one that we have replaced a function of', () => {
    const text = readFileSync(require.resolve('kafkajs/src/network/requestQueue'), 'utf8');
    const start = text.lastIndexOf('  scheduleCheckPendingRequests() {');
    const digest = createHash('sha256').update(text.slice(start)).digest('hex');
    const { version } = JSON.parse(
      readFileSync(require.resolve('kafkajs/package.json'), 'utf8'),
    ) as { version: string };
    expect([version, digest.slice(0, 16)]).toEqual(['2.2.4', '7976f950024192e8']);
  });

  it.each<[string, number, number, number[]]>([
    ['nothing waits: no timer', 0, -1, [0, 0, 0]],
    ['nothing waits during a throttle: no timer', 0, 50, [0, 0, 0]],
    ['a request waits: soon', 1, -1, [0, 1, 1]],
    ['a request waits for a throttle: at its end', 1, 50, [0, 0, 1]],
  ])('%s', (_, pending, throttledForMs, counts) => {
    jest.useFakeTimers();
    quietRequestQueue();
    const { checks, queue: one } = queue(pending, throttledForMs);
    one.scheduleCheckPendingRequests();
    one.scheduleCheckPendingRequests();
    const seen = [0, 20, 40].map((ms) => {
      jest.advanceTimersByTime(ms);
      return checks.count;
    });
    jest.useRealTimers();
    expect(seen).toEqual(counts);
  });
});
