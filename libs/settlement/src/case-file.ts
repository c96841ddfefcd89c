import type { ConvenantVersion } from './convenant';
import type {
  ActualResidence,
  Custody,
  Enrolment,
  InvoiceLine,
  MotherAtBirth,
  PersonDecision,
  Placement,
  Residence,
} from './facts';
import type { LocalDate } from './period';

/** All facts of one child, and the agreements that may touch it. */
export interface CaseFile {
  readonly childId: string;
  readonly birthDate: LocalDate | null;
  readonly motherAtBirth: MotherAtBirth;
  readonly residences: readonly Residence[];
  readonly actualResidences: readonly ActualResidence[];
  readonly custody: readonly Custody[];
  readonly enrolments: readonly Enrolment[];
  readonly placements: readonly Placement[];
  readonly decisions: readonly PersonDecision[];
  readonly convenants: readonly ConvenantVersion[];
  readonly lines: readonly InvoiceLine[];
}
