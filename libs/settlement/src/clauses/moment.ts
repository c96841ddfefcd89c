import type { Enrolment, MunicipalityCode, Placement, Residence } from '../facts';
import type { LocalDate } from '../period';

/** What a clause may look at of the child; the same for every day of a placement. */
export interface Dossier {
  readonly birthDate: LocalDate | null;
  readonly residences: readonly Residence[];
  /** Unbroken enrolments at one school are one; sorted by `from`. */
  readonly enrolments: readonly Enrolment[];
  readonly placement: Placement;
}

/** One day as a clause sees it: the payer by law on one side, the host on the other. */
export interface Moment extends Dossier {
  readonly day: LocalDate;
  readonly payer: MunicipalityCode;
  readonly host: MunicipalityCode;
  /** The enrolment that makes the host; null when the receiver stands in for a school. */
  readonly enrolment: Enrolment | null;
  /** The side on which the payer stands, and the side on which the host stands. */
  readonly homeSide: readonly MunicipalityCode[];
  readonly schoolSide: readonly MunicipalityCode[];
}

/** The two roles a clause can name without naming a municipality. */
export type Role = 'school' | 'home';

/** The municipality behind a role: the host for the school, the payer by law for the home. */
export function inRole(role: Role, moment: Pick<Moment, 'payer' | 'host'>): MunicipalityCode {
  return role === 'school' ? moment.host : moment.payer;
}
