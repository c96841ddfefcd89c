import type { Rung } from '../decision';
import type { Enrolment, MunicipalityCode, Placement, Residence } from '../facts';
import type { LocalDate } from '../period';
import { unbroken } from './enrolments';

/** What a clause may look at of the child; the same for every day of a placement. */
export interface Dossier {
  readonly birthDate: LocalDate | null;
  readonly residences: readonly Residence[];
  /** Unbroken enrolments at one school are one; sorted by `from`. */
  readonly enrolments: readonly Enrolment[];
  readonly placement: Placement;
}

/** The dossier of facts as they were told. */
export function dossierOf(
  { birthDate, residences, enrolments }: Omit<Dossier, 'placement'>,
  placement: Placement,
): Dossier {
  return { birthDate, residences, enrolments: unbroken(enrolments), placement };
}

/** One day as a clause sees it: the home municipality on one side, the school's on the other. */
export interface Moment extends Dossier {
  readonly day: LocalDate;
  /** The rung of the law that names the payer. */
  readonly rung: Rung | null;
  /** The payer by law. */
  readonly home: MunicipalityCode;
  /** The host: the municipality of the school, else the receiver. */
  readonly school: MunicipalityCode;
  /** The enrolment that makes the host; null when the receiver stands in for a school. */
  readonly enrolment: Enrolment | null;
  /** The side on which the payer stands, and the side on which the host stands. */
  readonly homeSide: readonly MunicipalityCode[];
  readonly schoolSide: readonly MunicipalityCode[];
}

/** A moment before it is known which convenant speaks about it. */
export type Sideless = Omit<Moment, 'homeSide' | 'schoolSide'>;

/** The two roles a clause can name without naming a municipality. */
export type Role = 'school' | 'home';

export function other(role: Role): Role {
  return role === 'school' ? 'home' : 'school';
}
