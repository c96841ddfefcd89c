/** A described situation: what was recorded, in order. See README.md beside this file. */
export interface Scenario {
  readonly title: string;
  readonly why?: string;
  readonly facts: readonly Fact[];
}

export type Fact =
  | RegionFact
  | SchoolFact
  | ChildFact
  | HistoryFact
  | EnrolmentsFact
  | PlacementFact
  | ConsentFact
  | DecisionsFact
  | ConvenantFact
  | PublicationFact
  | InvoiceFact
  | MessageFact
  | SettledMark;

interface Span {
  readonly from: string;
  readonly until?: string | null;
}

export interface RegionFact {
  readonly fact: 'region';
  readonly region: string;
  readonly name?: string;
  readonly kind?: string;
  readonly municipalities: readonly string[];
}

export interface SchoolFact {
  readonly fact: 'school';
  readonly school: string;
  readonly municipality: string;
  readonly type: string;
}

export interface ChildFact {
  readonly fact: 'child';
  readonly child: string;
  readonly bsn?: string | null;
  readonly birthDate?: string | null;
  /** A municipality code, or `not-resident` or `unknown`. */
  readonly motherAtBirth?: string;
}

/** Histories that go to the API as they stand, with what is usual filled in. */
export interface HistoryFact {
  readonly fact: 'residences' | 'actual-residences' | 'custody';
  readonly child: string;
  readonly periods: readonly (Span & Record<string, unknown>)[];
}

export interface EnrolmentsFact {
  readonly fact: 'enrolments';
  readonly child: string;
  readonly periods: readonly (Span & { readonly school: string })[];
}

export interface PlacementFact extends Span {
  readonly fact: 'placement';
  readonly placement: string;
  readonly child: string;
  readonly provider: string;
  readonly receiver?: string | null;
  readonly allocationNumber?: number | null;
  readonly productCategory?: string | null;
  readonly productCode?: string | null;
  readonly [more: string]: unknown;
}

export interface ConsentFact {
  readonly fact: 'home-consent';
  readonly placement: string;
  readonly given: boolean;
  readonly on?: string | null;
}

export interface DecisionsFact {
  readonly fact: 'decisions';
  readonly child: string;
  readonly decisions: readonly (Span & {
    readonly decision: string;
    readonly source: string;
    readonly reference: string;
    readonly decidedOn: string;
    readonly placement?: string;
    readonly shares: readonly unknown[];
    readonly setsAside?: string;
  })[];
}

/** A draft; it has no effect until its publication. */
export interface ConvenantFact extends Span {
  readonly fact: 'convenant';
  readonly convenant: string;
  readonly version: number;
  readonly name?: string;
  /** A region by its id, or a list of municipalities. */
  readonly sides: readonly [string | readonly string[], string | readonly string[]];
  readonly scope?: Record<string, unknown>;
  readonly clauses: readonly Record<string, unknown>[];
}

export interface PublicationFact {
  readonly fact: 'publication';
  readonly convenant: string;
  readonly version: number;
}

export interface InvoiceFact {
  readonly fact: 'invoice';
  readonly invoice: string;
  readonly sender: string;
  readonly receiver: string;
  readonly date: string;
  /** How it travels; JSON unless said otherwise. */
  readonly form?: 'json' | 'jw323';
  readonly lines: readonly InvoiceLineFact[];
}

export interface InvoiceLineFact {
  /** Reference of the line; when absent the invoice number and its place. */
  readonly line?: string;
  /** Whose allocation is billed. Without it `allocationNumber` must be given. */
  readonly placement?: string;
  readonly allocationNumber?: number;
  readonly productCategory?: string;
  readonly productCode?: string;
  /** A whole calendar month, `2026-03`; or a part of one, by `from` and `until`. */
  readonly month?: string;
  readonly from?: string;
  readonly until?: string;
  readonly volume?: number;
  readonly unit?: string;
  readonly tariffCents?: number;
  readonly amountCents: number;
  /** The reference of the earlier line that this one takes back. */
  readonly credits?: string;
}

/**
 * No fact but a moment: what was told so far is settled before the next fact. In a shuffled run,
 * where "so far" means nothing, it does nothing.
 */
export interface SettledMark {
  readonly fact: 'settled';
}

/** A JW323 message in a file beside the scenario. */
export interface MessageFact {
  readonly fact: 'jw323';
  readonly file: string;
}
