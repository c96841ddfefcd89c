import type { Scope } from './clauses/scope';
import type { Clause } from './clauses/table';
import type { MunicipalityCode } from './facts';
import type { OpenPeriod } from './period';

export type { Role } from './clauses/moment';
export type { HelpForm, Scope } from './clauses/scope';
export type { Clause } from './clauses/table';

/** One of the two parties: a region or a list, resolved to municipalities when published. */
export interface ConvenantSide {
  readonly name: string;
  readonly municipalities: readonly MunicipalityCode[];
}

/**
 * A published version: never changed, only followed by a next. `from`/`until` are service dates.
 * It speaks about a day on which the payer by law stands on one side and the *host* (the
 * municipality of the school, else the receiver) on the other; an agreement inside one region has
 * that region on both sides.
 */
export interface ConvenantVersion extends OpenPeriod {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly sides: readonly [ConvenantSide, ConvenantSide];
  readonly scope: Scope;
  /** Speaks only where no other convenant does, however few municipalities it names. */
  readonly isDefault?: boolean;
  /** In order: for each question the first clause that is in scope and has an answer decides. */
  readonly clauses: readonly Clause[];
}
