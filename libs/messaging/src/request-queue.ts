import { createRequire } from 'node:module';

/** What we touch of the queue that kafkajs keeps per connection. */
export interface RequestQueue {
  throttleCheckTimeoutId: ReturnType<typeof setTimeout> | null;
  readonly throttledUntil: number;
  readonly pending: readonly unknown[];
  scheduleCheckPendingRequests(): void;
  checkPendingRequests(): void;
}

const CHECK_INTERVAL_MS = 10;

/** Not exported by kafkajs, hence by its path. */
export const { prototype: queuePrototype } = createRequire(__filename)(
  'kafkajs/src/network/requestQueue',
) as { prototype: RequestQueue };

/**
 * kafkajs 2.2.4 re-arms a timer every millisecond on every connection, also when nothing waits
 * (tulios/kafkajs#1751): four percent of a core, idle. Ours arms one only when a request waits.
 * A test holds the version and the text of the replaced function.
 */
export function quietRequestQueue(): void {
  queuePrototype.scheduleCheckPendingRequests = scheduleIfNeeded;
}

function scheduleIfNeeded(this: RequestQueue): void {
  if (this.throttleCheckTimeoutId !== null || this.pending.length === 0) return;
  const throttledMs = this.throttledUntil - Date.now();
  this.throttleCheckTimeoutId = setTimeout(
    () => {
      this.throttleCheckTimeoutId = null;
      this.checkPendingRequests();
    },
    throttledMs > 0 ? throttledMs : CHECK_INTERVAL_MS,
  );
}
