import type { Placement } from '@grensverkeer/settlement';
import { dayAfter, dayBefore, isOn } from './days';

/** A first day of a chain of stays; null = the child is in no stay. */
export type Start = string | null;

/** What makes this help contested as a stay on a question date; null when it is not contested. */
export function disputeAbout(help: Placement, question: string): string | null {
  if (help.stay === null || help.countsAsStay !== undefined || isOfNidos(help)) return null;
  if (help.stay === 'mother-and-child') return 'mother-and-child-house';
  if (help.stay === 'respite' || help.partTime) return 'part-time-stay';
  if (help.legalBasis === 'other-scheme') return 'other-scheme-stay';
  if (help.legalBasis === 'wlz' && question < '2026-01-01') return 'other-scheme-stay';
  return null;
}

export function isStay(help: Placement): boolean {
  if (help.stay === null || help.countsAsStay === false) return false;
  return help.countsAsStay === true || !isOfNidos(help);
}

/** A family of Nidos is no foster parent of the Jeugdwet. */
function isOfNidos(help: Placement): boolean {
  return help.legalBasis === 'other-scheme' && help.isPaidByState === true;
}

/**
 * Every way to read the stays around a day: each unbroken run of help contested for one reason is
 * counted or not. Per reading the chain is walked back day by day.
 */
export function startsOn(
  placements: readonly Placement[],
  day: string,
  question: string,
): { starts: Start[]; dispute: string | null } {
  const stays = placements.filter(isStay);
  if (stays.length === 0) return { starts: [null], dispute: null };
  const certain = stays.filter((help) => disputeAbout(help, question) === null);
  const runs = certain.length === stays.length ? [] : contestedRuns(stays, question);
  const starts = new Set<Start>();
  for (let choice = 0; choice < 2 ** runs.length; choice += 1) {
    const counted = runs.filter((_, index) => choice & (1 << index));
    starts.add(walkBack((at) => [...certain, ...counted].some((one) => isOn(one, at)), day));
  }
  const all = [...certain, ...runs];
  const around = (run: Run) => isReachedFrom(run, day, all);
  const disputes = runs.filter(around).map(({ reason }) => reason);
  return { starts: [...starts].sort(stayFirst), dispute: disputes.sort()[0] ?? null };
}

interface Run {
  from: string;
  until: string | null;
  reason: string;
}

/** Help contested for one reason, day after day without a gap, is one run. */
function contestedRuns(stays: readonly Placement[], question: string): Run[] {
  const runs: Run[] = [];
  for (const reason of ['mother-and-child-house', 'other-scheme-stay', 'part-time-stay']) {
    const helps = stays.filter((help) => disputeAbout(help, question) === reason);
    const ever = (day: string) => helps.some((help) => isOn(help, day));
    for (const { from } of helps) {
      if (!ever(from) || ever(dayBefore(from))) continue;
      if (runs.some((run) => run.reason === reason && run.from === from)) continue;
      runs.push({ from, until: firstDayWithout(ever, from), reason });
    }
  }
  return runs;
}

function firstDayWithout(ever: (day: string) => boolean, from: string): string | null {
  let day = from;
  for (let steps = 0; steps < HORIZON; steps += 1) {
    if (!ever(day)) return day;
    day = dayAfter(day);
  }
  return null;
}

/** Longer than any stretch of days that the random histories can hold. */
export const HORIZON = 100;

function walkBack(inStay: (day: string) => boolean, day: string): Start {
  if (!inStay(day)) return null;
  let first = day;
  while (inStay(dayBefore(first))) first = dayBefore(first);
  return first;
}

/** Do stays of any kind connect this run with the day? */
function isReachedFrom(
  run: Run,
  day: string,
  all: readonly { from: string; until: string | null }[],
): boolean {
  const inAny = (at: string) => all.some((one) => isOn(one, at));
  const step = run.from <= day ? dayAfter : dayBefore;
  for (let at = run.from; ; at = step(at)) {
    if (!inAny(at)) return false;
    if (at === day) return true;
  }
}

function stayFirst(one: Start, other: Start): number {
  if (one === null || other === null) return one === null ? 1 : -1;
  return one < other ? -1 : 1;
}
