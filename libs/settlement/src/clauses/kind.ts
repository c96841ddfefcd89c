import type { MunicipalityCode, Share } from '../facts';
import type { LocalDate, Period } from '../period';
import type { Dossier, Moment } from './moment';
import type { Scope } from './scope';

/** A text shown to people, in both languages. */
export interface Text {
  readonly nl: string;
  readonly en: string;
}

export interface ClauseOf<Kind extends string> {
  readonly id: string;
  readonly kind: Kind;
  readonly scope?: Scope;
}

/**
 * One kind of agreement: what it answers on a day. For each question the first clause in the
 * list that is in scope and gives an answer (not null) decides.
 */
export interface ClauseKind<C extends ClauseOf<string>> {
  readonly kind: C['kind'];
  readonly title: Text;
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
}
