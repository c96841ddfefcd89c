import type {
  CaseFile,
  Enrolment,
  LocalDate,
  MotherAtBirth,
  PersonDecision,
  Placement,
  Residence,
} from '@grensverkeer/settlement';
import fc from 'fast-check';
import { shifted } from './days';

/** A random case file around a day on which something of the law or the map changes. */
export interface World {
  readonly file: CaseFile;
  readonly help: Placement;
  readonly from: LocalDate;
  readonly until: LocalDate;
}

/** Days around which histories are drawn, with a municipality that passes into another then. */
const PIVOTS: readonly { readonly day: string; readonly codes: readonly string[] }[] = [
  { day: '2021-01-01', codes: ['A', 'B', '0788', '0003'] },
  { day: '2022-01-01', codes: ['A', 'B', 'C', '0370'] },
  { day: '2022-03-24', codes: ['A', 'B', '0457', '0363'] },
  { day: '2021-10-01', codes: ['A', 'B', '0501', '0599'] },
  { day: '2022-08-01', codes: ['A', 'B', 'C', '0501'] },
  { day: '2023-01-01', codes: ['A', 'B', 'C', '0501'] },
  { day: '2024-02-29', codes: ['A', 'B', 'C', '1999'] },
  { day: '2026-01-01', codes: ['A', 'B', 'C', 'D'] },
];

const REACH = 15;

const LONG_AGO = '2014-01-01' as LocalDate;

/** Histories with gaps, overlaps, chains, notes, moves abroad, mergers and decisions by people. */
export const worlds: fc.Arbitrary<World> = fc
  .constantFrom(...PIVOTS)
  .chain(({ day, codes }) => worldAround(day, codes));

function worldAround(pivot: string, codes: readonly string[]): fc.Arbitrary<World> {
  const days = fc.integer({ min: -REACH, max: REACH }).map((at) => shifted(pivot, at) as LocalDate);
  const code = fc.constantFrom(...codes);
  const spans = spansOf(days);
  return fc
    .record({
      birthDate: birthDates(pivot, days),
      motherAtBirth: mothers(code),
      residences: histories(fc.record(residenceShape(code, spans)), spans),
      actualResidences: histories(fc.record({ municipality: mostly(code) }), spans),
      custody: histories(fc.record({ holder: holders, municipality: mostly(code) }), spans),
      placements: fc
        .array(placements(code, days, spans), { minLength: 1, maxLength: 4 })
        .map((all) => all.map((one, at) => ({ ...one, id: 'pqrs'.charAt(at) }))),
      enrolments: fc
        .array(enrolments(code, days, spans), { maxLength: 3 })
        .map((all) => all.map((one, at) => ({ ...one, id: 'xyz'.charAt(at) }))),
      decisions: fc
        .oneof(
          { weight: 4, arbitrary: fc.constant([]) },
          { weight: 1, arbitrary: fc.array(decisions(code, days, spans), { maxLength: 3 }) },
        )
        .map((all) => all.map((one, at) => ({ ...one, id: 'def'.charAt(at) }))),
    })
    .map((facts) => ({
      file: { childId: 'child', convenants: [], lines: [], ...facts } as CaseFile,
      help: facts.placements[0]! as Placement,
      from: shifted(pivot, -REACH - 3) as LocalDate,
      until: shifted(pivot, REACH + 3) as LocalDate,
    }));
}

interface Span {
  readonly from: LocalDate;
  readonly until: LocalDate | null;
}

/** Mostly a few days or weeks, sometimes running, seldom empty. */
function spansOf(days: fc.Arbitrary<LocalDate>): fc.Arbitrary<Span> {
  const lengths = fc.option(fc.integer({ min: 0, max: 2 * REACH }), { freq: 4, nil: null });
  return fc.tuple(days, lengths).map(([from, length]) => ({
    from,
    until: length === null ? null : (shifted(from, length) as LocalDate),
  }));
}

/** Either rows that follow each other without a gap, or rows that lie anywhere. */
function histories<Fact extends object>(
  facts: fc.Arbitrary<Fact>,
  spans: fc.Arbitrary<Span>,
): fc.Arbitrary<(Fact & Span)[]> {
  const anywhere = fc.array(
    fc.tuple(facts, spans).map(([fact, span]) => ({ ...fact, ...span })),
    { maxLength: 3 },
  );
  const inOrder = fc.array(fc.tuple(facts, spans), { maxLength: 4 }).map((rows) => {
    const days = [...new Set(rows.map(([, { from }]) => from))].sort();
    // Most histories began long before the days that are asked about.
    const starts = rows[0]?.[1].until === null ? days : [LONG_AGO, ...days.slice(1)];
    return starts.slice(0, days.length).map((from, index) => ({
      ...rows[index]![0],
      from,
      until: starts[index + 1] ?? null,
    }));
  });
  return fc.oneof({ weight: 1, arbitrary: anywhere }, { weight: 3, arbitrary: inOrder });
}

function mostly<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.option(value, { freq: 6 });
}

function birthDates(pivot: string, days: fc.Arbitrary<LocalDate>): fc.Arbitrary<LocalDate | null> {
  const adultAround = days.map(
    (day) => `${Number(day.slice(0, 4)) - 18}${day.slice(4).replace('02-29', '02-28')}`,
  );
  const leapling = fc.constant(`${Number(pivot.slice(0, 4)) - 18}`).map((year) => `${year}-03-01`);
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant('2012-05-05') },
    { weight: 2, arbitrary: adultAround },
    { weight: 1, arbitrary: leapling },
    { weight: 1, arbitrary: days },
    { weight: 1, arbitrary: fc.constant(null) },
  ) as fc.Arbitrary<LocalDate | null>;
}

function mothers(code: fc.Arbitrary<string>): fc.Arbitrary<MotherAtBirth> {
  const resident = code.map((municipality) => ({ status: 'resident' as const, municipality }));
  const other = fc.constantFrom('not-resident' as const, 'unknown' as const);
  return fc.oneof(
    resident,
    other.map((status) => ({ status })),
  );
}

const holders = fc.constantFrom(
  'both-parents',
  'mother',
  'father',
  'institution',
  'natural-guardian',
);

function residenceShape(code: fc.Arbitrary<string>, spans: fc.Arbitrary<Span>) {
  return {
    status: weighted<Residence['status']>(
      ['resident', 9],
      ['rni', 1],
      ['not-registered', 1],
      ['abroad', 2],
    ),
    municipality: mostly(code),
    addressKind: weighted<Residence['addressKind']>(['woonadres', 9], ['briefadres', 2], [null, 1]),
    underInvestigation: fc.oneof(
      { weight: 4, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: spans },
    ),
    administrativeOnly: weighted<boolean>([false, 9], [true, 1]),
  };
}

function placements(
  code: fc.Arbitrary<string>,
  days: fc.Arbitrary<LocalDate>,
  spans: fc.Arbitrary<Span>,
): fc.Arbitrary<Placement> {
  const optional = fc.record(
    { countsAsStay: fc.boolean(), paidSoFar: code, isPaidByState: fc.boolean() },
    { requiredKeys: [] },
  );
  return fc
    .tuple(spans, optional, fc.record(placementShape(code, days)), fc.integer({ min: 0, max: 3 }))
    .map(([span, more, shape, scarce]) => ({
      ...HELP,
      ...shape,
      ...span,
      // Settled standing and earlier payment would hide most of the law if they were common.
      ...(scarce === 0 ? more : {}),
    })) as fc.Arbitrary<Placement>;
}

/** Schools of two years ago or of these days; one school may be told in rows. */
function enrolments(
  code: fc.Arbitrary<string>,
  days: fc.Arbitrary<LocalDate>,
  spans: fc.Arbitrary<Span>,
): fc.Arbitrary<Omit<Enrolment, 'id'>> {
  const types = weighted<Enrolment['schoolType']>(
    ['sbo', 4],
    ['bo', 3],
    ['so', 1],
    ['vso', 1],
    ['vo', 1],
    ['oza', 1],
  );
  const earlier = days.map(
    (day) => `${Number(day.slice(0, 4)) - 2}-03-0${Number(day.slice(9)) % 9 || 1}`,
  );
  const shapes = fc.record({ code, type: types, span: spans, since: earlier, isOld: fc.boolean() });
  return shapes.map(({ code: schoolMunicipality, type: schoolType, span, since, isOld }) => ({
    ...span,
    ...(isOld && { from: since as LocalDate }),
    schoolId: `${schoolMunicipality} ${schoolType}`,
    schoolMunicipality,
    schoolType,
  }));
}

function placementShape(code: fc.Arbitrary<string>, days: fc.Arbitrary<LocalDate>) {
  return {
    stream: weighted<Placement['stream']>(
      ['youth-care', 7],
      ['pupil-transport', 1],
      ['residential-pupil', 1],
      ['sbo-transfer', 2],
    ),
    group: fc.constantFrom(null, 'basic-funding'),
    legalBasis: weighted<Placement['legalBasis']>(
      ['jeugdwet', 8],
      ['jji', 2],
      ['jeugdreclassering-with-jji', 2],
      ['wlz', 2],
      ['other-scheme', 1],
      ['wmo-shelter', 1],
    ),
    stay: weighted<Placement['stay']>(
      [null, 5],
      ['foster-care', 5],
      ['residential', 3],
      ['closed', 1],
      ['respite', 1],
      ['mother-and-child', 1],
    ),
    partTime: weighted<boolean>([false, 12], [true, 1]),
    startUntraceable: weighted<boolean>([false, 12], [true, 1]),
    place: mostly(code),
    helpRequestDate: fc.option(days),
  };
}

const HELP = {
  provider: '00000000',
  receiver: null,
  allocationNumber: null,
  productCategory: null,
  productCode: null,
  homeConsent: false,
} as const;

function decisions(
  code: fc.Arbitrary<string>,
  days: fc.Arbitrary<LocalDate>,
  spans: fc.Arbitrary<Span>,
): fc.Arbitrary<PersonDecision> {
  const whole = code.map((municipality) => [{ municipality, numerator: 1, denominator: 1 }]);
  const halves = fc.tuple(code, code, fc.constantFrom(1, 2, 3)).map(([one, other, quarters]) => [
    { municipality: one, numerator: quarters, denominator: 4 },
    { municipality: other, numerator: 4 - quarters, denominator: 4 },
  ]);
  const content = fc.record({
    source: fc.constantFrom('agreement', 'binding-advice', 'court'),
    reference: fc.constant('reference'),
    decidedOn: days,
    placementId: fc.constantFrom(null, 'p', 'q'),
    shares: fc.oneof(whole, halves),
    setsAside: fc.constantFrom(null, null, 'd', 'e'),
  });
  return fc
    .tuple(content, spans)
    .map(([fact, span]) => ({ ...fact, ...span, id: '' })) as fc.Arbitrary<PersonDecision>;
}

function weighted<T>(...values: readonly (readonly [T, number])[]): fc.Arbitrary<T> {
  const choices = values.map(([value, weight]) => ({ weight, arbitrary: fc.constant(value) }));
  return fc.oneof(...choices);
}
