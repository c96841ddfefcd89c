import type { FactUsed } from '../decision';
import type { MunicipalityCode, Share } from '../facts';
import { municipality, successionDates, successorsOn } from '../geo/municipalities';
import type { LocalDate } from '../period';
import { tidy } from '../clauses/shares';
import { largestOf } from './bearers';
import { open, type Outcome } from './outcome';

/**
 * The outcome in the municipalities of the question date: a merged municipality is replaced by its
 * successor. After a split it is open which part the address lay in.
 */
export function succeeded(outcome: Outcome, date: LocalDate): Outcome {
  if (outcome.payer === null) {
    const candidates = outcome.candidates.flatMap((code) => successorsOn(code, date));
    return { ...outcome, candidates: [...new Set(candidates)].sort() };
  }
  const codes = [outcome.payer, ...(outcome.shares ?? []).map((share) => share.municipality)];
  if (codes.every((code) => isCurrent(code, date))) return outcome;
  const merged = [...new Set(codes)].flatMap((code) => mergersOf(code, date));
  const facts = [...outcome.basis.facts, ...merged];
  const successors = codes.map((code) => successorsOn(code, date));
  if (successors.some(({ length }) => length !== 1)) {
    return open('municipality-split', successors.flat(), facts);
  }
  const basis = { ...outcome.basis, facts };
  if (!outcome.shares) return { payer: successors[0]![0]!, basis };
  const shares = tidy(outcome.shares.map((share) => inSuccessor(share, date)));
  return { payer: largestOf(shares), shares, basis };
}

/** Does this code stand for itself on the date? Codes that are not in the table always do. */
function isCurrent(code: MunicipalityCode, date: LocalDate): boolean {
  const until = municipality(code)?.until ?? null;
  return until === null || date < until;
}

function inSuccessor(share: Share, date: LocalDate): Share {
  return { ...share, municipality: successorsOn(share.municipality, date)[0]! };
}

/** The succession as a fact: the day on which the code last passed into another. */
function mergersOf(code: MunicipalityCode, date: LocalDate): FactUsed[] {
  const passed = successionDates(code).filter((day) => day <= date);
  const last = passed[passed.length - 1];
  if (last === undefined) return [];
  const successors = successorsOn(code, date);
  return [
    { kind: 'merger', date: last, municipality: successors.length === 1 ? successors[0]! : null },
  ];
}
