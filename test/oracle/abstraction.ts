import type {
  CaseFile,
  Enrolment,
  LocalDate,
  MotherAtBirth,
  PersonDecision,
  Placement,
  Residence,
} from '@grensverkeer/settlement';
import { shifted } from './days';
import { helpWith, homeIn, schoolIn, span } from './facts';
import { product } from './product';

/**
 * All facts reduced to what the law can tell apart, every combination of them once. What does not
 * meet in one rule (custody and the rule of 2022) is not multiplied. Sizes are in the spec.
 */
export interface Situation {
  readonly file: CaseFile;
  readonly help: Placement;
  readonly day: LocalDate;
}

/** The rule since 2022: 2 years × 10 × 5 × 3 × 4 × 10 × 2 × 2 × 3. */
export function* sinceOf2022(): Generator<Situation> {
  for (const code of CODES) {
    for (const [day, now, before, mother, actual, stay, place, paidSoFar] of product(
      ['2023-06-15', '2026-06-15'],
      NOW,
      BEFORE,
      MOTHERS,
      ACTUAL,
      STAYS,
      [null, 'P'],
      [undefined, 'Z'],
    )) {
      const [start] = daysBefore(day);
      const residences = [
        ...livingIn('A', before, '2012-05-05', start),
        ...livingIn(code, now, start, null),
      ];
      const help = helpWith(paidSoFar);
      const placements = [help, ...staysAt(stay, day, place)];
      const facts = { residences, motherAtBirth: mother, actualResidences: actual, placements };
      yield { file: { ...EMPTY, ...facts }, help, day: day as LocalDate };
    }
  }
}

/** The rule until 2021: 3 ages × 10 × 4 × 7 × 4 × 2 × 2 × 3. */
export function* before2022(): Generator<Situation> {
  for (const code of CODES) {
    for (const [birthDate, now, actual, custody, stay, place, paidSoFar] of product(
      ['2012-05-05', '2003-06-15', null],
      NOW,
      ACTUAL,
      CUSTODY,
      STAYS.slice(0, 4),
      [null, 'P'],
      [undefined, 'Z'],
    )) {
      const help = { ...helpWith(paidSoFar), from: '2015-01-01' as LocalDate };
      const placements = [help, ...staysAt(stay, '2021-06-15', place)];
      const facts = { birthDate: birthDate as LocalDate | null, custody, placements };
      const residences = livingIn(code, now, '2013-01-01', null);
      const file = { ...EMPTY, ...facts, residences, actualResidences: actual };
      yield { file, help, day: '2021-06-15' as LocalDate };
    }
  }
}

/** Money streams of pupils: 3 streams, one in two parts × 3 years × 10 × 4 × 10 × 2 × 8 × 3. */
export function* ofPupils(): Generator<Situation> {
  for (const code of CODES) {
    for (const [asked, day, now, actual, stay, place, enrolments] of product(
      STREAMS,
      ['2021-06-15', '2022-06-15', '2023-06-15'],
      NOW,
      ACTUAL,
      STAYS,
      [null, 'P'],
      ENROLMENTS,
    )) {
      const help = { ...helpWith(undefined), ...asked };
      const placements = [help, ...staysAt(stay, day, place)];
      const residences = livingIn(code, now, '2013-01-01', null);
      const facts = { residences, actualResidences: actual, placements, enrolments };
      yield { file: { ...EMPTY, ...facts }, help, day: day as LocalDate };
    }
  }
}

/** Decisions by people: 8 × 8 × 3 scopes × 2 (the second sets the first aside or not) × 2 × 3. */
export function* ofPeople(): Generator<Situation> {
  for (const code of CODES) {
    for (const [first, second, scope, setsAside, now] of product(
      BEARERS,
      BEARERS,
      [null, 'help', 'other'],
      [null, 'first'],
      NOW.slice(0, 2),
    )) {
      const help = helpWith(undefined);
      const decisions = [
        ...decisionsOf('first', first, null, null),
        ...decisionsOf('second', second, scope, setsAside),
      ];
      const residences = livingIn(code, now, '2013-01-01', null);
      const facts = { residences, placements: [help], decisions };
      yield { file: { ...EMPTY, ...facts }, help, day: '2023-06-15' as LocalDate };
    }
  }
}

const EMPTY: CaseFile = {
  childId: 'child',
  birthDate: '2012-05-05' as LocalDate,
  motherAtBirth: { status: 'unknown' },
  residences: [],
  actualResidences: [],
  custody: [],
  enrolments: [],
  placements: [],
  decisions: [],
  convenants: [],
  lines: [],
};

type Rows = readonly Partial<Residence>[];

const NOW: readonly Rows[] = [
  [],
  [{}],
  [{ addressKind: 'briefadres' }],
  [{ administrativeOnly: true }],
  [{ underInvestigation: span('2020-01-01') }],
  [{ status: 'rni', addressKind: null }],
  [{ status: 'not-registered', municipality: null, addressKind: null }],
  [{ status: 'abroad', municipality: null, addressKind: null }],
  [{ municipality: null }],
  [{}, { municipality: 'D' }],
];

const BEFORE: readonly Rows[] = [[], [{}], [{ addressKind: 'briefadres' }], NOW[7]!, NOW[9]!];

/** Letters; a municipality that has merged by then; one that was split. */
const CODES = ['B', '0501', '0788'];

function livingIn(code: string, rows: Rows, from: string, until: string | null): Residence[] {
  return rows.map((row) => ({ ...homeIn(code), ...span(from, until), ...row }));
}

const MOTHERS: readonly MotherAtBirth[] = [
  { status: 'resident', municipality: 'M' },
  { status: 'not-resident' },
  { status: 'unknown' },
];

const ACTUAL = [
  [],
  [{ ...span('2012-05-05'), municipality: 'C' }],
  [{ ...span('2012-05-05'), municipality: null }],
  [
    { ...span('2012-05-05'), municipality: 'C' },
    { ...span('2019-01-01'), municipality: 'E' },
  ],
];

const CUSTODY = [
  [],
  [{ ...span('2012-05-05'), holder: 'mother', municipality: 'K' }],
  [{ ...span('2012-05-05'), holder: 'mother', municipality: null }],
  [{ ...span('2012-05-05'), holder: 'both-parents', municipality: null }],
  [{ ...span('2012-05-05'), holder: 'both-parents', municipality: 'K' }],
  [{ ...span('2012-05-05'), holder: 'institution', municipality: 'K' }],
  [
    { ...span('2012-05-05'), holder: 'mother', municipality: 'K' },
    { ...span('2012-05-05'), holder: 'father', municipality: 'L' },
  ],
] as const;

type Stay = Partial<Placement> & { readonly part?: 'first' | 'second' };

const STREAMS = [
  { stream: 'pupil-transport', group: null },
  { stream: 'residential-pupil', group: null },
  { stream: 'sbo-transfer', group: null },
  { stream: 'sbo-transfer', group: 'basic-funding' },
] as const;

/** None, certain, untraceable, contested in four ways, chain, settled as none, with Nidos. */
const STAYS: readonly (readonly Stay[])[] = [
  [],
  [{}],
  [{ startUntraceable: true }],
  [{ partTime: true }],
  [{ stay: 'mother-and-child' }],
  [{ legalBasis: 'other-scheme' }],
  [{ legalBasis: 'wlz' }],
  [{ part: 'first', stay: 'respite' }, { part: 'second' }],
  [{ partTime: true, countsAsStay: false }],
  [{ legalBasis: 'other-scheme', isPaidByState: true }],
];

/** Two weeks and one week before a day: so short that the oracle can walk all the way. */
function daysBefore(day: string): [start: string, middle: string] {
  return [shifted(day, -14), shifted(day, -7)];
}

/** The stays around a day: from the start, or in two parts that touch in the middle. */
function staysAt(stays: readonly Stay[], day: string, place: string | null): Placement[] {
  const [start, middle] = daysBefore(day);
  return stays.map(({ part, ...more }) => ({
    ...helpWith(undefined),
    ...span(part === 'second' ? middle : start, part === 'first' ? middle : null),
    id: `stay-${part}`,
    stay: 'residential',
    place,
    ...more,
  }));
}

const BEARERS: readonly (readonly string[])[] = [
  [],
  ['A'],
  ['B'],
  ['A', 'B'],
  ['0501'],
  ['0501', '1992'],
  ['0788'],
  ['A', '0788'],
];

const ENROLMENTS: readonly (readonly Enrolment[])[] = [
  [],
  [schoolIn('S', 'sbo', '2020-08-01')],
  [schoolIn('S', 'sbo', '2021-01-15')],
  [schoolIn('S', 'sbo', '2020-08-01'), schoolIn('R', 'bo', '2016-08-01', '2020-08-01')],
  [schoolIn('S', 'sbo', '2020-08-01'), schoolIn('T', 'sbo', '2020-08-01')],
  [schoolIn('R', 'bo', '2016-08-01')],
  [schoolIn('R', 'bo', '2016-08-01'), schoolIn('Q', 'vo', '2016-08-01')],
  [schoolIn('0599', 'oza', '2016-08-01')],
];

function decisionsOf(
  id: string,
  bearers: readonly string[],
  placementId: string | null,
  setsAside: string | null,
): PersonDecision[] {
  const denominator = bearers.length;
  const shares = bearers.map((municipality) => ({ municipality, numerator: 1, denominator }));
  const rest = { source: 'agreement', reference: '', decidedOn: '2023-01-01' } as const;
  const decidedOn = rest.decidedOn as LocalDate;
  return [{ ...span('2020-01-01'), ...rest, decidedOn, id, placementId, shares, setsAside }];
}
