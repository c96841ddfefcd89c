import type { InvalidParam } from '@grensverkeer/service-kit';
import type { Clause } from '@grensverkeer/settlement';

export function parseClauses(
  input: readonly unknown[],
): { ok: true; clauses: readonly Clause[] } | { ok: false; faults: InvalidParam[] } {
  return { ok: true, clauses: input as Clause[] };
}
