import { setTimeout as sleep } from 'node:timers/promises';

/**
 * The guards that keep messages and money whole. A fault run takes one away at a time, to prove
 * that its checker would notice; nobody else can.
 */
export type Guard = 'send-before-delete' | 'work-before-offset' | 'newest-version' | 'row-lock';

/** Topics of a fault run begin so; those of a real system have another prefix, or none. */
const PREFIX_OF_FAULT_RUNS = 'faults-';

const missing = missingGuard(process.env);

/** Is this guard taken away, in this process? Always false outside a fault run. */
export function isWithout(guard: Guard): boolean {
  return missing === guard;
}

const WINDOW_MS = 400;

/**
 * The window that this guard closes. Without the guard it stands open for a moment, so that a
 * fault run meets it by more than luck; otherwise there is no window and no waiting.
 */
export async function windowOf(guard: Guard): Promise<void> {
  if (isWithout(guard)) await sleep(WINDOW_MS);
}

/**
 * What `FAULT_CONTROL` asks to leave out.
 * @throws Error when it is set for a process that does not belong to a fault run: it must not start
 */
export function missingGuard(env: NodeJS.ProcessEnv): string | null {
  const asked = env['FAULT_CONTROL'];
  if (asked === undefined) return null;
  const isFaultRun = env['TOPIC_PREFIX']?.startsWith(PREFIX_OF_FAULT_RUNS) ?? false;
  if (isFaultRun && env['NODE_ENV'] !== 'production') return asked;
  throw new Error('FAULT_CONTROL belongs to npm run faults, and this process does not');
}
