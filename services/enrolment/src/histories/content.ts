import type { ActualResidence, Custody, OpenPeriod, Residence } from '@grensverkeer/settlement';
import { Refusal, type InvalidParam } from '@grensverkeer/service-kit';
import type {
  ActualResidencesDto,
  CustodyListDto,
  EnrolmentsDto,
  PeriodDto,
  ResidencesDto,
} from './history.dto';

/** An enrolment as recorded; where the school stands is looked up when it is told. */
export interface EnrolmentContent extends OpenPeriod {
  readonly id: string;
  readonly schoolId: string;
}

/** What is stored per kind: every member there, in a fixed order, sorted by date. */
export interface Contents {
  readonly residences: Residence[];
  readonly 'actual-residences': ActualResidence[];
  readonly custody: Custody[];
  readonly enrolments: EnrolmentContent[];
}
export type Kind = keyof Contents;

/** @throws Refusal `overlapping-residences`: a person is registered at one place at a time */
export function residencesContent({ residences }: ResidencesDto): Residence[] {
  const content = residences.map((dto) => ({
    ...periodOf(dto),
    status: dto.status,
    municipality: dto.municipality ?? null,
    addressKind: dto.addressKind ?? null,
    underInvestigation: dto.underInvestigation ? periodOf(dto.underInvestigation) : null,
    administrativeOnly: dto.administrativeOnly ?? false,
  }));
  return inOrder('residences', content);
}

/** @throws Refusal `overlapping-actual-residences` */
export function actualResidencesContent(dto: ActualResidencesDto): ActualResidence[] {
  const content = dto.actualResidences.map((one) => ({
    ...periodOf(one),
    municipality: one.municipality,
  }));
  return inOrder('actual-residences', content);
}

/** @throws Refusal `overlapping-custody` */
export function custodyContent({ custody }: CustodyListDto): Custody[] {
  const content = custody.map((dto) => ({
    ...periodOf(dto),
    holder: dto.holder,
    municipality: dto.municipality ?? null,
  }));
  return inOrder('custody', content);
}

/**
 * Enrolments may run side by side: a child can be at two schools.
 * @throws Refusal `duplicate-enrolment` when an id occurs twice
 */
export function enrolmentsContent({ enrolments }: EnrolmentsDto): EnrolmentContent[] {
  const content = enrolments.map((dto) => ({
    ...periodOf(dto),
    id: dto.id,
    schoolId: dto.schoolId,
  }));
  const ids = content.map(({ id }) => id);
  const twice = ids.flatMap((id, at) =>
    ids.indexOf(id) < at
      ? [{ name: `enrolments.${at}.id`, code: 'duplicate-enrolment', reason: 'stands twice' }]
      : [],
  );
  if (twice.length > 0) throw refused('duplicate-enrolment', 'An enrolment stands twice.', twice);
  return content.sort((a, b) => compare(a.from, b.from) || compare(a.id, b.id));
}

function periodOf({ from, until }: PeriodDto): OpenPeriod {
  return { from, until: until ?? null };
}

/** Sorted by date; stretches of which two hold the same day are refused. */
function inOrder<Stretch extends OpenPeriod>(kind: Kind, content: readonly Stretch[]): Stretch[] {
  const sorted = [...content].sort((a, b) => compare(a.from, b.from));
  const code = `overlapping-${kind}`;
  const name = kind === 'actual-residences' ? 'actualResidences' : kind;
  const faults = sorted.flatMap((stretch, at): InvalidParam[] => {
    const before = sorted[at - 1];
    if (!before || (before.until !== null && before.until <= stretch.from)) return [];
    const place = `${name}.${content.indexOf(stretch)}.from`;
    return [{ name: place, code, reason: 'falls inside the stretch before it' }];
  });
  if (faults.length > 0) throw refused(code, 'Stretches overlap.', faults);
  return sorted;
}

function refused(code: string, detail: string, params: readonly InvalidParam[]): Refusal {
  return new Refusal(code, detail, { status: 400, params });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
