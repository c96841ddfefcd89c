import type { PersonDecision, Placement } from '@grensverkeer/settlement';
import { sorted, type DayAnswer } from './answer';
import { isOn } from './days';

const GROUNDS = {
  agreement: 'AGREEMENT',
  'binding-advice': 'BINDING_ADVICE',
  court: 'COURT',
} as const;

/** What people decided for this help on a day; nothing when they did not. */
export function byPeople(
  decisions: readonly PersonDecision[],
  help: Placement,
  day: string,
): DayAnswer | null {
  const standing = decisions
    .filter((one) => isOn(one, day))
    .filter((one) => one.placementId === null || one.placementId === help.id)
    .filter((one) => one.shares.length > 0)
    .filter((one) => !decisions.some((later) => setsAside(later, one)));
  const own = standing.filter((one) => one.placementId !== null);
  const counting = own.length > 0 ? own : standing;
  if (counting.length === 0) return null;
  const bearings = new Set(counting.map(bearing));
  const bearers = counting.flatMap(({ shares }) => shares.map((share) => share.municipality));
  if (bearings.size > 1) return { reason: 'contradicting-decisions', candidates: sorted(bearers) };
  const [shares = ''] = bearings;
  const newest = counting
    .map(({ decidedOn }) => decidedOn as string)
    .sort()
    .pop();
  const grounds = counting
    .filter(({ decidedOn }) => decidedOn === newest)
    .map(({ source }) => GROUNDS[source]);
  return { payer: mostOf(shares), grounds, shares };
}

function setsAside(later: PersonDecision, earlier: PersonDecision): boolean {
  return (
    later.setsAside === earlier.id &&
    later.id !== earlier.id &&
    later.decidedOn >= earlier.decidedOn
  );
}

function bearing({ shares }: PersonDecision): string {
  return textOf(shares.map((one) => [one.municipality, one.numerator / one.denominator]));
}

/** Who bears what as one text, by municipality; quarters, halves and wholes are exact in floats. */
export function textOf(bearers: readonly (readonly [string, number])[]): string {
  const parts = new Map<string, number>();
  for (const [code, part] of bearers) parts.set(code, (parts.get(code) ?? 0) + part);
  const filled = [...parts].filter(([, part]) => part > 0).sort(([a], [b]) => (a < b ? -1 : 1));
  return filled.map(([code, part]) => `${code}=${part}`).join(' ');
}

export function bearersIn(text: string): [string, number][] {
  return text.split(' ').map((share) => {
    const [code = '', part] = share.split('=');
    return [code, Number(part)];
  });
}

/** Who bears most; of equals the first. */
export function mostOf(text: string): string {
  const bearers = bearersIn(text);
  const most = Math.max(...bearers.map(([, part]) => part));
  return bearers.find(([, part]) => part === most)![0];
}
