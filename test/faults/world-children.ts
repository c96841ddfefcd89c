import type { Random } from '../../deploy/demo/random';
import { MUNICIPALITIES, PROVIDERS, schoolOf, type Pen } from './world-pen';

/** Help that can be invoiced, and to whom. */
export interface Allocation {
  readonly provider: string;
  readonly receiver: string;
  readonly allocationNumber: number;
  readonly bsn: string;
  readonly from: string;
  readonly until: string | null;
}

export const PRODUCT = { productCategory: '45', productCode: '45A04' };

/** Tells these children at the doors of enrolment and placement; answers what may be invoiced. */
export function tellChildren(pen: Pen, count: number): Allocation[] {
  return Array.from({ length: count }, (_, at) => tellChild(pen, at)).flat();
}

function tellChild(pen: Pen, at: number): Allocation[] {
  const { random } = pen;
  const childId = random.uuid();
  const bsn = pen.bsn();
  const child = `/v1/children/${childId}`;
  const motherAtBirth = { status: 'unknown' };
  put(pen, 'enrolment', child, [{ bsn, birthDate: '2013-05-17', motherAtBirth }]);
  const homes = homesOf(random, at);
  put(pen, 'enrolment', `${child}/residences`, corrected(random, homes, residencesBody));
  const schools = schoolsOf(random);
  if (schools.length > 0) {
    put(
      pen,
      'enrolment',
      `${child}/enrolments`,
      corrected(random, schools, enrolmentsBody(random)),
    );
  }
  if (at % 7 === 3) put(pen, 'placement', `${child}/decisions`, [decisionsBody(random)]);
  return tellPlacements(pen, childId, bsn, homes, at);
}

interface Stretch {
  readonly municipality: string;
  readonly from: string;
  readonly until: string | null;
}

/** One to three homes; every ninth child is registered only since some day of the year. */
function homesOf(random: Random, at: number): Stretch[] {
  const late = at % 9 === 4;
  const first = late ? day(random, '2025-02') : '2013-05-17';
  const moves = late ? [] : ['2025-02', '2025-03', '2025-04'].slice(0, random.below(3));
  const starts = [first, ...moves.map((month) => day(random, month))];
  return starts.map((from, index) => ({
    municipality:
      MUNICIPALITIES[(at + index * (1 + random.below(6))) % MUNICIPALITIES.length] ?? '',
    from,
    until: starts[index + 1] ?? null,
  }));
}

function schoolsOf(random: Random): Stretch[] {
  if (random.below(10) < 4) return [];
  const other = random.below(3) === 0 ? day(random, '2025-03') : null;
  const first = { municipality: random.pick(MUNICIPALITIES), from: '2023-08-01', until: other };
  if (other === null) return [first];
  return [first, { municipality: random.pick(MUNICIPALITIES), from: other, until: null }];
}

/** What was told first was wrong in every other case; what is told last counts. */
function corrected<T>(random: Random, truth: T[], bodyOf: (told: T[]) => object): object[] {
  if (random.below(2) === 0) return [bodyOf(truth)];
  const wrong = truth.map((one) => ({ ...one, municipality: random.pick(MUNICIPALITIES) }));
  const between = random.below(3) === 0 ? [bodyOf(truth.slice(0, 1))] : [];
  return [bodyOf(wrong), ...between, bodyOf(truth)];
}

function residencesBody(homes: readonly Stretch[]): object {
  const usual = { status: 'resident', addressKind: 'woonadres' };
  return { residences: homes.map((home) => ({ ...usual, ...home })) };
}

const enrolmentsBody = (random: Random) => (schools: readonly Stretch[]) => ({
  enrolments: schools.map(({ municipality, from, until }) => ({
    ...{ id: random.uuid(), schoolId: schoolOf(municipality), from, until },
  })),
});

function decisionsBody(random: Random): object {
  const [one = '', other = ''] = twoOf(random);
  const shares = [
    { municipality: one, numerator: 1, denominator: 3 },
    { municipality: other, numerator: 2, denominator: 3 },
  ];
  const about = { id: random.uuid(), source: 'agreement', reference: 'Z-2025', placementId: null };
  const span = { from: day(random, '2025-02'), until: day(random, '2025-03') };
  return { decisions: [{ ...about, decidedOn: '2025-04-01', ...span, shares, setsAside: null }] };
}

function tellPlacements(
  pen: Pen,
  childId: string,
  bsn: string,
  homes: readonly Stretch[],
  at: number,
): Allocation[] {
  const { random } = pen;
  const isStay = at % 5 === 2 && homes[0]?.from === '2013-05-17';
  return Array.from({ length: 1 + random.below(2) }, (_, index) => {
    const provider = random.pick(PROVIDERS);
    const isAtHome = random.below(2) === 0;
    const receiver = isAtHome ? (homes[0]?.municipality ?? '') : random.pick(MUNICIPALITIES);
    const allocationNumber = pen.allocationNumber();
    // What is invoiced must fit in the allocation whenever it comes: these days never change.
    const isLate = isStay || random.below(4) === 0;
    const span = {
      from: isLate ? day(random, '2025-01') : '2024-09-01',
      until: random.below(4) === 0 ? day(random, '2025-04') : null,
    };
    const before = { childId, provider, receiver, allocationNumber, ...PRODUCT, ...span };
    const stay = { stay: 'residential', place: random.pick(MUNICIPALITIES) };
    const truth = isStay && index === 0 ? { ...before, ...stay } : { ...before, group: 'a' };
    const told = random.below(2) === 0 ? [before, truth] : [truth];
    put(pen, 'placement', `/v1/placements/${random.uuid()}`, told);
    return { provider, receiver, allocationNumber, bsn, ...span };
  });
}

/** Statements about one thing, one after another; each of them twice every now and then. */
function put(pen: Pen, service: 'enrolment' | 'placement', path: string, bodies: object[]): void {
  let after: number[] = [];
  for (const body of bodies) {
    const times = pen.random.below(4) === 0 ? 2 : 1;
    for (let time = 0; time < times; time++) {
      after = [pen.add({ service, method: 'PUT', path, body, after })];
    }
  }
}

function day(random: Random, month: string): string {
  return `${month}-${String(random.between(2, 27)).padStart(2, '0')}`;
}

function twoOf(random: Random): string[] {
  const one = random.pick(MUNICIPALITIES);
  const others = MUNICIPALITIES.filter((code) => code !== one);
  return [one, random.pick(others)].sort();
}
