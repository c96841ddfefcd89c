import type {
  Enrolment,
  MotherAtBirth,
  MunicipalityCode,
  OpenPeriod,
  Residence,
  StayKind,
} from '@grensverkeer/settlement';
import type { DemoProduct } from './providers';
import type { Random } from './random';

/** A child as a line of the import of enrolment. */
export interface DemoChild {
  readonly childId: string;
  readonly bsn: string;
  readonly birthDate: string;
  readonly motherAtBirth: MotherAtBirth;
  readonly residences: readonly Dated<Residence>[];
  readonly actualResidences: readonly never[];
  readonly custody: readonly never[];
  readonly enrolments: readonly Dated<Pick<Enrolment, 'id' | 'schoolId'>>[];
}

/** Facts of the trade with their dates as plain strings, the way they travel in JSON. */
export type Dated<Fact> = Omit<Fact, keyof OpenPeriod> & {
  readonly from: string;
  readonly until: string | null;
};

/** Help to a child, and the product it is invoiced under. */
export interface DemoPlacement {
  readonly placementId: string;
  readonly childId: string;
  readonly provider: string;
  readonly receiver: MunicipalityCode;
  readonly allocationNumber: number;
  readonly product: DemoProduct;
  readonly from: string;
  readonly until: string | null;
  readonly stay: StayKind | null;
  readonly partTime: boolean;
  readonly place: MunicipalityCode | null;
  readonly group: 'help-at-school' | 'day-programme' | null;
}

export type StoryKind =
  | 'at-home'
  | 'school-elsewhere'
  | 'move'
  | 'stay'
  | 'wrongly-addressed'
  | 'credit'
  | 'needs-a-person'
  | 'corrected-afterwards';

/** One child with what happens to it in the four months. */
export interface Story {
  readonly kind: StoryKind;
  readonly child: DemoChild;
  readonly placements: readonly DemoPlacement[];
}

/** What every story draws from: chance, and numbers that are given out once. */
export interface Pen {
  readonly random: Random;
  bsn(): string;
  allocationNumber(): number;
}

export const home = (
  municipality: MunicipalityCode,
  from: string,
  until: string | null = null,
): Dated<Residence> => ({
  status: 'resident',
  municipality,
  addressKind: 'woonadres',
  underInvestigation: null,
  administrativeOnly: false,
  from,
  until,
});

/** A child of 4 to 17 that goes to `schoolId` since the summer of 2025. */
export function child(
  pen: Pen,
  residences: (birthDate: string) => readonly Dated<Residence>[],
  schoolId: string | null,
  motherAtBirth?: MotherAtBirth,
): DemoChild {
  const birthDate = `${pen.random.between(2009, 2021)}-${twoDigits(pen.random.between(1, 12))}-${twoDigits(pen.random.between(1, 28))}`;
  const childId = pen.random.uuid();
  const history = residences(birthDate);
  return {
    childId,
    bsn: pen.bsn(),
    birthDate,
    motherAtBirth: motherAtBirth ?? registeredAt(history[0]?.municipality ?? null),
    residences: history,
    actualResidences: [],
    custody: [],
    enrolments: schoolId
      ? [{ id: pen.random.uuid(), schoolId, from: '2025-08-01', until: null }]
      : [],
  };
}

export type PlacementOf = Pick<DemoPlacement, 'provider' | 'receiver' | 'product'> &
  Partial<Pick<DemoPlacement, 'from' | 'until' | 'stay' | 'partTime' | 'place' | 'group'>>;

export function placement(pen: Pen, childId: string, of: PlacementOf): DemoPlacement {
  return {
    placementId: pen.random.uuid(),
    childId,
    allocationNumber: pen.allocationNumber(),
    from: '2026-01-01',
    until: null,
    stay: null,
    partTime: false,
    place: null,
    group: null,
    ...of,
  };
}

function registeredAt(municipality: MunicipalityCode | null): MotherAtBirth {
  return municipality === null ? { status: 'unknown' } : { status: 'resident', municipality };
}

const twoDigits = (number: number) => String(number).padStart(2, '0');
