import * as fc from 'fast-check';
import { correct, period, settle, standing, type Posting } from '@grensverkeer/settlement';
import {
  atSchoolIn,
  convenant,
  line,
  livesIn,
  placement,
} from '../../libs/settlement/src/fixtures';
import {
  SimulatedSystem,
  truthOf,
  type Guard,
  type Inputs,
  type Statement,
  type Step,
  type StepName,
} from './simulated-system';

/** More with `SIMULATIONS=20000 npx jest … simulation`. */
const RUNS = Number(process.env['SIMULATIONS'] ?? 500);
const CHILDREN = 2;
const MONTHS = ['2023-03-01', '2023-04-01', '2023-05-01'];

/** What moves things on comes more often than what gets in its way. */
const WEIGHTS: Readonly<Record<StepName, number>> = {
  ...{ tell: 10, relayFacts: 14, consume: 24, copy: 6, rewind: 2 },
  ...{ bill: 10, take: 14, write: 14, relayPostings: 10 },
};

const place = fc.constantFrom('A', 'B', 'C');
const child = fc.nat({ max: CHILDREN - 1 });
const day = fc.integer({ min: 2, max: 28 }).map((n) => `2023-03-${String(n).padStart(2, '0')}`);

const residences = fc.tuple(place, place, day).map(([one, other, moved]) => ({
  residences: [livesIn(one, '2012-05-05', moved), livesIn(other, moved)],
}));
const enrolments = place.map((at) => ({ enrolments: [atSchoolIn(at, '2022-09-01')] }));
const placements = fc.boolean().map((isStay) => ({
  placements: [placement({ receiver: 'A', stay: isStay ? ('residential' as const) : null })],
}));
const agreed = fc.integer({ min: 1, max: 2 }).map((upTo) => ({
  convenants: Array.from({ length: upTo }, (_, at) =>
    convenant(at === 0 ? {} : { version: 2, ...{ from: period('2023-04-01', '2023-05-01').from } }),
  ),
}));
const statement = fc.oneof(
  fc.record({ child, kind: fc.constant('residences' as const), facts: residences }),
  fc.record({ child, kind: fc.constant('enrolments' as const), facts: enrolments }),
  fc.record({ child, kind: fc.constant('placements' as const), facts: placements }),
  fc.record({ child, kind: fc.constant('convenants' as const), facts: agreed }),
);

/** Nobody bills without an allocation, so each child has one. */
const inputs: fc.Arbitrary<Inputs> = fc
  .record({
    told: fc.array(statement, { minLength: 4, maxLength: 10 }),
    first: fc.tuple(placements, placements),
    homes: fc.tuple(residences, residences),
    amounts: fc.array(fc.record({ child, amount: fc.integer({ min: 1, max: 99_999 }) }), {
      ...{ minLength: 3, maxLength: 6 },
    }),
  })
  .map(({ told, first, homes, amounts }) => ({
    children: CHILDREN,
    statements: [
      ...first.map((facts, at): Statement => ({ child: at, kind: 'placements', facts })),
      ...homes.map((facts, at): Statement => ({ child: at, kind: 'residences', facts })),
      ...told,
    ],
    bills: amounts.map(({ child: of, amount }, at) => {
      const [from = '', until = ''] = MONTHS.slice(at % 2, (at % 2) + 2);
      return { child: of, line: line(amount, { id: `line-${at}`, period: period(from, until) }) };
    }),
  }));

const step: fc.Arbitrary<Step> = fc.record({
  does: fc.oneof(
    ...Object.entries(WEIGHTS).map(([name, weight]) => ({
      ...{ weight, arbitrary: fc.constant(name as StepName) },
    })),
  ),
  choice: fc.nat({ max: 5_039 }),
  dies: fc.nat({ max: 3 }).map((chance) => chance === 0),
});
const steps = fc.array(step, { minLength: 90, maxLength: 180 });

/** What the books lack or have too much, and what was not told to each party exactly once. */
function faultsAfter(told: Inputs, schedule: readonly Step[], missing: Guard | null): string[] {
  const system = new SimulatedSystem(told, missing);
  const faults: string[] = [];
  for (const one of schedule) {
    system.does(one);
    if (one.does === 'write') faults.push(...twiceIn(system.postings));
  }
  system.rest();
  const wanted = truthOf(told).flatMap((truth) => settle(truth).postings);
  for (const { kind, lineId, cents } of correct(system.postings, wanted)) {
    faults.push(`${kind} ${lineId} ${cents}`);
  }
  for (const { id, debtor, creditor } of system.postings) {
    for (const party of [debtor, creditor]) {
      const ids = (system.received.get(party) ?? []).filter((event) => event.id === id);
      const distinct = new Set(ids.map(({ eventId }) => eventId));
      if (distinct.size !== 1) faults.push(`${id} told to ${party} ${distinct.size} times`);
    }
  }
  return faults;
}

/** Charges that stand beside their equal: corrected or not, they were told. */
function twiceIn(postings: readonly Posting[]): string[] {
  const texts = standing(postings).map(({ lineId, debtor, creditor, period: days }) =>
    [lineId, debtor, creditor, days.from].join(' '),
  );
  return texts.filter((text, at) => texts.indexOf(text) < at).map((text) => `${text} twice`);
}

describe('orders of arrival, copies, rewinds and deaths', () => {
  it('end in the books of the facts as they were told in the end', () => {
    fc.assert(
      fc.property(inputs, steps, (told, schedule) => {
        expect(faultsAfter(told, schedule, null)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it.each<Guard>(['send-before-delete', 'work-before-offset', 'newest-version', 'row-lock'])(
    'without %s they do not',
    (guard) => {
      const property = fc.property(
        inputs,
        steps,
        (told, schedule) => faultsAfter(told, schedule, guard).length === 0,
      );
      expect(fc.check(property, { numRuns: 2_000, endOnFailure: true }).failed).toBe(true);
    },
  );
});
