import { decide, type Segment } from '@grensverkeer/settlement';
import type { DayAnswer } from './answer';
import { dayAfter } from './days';
import { evaluate } from './evaluate';
import type { World } from './histories';

/**
 * Where library and oracle differ about a world; null when they agree on every day. `told` = the
 * case file that the oracle is given, another one to see that a difference would be found.
 */
export function disagreement(world: World, told = world.file): string | null {
  const { file, help, from, until } = world;
  const segments = decide(file, help, { from, until });
  const gap = brokenCover(segments, from, until);
  if (gap) return gap;
  let index = 0;
  for (let day: string = from; day < until; day = dayAfter(day)) {
    while (segments[index]!.period.until <= day) index += 1;
    const segment = segments[index]!;
    const answer = evaluate(told, help, day);
    const wrong = difference(segment, answer);
    if (wrong) return `${day}: ${wrong}: ${JSON.stringify(segment)} ≠ ${JSON.stringify(answer)}`;
  }
  return null;
}

function brokenCover(segments: readonly Segment[], from: string, until: string): string | null {
  let expected = from;
  for (const { period } of segments) {
    if (period.from !== expected || period.until <= period.from) return `gap at ${expected}`;
    expected = period.until;
  }
  return expected === until ? null : `ends at ${expected}`;
}

function difference(segment: Segment, answer: DayAnswer): string | null {
  if (segment.kind === 'open') {
    if (!('reason' in answer)) return 'open or decided';
    if (segment.reason !== answer.reason) return 'reason';
    return `${segment.candidates}` === `${answer.candidates}` ? null : 'candidates';
  }
  if (!('payer' in answer)) return 'open or decided';
  if (segment.payer !== answer.payer) return 'payer';
  const shares = segment.shares.map(
    (one) => `${one.municipality}=${one.numerator / one.denominator}`,
  );
  if (shares.join(' ') !== (answer.shares ?? `${answer.payer}=1`)) return 'shares';
  const { rung, beside = [] } = segment.basis;
  const named = [rung, ...beside].every((ground) => answer.grounds.includes(`${ground}`));
  return named ? null : 'ground';
}
