import type { MunicipalityCode, Share } from '../facts';
import type { Cents, Exact, Fraction } from '../money';
import type { LocalDate, Period } from '../period';
import type { Fields } from './fields';
import type { Dossier, Moment, Role } from './moment';
import type { Volume } from '../volume';
import type { Scope } from './scope';
import type { Text, Window } from './text';

export type { Text, Window } from './text';

export interface ClauseOf<Kind extends string> {
  readonly id: string;
  readonly kind: Kind;
  readonly scope?: Scope;
}

/** A part of the cost of a line and who bears it; exact, before any rounding. */
export interface Slice {
  readonly cost: Exact;
  readonly shares: readonly Share[];
}

/** What a clause about amounts may look at: one stretch of days of one line. */
export interface CostView {
  readonly school: MunicipalityCode;
  readonly home: MunicipalityCode;
  readonly receiver: MunicipalityCode;
  readonly productCode: string | null;
  readonly period: Period;
  /** What was delivered on the whole line; null when it was not told. */
  readonly volume: Volume | null;
  /** The part of the line that falls to this stretch. */
  readonly part: Exact;
  /** What this clause counted in its window before this stretch, by service date, then line. */
  readonly before: Exact;
  /** The cost of all stretches in the window of this clause, later ones too. */
  readonly total: Exact;
}

/** How a clause changes who bears which part of a cost, looking at amounts and not only days. */
export interface Adjustment<C> {
  readonly window: (clause: C) => Window;
  readonly adjust: (clause: C, slices: readonly Slice[], view: CostView) => readonly Slice[];
  /** What a stretch adds to the count; the cost where absent. */
  readonly counts?: (clause: C, slices: readonly Slice[], view: CostView) => Exact;
}

/** An amount on top of the cost, from one municipality to another; it leaves the cost as it is. */
export interface Surcharge {
  readonly debtor: MunicipalityCode;
  readonly creditor: MunicipalityCode;
  /** Once per line. */
  readonly fixedCents: Cents;
  /** Of what the debtor bears of a stretch. */
  readonly part: Fraction;
}

/** How the days of a line weigh when it is divided over the decisions within it. */
export type DayWeight = 'days' | 'weekdays' | 'first-day' | 'last-day';

/** Things that happen, on which terms and duties hang. */
export const HAPPENINGS = [
  'help-requested',
  'payer-changed',
  'stay-start-lost',
  'month-ended',
  'statement-sent',
  'dispute-opened',
  'year-started',
  'year-ended',
  'convenant-ends',
] as const;

export type Happening = (typeof HAPPENINGS)[number];

export interface Occasion {
  readonly happening: Happening;
  readonly on: LocalDate;
}

/** What somebody must do, by when. `holder` null: the clause names nobody, which is a finding. */
export interface ClauseDuty {
  readonly holder: Role | 'both' | { readonly municipality: MunicipalityCode } | null;
  /** The last day, or null when no term was agreed. */
  readonly due: LocalDate | null;
  readonly what: Text;
}

/** A fault in what a clause means, found before a convenant is published. */
export interface ClauseFinding extends Text {
  readonly code: FindingCode;
}

export type FindingCode =
  | 'gap'
  | 'overlap'
  | 'unreachable'
  | 'shares-not-one'
  | 'precedence-clash'
  | 'date-outside-term'
  | 'unknown-code'
  | 'duty-without-holder'
  | 'no-figures'
  | 'no-effect'
  | 'not-all-checked'
  | 'faulty';

/**
 * One kind of agreement: what it answers on a day. For each question the first clause in the
 * list that is in scope and gives an answer (not null) decides.
 */
export interface ClauseKind<C extends ClauseOf<string>> {
  readonly kind: C['kind'];
  readonly title: Text;
  /** The values that an admin fills in, how a form asks for them and what is wrong with them. */
  readonly fields: Fields<Omit<C, 'id' | 'kind' | 'scope'>>;
  /** What the clause says, for an explanation. */
  readonly says: (clause: C) => Text;
  /** Who has the lead. */
  readonly coordinator?: (clause: C, moment: Moment) => MunicipalityCode | null;
  /** Who pays the provider first. */
  readonly prefinancier?: (clause: C, moment: Moment) => MunicipalityCode | null;
  /** Who bears the cost, in parts that are together one. */
  readonly bearers?: (clause: C, moment: Moment) => readonly Share[] | null;
  /** Days within the period on which the clause may answer differently than the day before. */
  readonly cuts?: (clause: C, dossier: Dossier, period: Period) => readonly LocalDate[];
  /** The first clause of each such kind that is in scope works, in the fixed order of the kinds. */
  readonly adjustment?: Adjustment<C>;
  readonly surcharge?: (clause: C, roles: Pick<CostView, 'school' | 'home'>) => Surcharge;
  /** How a line is divided; the first clause in scope. */
  readonly weighs?: (clause: C) => DayWeight;
  /** Puts other municipalities in the place of bearers, such as the successor after a merger. */
  readonly reshape?: (clause: C, shares: readonly Share[], moment: Moment) => readonly Share[];
  /** What must be done when something happens. */
  readonly duties?: (clause: C, occasion: Occasion) => readonly ClauseDuty[];
  /** Days in its values that must lie within the term of the convenant. */
  readonly days?: (clause: C) => readonly LocalDate[];
  /** What its values may still have wrong when each of them is right by itself. */
  readonly check?: (clause: C) => readonly ClauseFinding[];
}
