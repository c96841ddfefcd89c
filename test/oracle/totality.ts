import { addDays, decide, type Segment } from '@grensverkeer/settlement';
import { before2022, ofPeople, ofPupils, sinceOf2022, type Situation } from './abstraction';
import { disagreement } from './compare';

/** A set of situations: its size, and whether the oracle is asked about it too. */
export interface SituationSet {
  readonly name: string;
  readonly situations: () => Generator<Situation>;
  readonly size: number;
  readonly isAskedToo: boolean;
}

/** 417,024 situations in all: every combination of what the law can tell apart. */
export const SETS: readonly SituationSet[] = [
  { name: 'since 2022', situations: sinceOf2022, size: 144_000, isAskedToo: true },
  { name: 'before 2022', situations: before2022, size: 40_320, isAskedToo: true },
  { name: 'pupils', situations: ofPupils, size: 230_400, isAskedToo: true },
  { name: 'people', situations: ofPeople, size: 2304, isAskedToo: true },
];

const REASONS: ReadonlySet<string> = new Set([
  'overlapping-residences',
  'no-residence-known',
  'no-residence-before-stay',
  'part-time-stay',
  'mother-and-child-house',
  'other-scheme-stay',
  'stay-start-untraceable',
  'custody-unclear',
  'actual-residence-unclear',
  'municipality-split',
  'contradicting-decisions',
  'no-enrolment-known',
  'several-partnerships',
  'paid-by-state',
]);

/** How many situations end well; throws at the first that does not. Looks at every `step`th. */
export function countEnding({ situations, isAskedToo }: SituationSet, step: number): number {
  let count = 0;
  for (const situation of situations()) {
    count += 1;
    if (count % step !== 0) continue;
    const fault = faultIn(situation, isAskedToo);
    if (fault) throw new Error(`${fault}: ${JSON.stringify(situation)}`);
  }
  return count;
}

function faultIn({ file, help, day }: Situation, isAskedToo: boolean): string | null {
  const period = { from: day, until: addDays(day, 1) };
  const segments = decide(file, help, period);
  const [segment] = segments;
  if (!segment || segments.length !== 1) return 'not one answer';
  return notTotal(segment) ?? (isAskedToo ? disagreement({ file, help, ...period }) : null);
}

function notTotal(segment: Segment): string | null {
  if (segment.kind === 'open') return REASONS.has(segment.reason) ? null : 'unnamed reason';
  const whole = segment.shares.reduce((sum, one) => sum + one.numerator / one.denominator, 0);
  if (Math.abs(whole - 1) > 1e-9) return 'shares that are not one';
  return segment.payer && segment.basis.rung ? null : 'nobody pays, or nobody says why';
}
