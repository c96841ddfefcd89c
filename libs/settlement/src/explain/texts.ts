import type { Text } from '../clauses/kind';
import type { FactDetail, FactUsed, OpenReason, Rung } from '../decision';

export type Language = keyof Text;

/** A rule of the law: where it stands, what it says, and what would change the answer. */
export interface RungText {
  readonly article: string;
  readonly rule: string;
  readonly changes: string;
}

/** A reason why no rule may decide: what is the matter, and what a person can do. */
export interface OpenText {
  readonly matter: string;
  readonly next: string;
}

/** Everything `explain` says, in one language. */
export interface Texts {
  readonly months: readonly string[];
  readonly municipality: (code: string) => string;
  /** Where a fact names no municipality: abroad, or not known. */
  readonly nowhere: string;
  readonly and: string;
  readonly days: (first: string, last: string) => string;
  readonly owes: (debtor: string, creditor: string, amount: string, days: string) => string;
  readonly takesBack: (debtor: string, creditor: string, amount: string, days: string) => string;
  readonly pays: (payer: string, days: string) => string;
  readonly leads: (coordinator: string, prefinancier: string) => string;
  /** `part` null = all. */
  readonly bears: (municipality: string, part: string | null) => string;
  readonly shares: (parts: string) => string;
  readonly law: (article: string, rule: string) => string;
  /** Another article that gives the same answer, or that stands beside the first. */
  readonly beside: (article: string) => string;
  readonly facts: string;
  readonly fact: Record<FactUsed['kind'], (where: string) => string>;
  /** Why a registration is no address that counts. */
  readonly detail: Record<FactDetail, string>;
  readonly dateUnknown: string;
  readonly reference: (reference: string) => string;
  readonly clause: (convenant: string, version: number, says: string) => string;
  readonly precedence: string;
  readonly changes: (what: string) => string;
  readonly clauseChanges: string;
  readonly open: (days: string, matter: string) => string;
  /** Of a part that no municipality pays at all. */
  readonly outside: (days: string, matter: string) => string;
  readonly candidates: (municipalities: string) => string;
  readonly noCandidates: string;
  readonly rungs: Record<Rung, RungText>;
  readonly reasons: Record<OpenReason, OpenText>;
}
