/** What the oracle says about one day. */
export type DayAnswer =
  | { readonly payer: string; readonly grounds: readonly string[]; readonly shares?: string }
  | { readonly reason: string; readonly candidates: readonly string[] };

/** One reading → that; all readings name the same payer → that; else a person must choose. */
export function choose(reason: string, readings: readonly DayAnswer[]): DayAnswer {
  if (readings.length === 1) return readings[0]!;
  const payers = new Set(readings.map((one) => ('payer' in one ? one.payer : null)));
  const grounds = readings.flatMap((one) => ('payer' in one ? one.grounds : []));
  const [payer] = payers;
  if (payers.size === 1 && typeof payer === 'string') return { payer, grounds };
  const texts = new Set(readings.map((one) => JSON.stringify(one)));
  const [first] = readings;
  if (first && payers.size === 1 && texts.size === 1) return first;
  return { reason, candidates: sorted(readings.flatMap(namesIn)) };
}

export function unknown(reason: string, candidates: readonly (string | null)[] = []): DayAnswer {
  return { reason, candidates: sorted(candidates.flatMap((one) => (one === null ? [] : [one]))) };
}

export function namesIn(answer: DayAnswer): readonly string[] {
  return 'payer' in answer ? [answer.payer] : answer.candidates;
}

export function sorted(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
