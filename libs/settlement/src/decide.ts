import type { CaseFile } from './case-file';
import { applyAgreements } from './clauses/apply';
import type { Dossier } from './clauses/moment';
import type { DecidedSegment, Segment } from './decision';
import type { Placement } from './facts';
import { byLaw } from './law/by-law';
import { childOf, type Child } from './law/child';
import type { Outcome } from './law/outcome';
import { isSameExceptPeriod } from './law/same';
import { LAST_DAY, type LocalDate, type Period } from './period';

/**
 * Who pays, who coordinates and who pays first for this help, day by day over the period: segments
 * that cover it exactly, in order, each at least a day, neighbours different. A part that no rule
 * may decide is an open segment with its reason and candidates. Jeugdwet art. 1.1 (the rules of
 * 2022 and before) and 10.1, WPO art. 4, 125 and 132, decisions by people; then the agreements.
 *
 * What is worked out about a case file is kept until another is asked about, so nobody may change
 * one in place.
 */
export function decide(caseFile: CaseFile, placement: Placement, period: Period): Segment[] {
  const timeline = timelineOf(caseFile, placement);
  const { starts } = timeline.child;
  const segments: Segment[] = [];
  for (let at = stretchOf(starts, period.from); at < starts.length; at += 1) {
    if (starts[at]! >= period.until) break;
    for (const segment of segmentsOf(timeline, at)) add(segments, segment, period);
  }
  return segments;
}

/** What was worked out about one placement: segments by stretch, made when first asked for. */
interface Timeline {
  readonly child: Child;
  readonly dossier: Dossier;
  readonly stretches: (readonly Segment[] | undefined)[];
}

interface Worked {
  readonly caseFile: CaseFile;
  readonly child: Child;
  readonly timelines: Map<Placement, Timeline>;
}

/** Only the last case file: whoever settles a child asks everything about it before the next. */
let worked: Worked | null = null;

function timelineOf(caseFile: CaseFile, placement: Placement): Timeline {
  if (worked?.caseFile !== caseFile) {
    worked = { caseFile, child: childOf(caseFile), timelines: new Map() };
  }
  const known = worked.timelines.get(placement);
  if (known) return known;
  const { child } = worked;
  const { birthDate, residences } = caseFile;
  const dossier = { birthDate, residences, enrolments: child.enrolments, placement };
  const timeline = { child, dossier, stretches: [] };
  worked.timelines.set(placement, timeline);
  return timeline;
}

/** The stretch that a day lies in: the last that began by then. The first begins before any day. */
function stretchOf(starts: readonly LocalDate[], day: LocalDate): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}

function segmentsOf({ child, dossier, stretches }: Timeline, at: number): readonly Segment[] {
  const known = stretches[at];
  if (known) return known;
  const from = child.starts[at]!;
  const period = { from, until: child.starts[at + 1] ?? LAST_DAY };
  const made = agreedOn(child.caseFile, dossier, byLaw(child, dossier.placement, from), period);
  stretches[at] = made;
  return made;
}

function agreedOn(
  { convenants }: CaseFile,
  dossier: Dossier,
  outcome: Outcome,
  period: Period,
): readonly Segment[] {
  const { basis } = outcome;
  if (outcome.payer === null) {
    const { reason, candidates } = outcome;
    return [{ kind: 'open', period, reason, candidates, basis }];
  }
  const { payer, shares } = outcome;
  const agreed = applyAgreements(convenants, dossier, { period, payer, basis });
  return shares ? agreed.map((segment): DecidedSegment => ({ ...segment, shares })) : agreed;
}

/** Adds what lies in the period; a neighbour that says the same grows instead. */
function add(segments: Segment[], segment: Segment, period: Period): void {
  const { from, until } = segment.period;
  if (until <= period.from || from >= period.until) return;
  const isInside = from >= period.from && until <= period.until;
  const clipped = isInside ? segment.period : clip(segment.period, period);
  const last = segments[segments.length - 1];
  if (last && isSameExceptPeriod(last, segment)) {
    segments[segments.length - 1] = { ...last, period: { ...last.period, until: clipped.until } };
  } else segments.push({ ...segment, period: clipped });
}

function clip({ from, until }: Period, within: Period): Period {
  return {
    from: from > within.from ? from : within.from,
    until: until < within.until ? until : within.until,
  };
}
