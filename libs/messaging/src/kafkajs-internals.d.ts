declare module 'kafkajs/src/network/requestQueue' {
  class RequestQueue {
    throttleCheckTimeoutId: ReturnType<typeof setTimeout> | null;
    throttledUntil: number;
    readonly pending: readonly unknown[];
    scheduleCheckPendingRequests(): void;
    checkPendingRequests(): void;
  }
  export = RequestQueue;
}
