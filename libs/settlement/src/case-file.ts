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

/** The part of a case file that its placements, agreements and lines are no part of. */
export type FactsOfChild = Omit<CaseFile, 'placements' | 'convenants' | 'lines'>;

/** What was told of a child, by the names of the case file; what was not told is empty. */
export function factsOfChild(childId: string, told: Partial<CaseFile>): FactsOfChild {
  return {
    childId,
    birthDate: told.birthDate ?? null,
    motherAtBirth: told.motherAtBirth ?? { status: 'unknown' },
    residences: told.residences ?? [],
    actualResidences: told.actualResidences ?? [],
    custody: told.custody ?? [],
    enrolments: told.enrolments ?? [],
    decisions: told.decisions ?? [],
  };
}
