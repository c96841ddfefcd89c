import { coordination, type CoordinationClause } from './coordination';
import type { ClauseKind, Text } from './kind';
import { prefinancing, type PrefinancingClause } from './prefinancing';
import { shareCosts, type ShareCostsClause } from './share-costs';

/** All kinds of agreement: a closed set, no scripts and no expressions. */
export type Clause = CoordinationClause | PrefinancingClause | ShareCostsClause;

/** One entry for every kind; a kind that is forgotten here does not compile. */
const KINDS: { readonly [K in Clause['kind']]: ClauseKind<Extract<Clause, { kind: K }>> } = {
  coordination,
  prefinancing,
  'share-costs': shareCosts,
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
