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
  /** A school partnership by its code. */
  readonly partnership: (code: string) => string;
  readonly and: string;
  readonly days: (first: string, last: string) => string;
  readonly owes: (debtor: string, creditor: string, amount: string, days: string) => string;
  readonly takesBack: (debtor: string, creditor: string, amount: string, days: string) => string;
  readonly pays: (payer: string, days: string) => string;
  /** When others bear a part or all of it. */
  readonly paysByLaw: (payer: string, days: string) => string;
  /** When people decided on parts. */
  readonly shared: (days: string) => string;
  readonly leads: (coordinator: string, prefinancier: string) => string;
  /** `part` null = all. */
  readonly bears: (municipality: string, part: string | null) => string;
  readonly shares: (parts: string) => string;
  readonly law: (article: string, rule: string) => string;
  /** Another article that gives the same answer, or that stands beside the first. */
  readonly beside: (article: string, rule: string) => string;
  readonly facts: string;
  /** `where` null = the fact names no municipality. */
  readonly fact: Record<FactUsed['kind'], (where: string | null) => string>;
  /** Days of facts: since when, on which day, or the last day before a stay. */
  readonly since: (date: string) => string;
  readonly on: (date: string) => string;
  readonly eve: (date: string) => string;
  /** Why a registration is no address that counts. */
  readonly detail: Record<FactDetail, string>;
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
  readonly interim: {
    readonly pays: (payer: string) => string;
    readonly nobody: string;
    readonly answerDue: (date: string) => string;
    readonly settleFrom: (date: string) => string;
  };
  readonly continuation: {
    readonly until: (last: string) => string;
    readonly always: string;
    readonly since: (date: string) => string;
  };
  readonly rungs: Record<Rung, RungText>;
  readonly reasons: Record<OpenReason, OpenText>;
}
