const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 30_000;

/** When a loop works, rests, backs off and ends. */
export class Pacer {
  /** Failures in a row. */
  failures = 0;
  running = true;
  draining = false;
  private awake = false;
  private endPause: (() => void) | null = null;
  /** The same while a wake may end it. */
  private endRest: (() => void) | null = null;

  constructor(private readonly restMs: number) {}

  /** Ends a rest, or skips the next one: a wake during work must not be lost. */
  wake(): void {
    this.awake = true;
    this.endRest?.();
  }

  /** Work until nothing is left, then end. */
  drain(): void {
    this.draining = true;
    this.endPause?.();
  }

  stop(): void {
    this.running = false;
    this.drain();
  }

  succeeded(): void {
    this.failures = 0;
  }

  failed(): void {
    this.failures += 1;
  }

  /** @param untilMs not before this moment of `performance.now()`, whoever wakes it */
  async rest(untilMs = 0): Promise<void> {
    if (!this.awake) await this.pause(this.restMs);
    await this.pause(untilMs - performance.now(), false);
    this.awake = false;
  }

  /** Twice as long after each failure, up to half a minute. */
  async backOff(): Promise<void> {
    await this.pause(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (this.failures - 1)), false);
  }

  private async pause(ms: number, mayBeWoken = true): Promise<void> {
    if (this.draining || ms <= 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.endPause = () => {
        clearTimeout(timer);
        resolve();
      };
      if (mayBeWoken) this.endRest = this.endPause;
    });
    this.endPause = null;
    this.endRest = null;
  }
}
