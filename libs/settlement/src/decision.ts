import type { MunicipalityCode, Share } from './facts';
import type { LocalDate, Period } from './period';
import type { Cents } from './money';

/** Which sentence of the law (or whose decision) names the payer. Codes as in the worked cases. */
export type Rung =
  | 'JW1.1-1'
  | 'JW1.1-2'
  | 'JW1.1-3a'
  | 'JW1.1-3b'
  | 'JW1.1-4'
  | 'JWOLD-1'
  | 'JWOLD-2'
  | 'JWOLD-3'
  | 'JWOLD-4'
  | 'JW10.1'
  | 'JW2.7a'
  | 'JW8.2.1'
  | 'WPO4'
  | 'WPO125'
  | 'WPO132-5'
  | 'WEC40'
  | 'AGREEMENT'
  | 'BINDING_ADVICE'
  | 'COURT';

/** A fact that the decision rests on, with the date that matters and what it says. */
export interface FactUsed {
  readonly kind:
    | 'residence'
    | 'actual-residence'
    | 'mother-at-birth'
    | 'custody'
    | 'stay'
    | 'enrolment'
    | 'help-request'
    | 'inquiry'
    | 'decision'
    | 'merger'
    | 'birth'
    | 'paid-so-far'
    | 'count-date';
  /** Since when, or on which day; for the address before a stay the day before that stay. */
  readonly date: LocalDate | null;
  readonly municipality: MunicipalityCode | null;
  /** Why a registration is no *woonadres* that counts, or what else is special about the fact. */
  readonly detail?: FactDetail;
  /** Since when that is so, where it is not since the date of the fact. */
  readonly detailFrom?: LocalDate;
  /** The id of the fact where it has one (placement, enrolment, decision). */
  readonly id?: string;
}

/** `counted…` = was the pupil at this school on the count date (WPO 125)? */
export type FactDetail = RegistrationDetail | 'secret' | 'counted-here' | 'counted-elsewhere';

export type RegistrationDetail =
  | 'under-investigation'
  | 'briefadres'
  | 'administrative-only'
  | 'rni'
  | 'not-registered'
  | 'abroad';

export interface ClauseUsed {
  readonly convenantId: string;
  readonly version: number;
  readonly clauseId: string;
  readonly kind: string;
}

/** Why: the rung of the law, the facts used and the clauses that changed roles or shares. */
export interface Basis {
  /** null when the part is left open. */
  readonly rung: Rung | null;
  /** Grounds that stand beside the rung: the transition, or another reading with the same answer. */
  readonly beside?: readonly Rung[];
  readonly facts: readonly FactUsed[];
  readonly clauses: readonly ClauseUsed[];
}

/** Reasons that leave a part to a person. They can be read aloud; texts live in `explain`. */
export type OpenReason =
  | 'overlapping-residences'
  | 'no-residence-known'
  | 'no-residence-before-stay'
  | 'part-time-stay'
  | 'mother-and-child-house'
  | 'other-scheme-stay'
  | 'stay-start-untraceable'
  | 'custody-unclear'
  | 'actual-residence-unclear'
  | 'municipality-split'
  | 'contradicting-decisions'
  | 'no-enrolment-known'
  | 'several-partnerships'
  | 'paid-by-state'
  | 'allocation-removed';

export interface DecidedSegment {
  readonly kind: 'decided';
  readonly period: Period;
  /** Who bears the cost by law. A convenant never changes it. */
  readonly payer: MunicipalityCode;
  readonly coordinator: MunicipalityCode;
  readonly prefinancier: MunicipalityCode;
  /** Who bears what in the end, sorted by municipality; together exactly one. */
  readonly shares: readonly Share[];
  readonly basis: Basis;
}

export interface OpenSegment {
  readonly kind: 'open';
  readonly period: Period;
  readonly reason: OpenReason;
  /** Sorted; may be empty when no fact points anywhere. */
  readonly candidates: readonly MunicipalityCode[];
  readonly basis: Basis;
}

/** Segments cover the asked period exactly, in order, each at least a day. */
export type Segment = DecidedSegment | OpenSegment;

/** What a posting says, whether in the books already or wanted. */
export interface PostingContent {
  readonly lineId: string;
  readonly debtor: MunicipalityCode;
  readonly creditor: MunicipalityCode;
  /** Always more than zero. */
  readonly cents: Cents;
  readonly period: Period;
  readonly basis: Basis;
}

/** A posting in the books. `reverses` names the charge that a reversal takes back. */
export interface Posting extends PostingContent {
  readonly id: string;
  readonly kind: 'charge' | 'reversal';
  readonly reverses: string | null;
}

/** A posting to be added; it gets its id from the books. */
export type PostingDraft = Omit<Posting, 'id'>;

/** A part of a line that no rule may decide. Signed like the line. */
export interface OpenPart {
  readonly lineId: string;
  readonly period: Period;
  readonly cents: Cents;
  readonly reason: OpenReason;
  readonly candidates: readonly MunicipalityCode[];
}

/** For the provider: this line was sent to a municipality that bears nothing of it. */
export interface BillingNote {
  readonly lineId: string;
  readonly period: Period;
  readonly billNext: MunicipalityCode;
}

/**
 * What the books should say. Per line: Σ postings + Σ open parts + what the receiver bears
 * itself = the amount, to the cent.
 */
export interface Settlement {
  readonly postings: readonly PostingContent[];
  readonly open: readonly OpenPart[];
  /** What the receiver bears itself, so that every line adds up. */
  readonly kept: readonly { readonly lineId: string; readonly cents: Cents }[];
  readonly notes: readonly BillingNote[];
}
