import type { Basis, FactUsed, OpenReason, Rung } from '../decision';
import type { MunicipalityCode, Share } from '../facts';
import { compare } from '../period';

/** What the law (or a person) says of one day, before agreements. */
export type Outcome = Decided | Open;

export interface Decided {
  readonly payer: MunicipalityCode;
  readonly basis: Basis;
  /** Only when persons named who bears what; it then stands above a convenant. */
  readonly shares?: readonly Share[];
}

export interface Open {
  readonly payer: null;
  readonly reason: OpenReason;
  readonly candidates: readonly MunicipalityCode[];
  readonly basis: Basis;
}

export function decided(payer: MunicipalityCode, rung: Rung, facts: readonly FactUsed[]): Decided {
  return { payer, basis: { rung, facts, clauses: [] } };
}

export function open(
  reason: OpenReason,
  candidates: readonly (MunicipalityCode | null)[],
  facts: readonly FactUsed[],
): Open {
  const named = candidates.filter((candidate): candidate is string => candidate !== null);
  const basis = { rung: null, facts: distinctFacts(facts), clauses: [] };
  return { payer: null, reason, candidates: [...new Set(named)].sort(compare), basis };
}

/**
 * When facts or law can be read in several ways: the answer if every reading names the same payer
 * (then nobody needs to choose; the other grounds stand beside the first), else open, with all that
 * the readings name as candidates. Readings come in a fixed order.
 */
export function agreed(reason: OpenReason, readings: readonly Outcome[]): Outcome {
  const first = readings[0];
  if (!first) return open(reason, [], []);
  if (readings.length === 1) return first;
  if (readings.every((reading) => isSameAnswer(first, reading))) {
    return withBeside(
      first,
      readings.map(({ basis }) => basis.rung),
    );
  }
  const candidates = readings.flatMap((reading) => candidatesOf(reading));
  return open(
    reason,
    candidates,
    readings.flatMap(({ basis }) => basis.facts),
  );
}

export function candidatesOf(outcome: Outcome): readonly MunicipalityCode[] {
  return outcome.payer === null ? outcome.candidates : [outcome.payer];
}

/** The outcome with other grounds beside its rung. */
export function withBeside(outcome: Outcome, grounds: readonly (Rung | null)[]): Outcome {
  const { rung, facts, clauses, beside = [] } = outcome.basis;
  const added = grounds.filter((ground): ground is Rung => ground !== null && ground !== rung);
  if (added.length === 0) return outcome;
  const all = [...new Set([...beside, ...added])].sort(compare);
  return { ...outcome, basis: { rung, facts, clauses, beside: all } };
}

function isSameAnswer(one: Outcome, other: Outcome): boolean {
  if (one.payer !== null || other.payer !== null) return one.payer === other.payer;
  return one.reason === other.reason && `${one.candidates}` === `${other.candidates}`;
}

function distinctFacts(facts: readonly FactUsed[]): FactUsed[] {
  const byText = new Map(facts.map((fact) => [textOf(fact), fact]));
  return [...byText].sort(([one], [other]) => compare(one, other)).map(([, fact]) => fact);
}

function textOf({ kind, date, municipality, detail, id }: FactUsed): string {
  return [kind, date, municipality, detail, id].join('|');
}
