import type { LocalDate, OpenPeriod, Period } from './period';
import type { Cents } from './money';
import type { Volume } from './volume';

/**
 * A municipality as the field writes it: the four-digit CBS code ("0599"). Opaque to this
 * library, so that worked cases may use letters.
 */
export type MunicipalityCode = string;

/** Was the mother registered as a resident in the BRP when the child was born? (Jeugdwet 1.1, 3) */
export type MotherAtBirth =
  | { readonly status: 'resident'; readonly municipality: MunicipalityCode }
  | { readonly status: 'not-resident' | 'unknown' };

/** One stretch of BRP registration. Only a *woonadres* of a resident can feed points 1 and 2. */
export interface Residence extends OpenPeriod {
  readonly status: 'resident' | 'rni' | 'not-registered' | 'abroad';
  readonly municipality: MunicipalityCode | null;
  readonly addressKind: 'woonadres' | 'briefadres' | null;
  /** A note under art. 2.26 Wet BRP: the address is wrong or under investigation. */
  readonly underInvestigation: OpenPeriod | null;
  /** Registered for administration only, without living there: no woonadres. */
  readonly administrativeOnly: boolean;
}

/** Where the child really is (*werkelijk verblijf*); `municipality` null = abroad. */
export interface ActualResidence extends OpenPeriod {
  readonly municipality: MunicipalityCode | null;
}

/** Who has custody; decides only for dates before 2022-01-01. */
export interface Custody extends OpenPeriod {
  readonly holder: 'both-parents' | 'mother' | 'father' | 'institution' | 'natural-guardian';
  readonly municipality: MunicipalityCode | null;
}

export interface Enrolment extends OpenPeriod {
  readonly id: string;
  readonly schoolId: string;
  readonly schoolMunicipality: MunicipalityCode;
  /** `bo` primary, `sbo` special primary, `so`/`vso` special, `vo` secondary, `mbo`, `oza`. */
  readonly schoolType: SchoolType;
}

export type SchoolType = 'bo' | 'sbo' | 'so' | 'vso' | 'vo' | 'mbo' | 'oza';

/** The law under which help is given; which of them make a stay is data (`stay-kinds.ts`). */
export type LegalBasis =
  | 'jeugdwet'
  | 'jeugdreclassering'
  | 'jeugdreclassering-with-jji'
  | 'wmo-protected-living'
  | 'wmo-shelter'
  | 'wlz'
  | 'jji'
  | 'other-scheme';

export type StayKind =
  | 'foster-care'
  | 'family-home'
  | 'residential'
  | 'closed'
  | 'crisis'
  | 'mother-and-child'
  | 'respite'
  | 'protected-living'
  | 'shelter'
  | 'wlz-institution'
  | 'detention'
  | 'other';

/** Which law decides who pays: another stream has another anchor (`grensverkeer.md` A9). */
export type Stream = 'youth-care' | 'pupil-transport' | 'residential-pupil' | 'sbo-transfer';

/**
 * Help to a child by a provider. With `stay` it is also a fact for point 2. A stay that nobody
 * bills here (detention, Wlz) has no receiver and no allocation number.
 */
export interface Placement extends OpenPeriod {
  readonly id: string;
  readonly stream: Stream;
  /** AGB code of the provider, 8 digits. */
  readonly provider: string;
  readonly receiver: MunicipalityCode | null;
  readonly allocationNumber: number | null;
  readonly productCategory: string | null;
  readonly productCode: string | null;
  readonly legalBasis: LegalBasis;
  readonly stay: StayKind | null;
  /** The child formally keeps living at home (respite, weekend care): contested, see A5. */
  readonly partTime: boolean;
  /** The start of the stay cannot be traced (VNG convenant of May 2021). */
  readonly startUntraceable: boolean;
  /** Municipality of the facility or foster home. */
  readonly place: MunicipalityCode | null;
  readonly helpRequestDate: LocalDate | null;
  /**
   * What a convenant may scope on: `help-at-school`, `day-programme`, … For `sbo-transfer` the part
   * of the amount: `basic-funding`, or else the support part.
   */
  readonly group: string | null;
  /** The local team of the home municipality has agreed. */
  readonly homeConsent: boolean;
  /** Whether point 2 sees a stay in it, where people have settled that; absent = the list decides. */
  readonly countsAsStay?: boolean;
  /** Who has paid until now; stays payer when no fact names another municipality. */
  readonly paidSoFar?: MunicipalityCode;
  /** The provider asked a college who is responsible (Jeugdwet 8.2.1, par. 1). */
  readonly inquiry?: Inquiry;
  /** A ministry pays, no municipality: foster care in a Nidos family, a place in a closed school. */
  readonly isPaidByState?: boolean;
  /** Taken back by its municipality (RedenWijziging 13): it counts as never sent (OP033x1). */
  readonly isRemoved?: boolean;
  /** Where the child is must not be told (Regeling Jeugdwet 6a.6): explanations leave it out. */
  readonly isPlaceSecret?: boolean;
}

/** A question of a provider about who pays, and what the college answered, if it did. */
export interface Inquiry {
  readonly askedOn: LocalDate;
  readonly answeredOn: LocalDate | null;
  /** The municipality that the answer names; null = no answer, or none named. */
  readonly answer: MunicipalityCode | null;
}

/** One accepted line of an invoice. A credit line carries a negative amount. */
export interface InvoiceLine {
  readonly id: string;
  readonly placementId: string;
  /** ProductPeriode, inside one calendar month. */
  readonly period: Period;
  readonly amount: Cents;
  /** The municipality that the invoice was addressed to, and that paid it. */
  readonly receiver: MunicipalityCode;
  readonly productCategory: string | null;
  readonly productCode: string | null;
  /** What was delivered, where the invoice tells it; tariffs per hour or piece need it. */
  readonly volume?: Volume;
  /** For a credit: the line it cancels. It follows that line's decision, mirrored. */
  readonly credits: string | null;
}

/**
 * A decision by people: an agreement between municipalities, binding advice or a court. A fact
 * like any other; `scope` names what it is about.
 */
export interface PersonDecision extends OpenPeriod {
  readonly id: string;
  readonly source: 'agreement' | 'binding-advice' | 'court';
  readonly reference: string;
  readonly decidedOn: LocalDate;
  /** null = all placements of the child. */
  readonly placementId: string | null;
  /** The bearers and their shares, together one; one bearer = that municipality pays. */
  readonly shares: readonly Share[];
  /** An earlier decision that this one sets aside. */
  readonly setsAside: string | null;
}

/** A part of a whole as two integers, never a float. */
export interface Share {
  readonly municipality: MunicipalityCode;
  readonly numerator: number;
  readonly denominator: number;
}
