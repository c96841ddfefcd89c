/** Where a command tells people what it does; one line a call, without a line end. */
export type Report = (text: string) => void;

/** Progress goes to stderr, so that stdout holds results only. */
export const toStderr: Report = (text) => {
  process.stderr.write(`${text}\n`);
};

/** For callers that want no words. */
export const silent: Report = () => undefined;

/** Does `work` and tells what it was and how long it took. */
export async function timed<T>(report: Report, what: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await work();
  report(`  ${what}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return result;
}

/** The text of anything that was thrown, for people. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
