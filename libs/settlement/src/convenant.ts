import type { MunicipalityCode, SchoolType } from './facts';
import type { OpenPeriod } from './period';

/** One of the two parties: a region or a list, resolved to municipalities when published. */
export interface ConvenantSide {
  readonly name: string;
  readonly municipalities: readonly MunicipalityCode[];
}

/** What a convenant or a clause is about; an absent member means "any". */
export interface Scope {
  readonly groups?: readonly string[];
  readonly schoolTypes?: readonly SchoolType[];
  readonly productCategories?: readonly string[];
  readonly productCodes?: readonly string[];
}

/**
 * A published version: never changed, only followed by a next. `from`/`until` are service dates.
 * It speaks about a day on which the payer by law stands on one side and the *host* (the
 * municipality of the school, else the receiver) on the other, or both on one side's own list
 * when both sides are the same region.
 */
export interface ConvenantVersion extends OpenPeriod {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly sides: readonly [ConvenantSide, ConvenantSide];
  readonly scope: Scope;
  /** In order: the first clause of a kind whose scope matches decides. */
  readonly clauses: readonly Clause[];
}

/** The two roles a clause can name without naming a municipality. */
export type Role = 'school' | 'home';

interface ClauseOf<Kind extends string> {
  readonly id: string;
  readonly kind: Kind;
  readonly scope?: Scope;
}

/** Who has the lead (*regie*). */
export interface CoordinationClause extends ClauseOf<'coordination'> {
  readonly coordinator: Role;
}

/** Who pays the provider first and recovers from the bearers. */
export interface PrefinancingClause extends ClauseOf<'prefinancing'> {
  readonly prefinancier: Role;
}

/** The school municipality bears this part of the cost, the home municipality the rest. */
export interface ShareCostsClause extends ClauseOf<'share-costs'> {
  readonly schoolShare: { readonly numerator: number; readonly denominator: number };
}

export type Clause = CoordinationClause | PrefinancingClause | ShareCostsClause;

