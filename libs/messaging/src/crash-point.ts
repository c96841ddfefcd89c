/** Every place where a process may be killed in a fault run, named after what just happened. */
export type CrashPoint =
  | 'writer-before-commit'
  | 'relay-before-publish'
  | 'relay-after-publish'
  | 'relay-after-delete'
  | 'relay-after-commit'
  | 'consumer-before-begin'
  | 'consumer-after-claim'
  | 'consumer-before-commit'
  | 'consumer-after-commit'
  | 'consumer-after-offset-commit'
  | 'consumer-before-park'
  | 'consumer-after-part'
  | 'redrive-before-commit'
  | 'redrive-after-commit'
  | 'invoice-before-commit'
  | 'invoice-after-commit'
  | 'waiting-lines-before-commit'
  | 'convenant-spread-before-commit'
  | 'settlement-before-commit'
  | 'settlement-after-commit';

/** From `CRASH_POINT=relay-after-publish:0.01,consumer-before-commit` (chance 1 if not said). */
const chances = new Map(
  (process.env['CRASH_POINT'] ?? '')
    .split(',')
    .filter((entry) => entry !== '')
    .map((entry) => entry.split(':'))
    .map(([point, chance]) => [point, chance === undefined ? 1 : Number(chance)]),
);

/** Dies here without any clean-up if the fault run asked for it; otherwise does nothing. */
export function crashPoint(point: CrashPoint): void {
  if (chances.size > 0 && Math.random() < (chances.get(point) ?? 0)) {
    process.kill(process.pid, 'SIGKILL');
  }
}
