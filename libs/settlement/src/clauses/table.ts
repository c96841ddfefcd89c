import { adminFee, type AdminFeeClause } from './admin-fee';
import { cap, type CapClause } from './cap';
import { coordination, type CoordinationClause } from './coordination';
import { deductible, type DeductibleClause } from './deductible';
import type { ClauseKind, Text } from './kind';
import { minimum, type MinimumClause } from './minimum';
import { prefinancing, type PrefinancingClause } from './prefinancing';
import { shareCosts, type ShareCostsClause } from './share-costs';
import { tariff, type TariffClause } from './tariff';
import { threshold, type ThresholdClause } from './threshold';

/** All kinds of agreement: a closed set, no scripts and no expressions. */
export type Clause =
  | CoordinationClause
  | PrefinancingClause
  | ShareCostsClause
  | TariffClause
  | ThresholdClause
  | DeductibleClause
  | CapClause
  | MinimumClause
  | AdminFeeClause;

/**
 * One entry for every kind; a kind that is forgotten here does not compile. Clauses about amounts
 * work in this order.
 */
const KINDS: { readonly [K in Clause['kind']]: ClauseKind<Extract<Clause, { kind: K }>> } = {
  coordination,
  prefinancing,
  'share-costs': shareCosts,
  tariff,
  threshold,
  deductible,
  cap,
  minimum,
  'admin-fee': adminFee,
};

/** The kind of a clause, ready to be asked about that clause. */
export function kindOf(clause: Clause): ClauseKind<Clause> {
  // The table pairs every clause with its own kind, which the type of a look-up cannot say.
  return KINDS[clause.kind] as unknown as ClauseKind<Clause>;
}

/** What a kind is called; a name that is no kind is told as it is. */
export function titleOf(kind: string): Text {
  const kinds: Readonly<Record<string, { readonly title: Text } | undefined>> = KINDS;
  return kinds[kind]?.title ?? { nl: kind, en: kind };
}

/** The names of all kinds, in the order in which clauses about amounts work. */
export const KIND_NAMES = Object.keys(KINDS) as readonly Clause['kind'][];
