import * as fc from 'fast-check';
import type { CaseFile } from './case-file';
import { EXAMPLES } from './clauses/examples.fixture';
import type { Clause, ConvenantVersion } from './convenant';
import { correct, standing } from './correct';
import type { Posting, PostingContent, PostingDraft, Settlement } from './decision';
import type { InvoiceLine } from './facts';
import { atSchoolIn, caseFile, convenant, line, livesIn, placement } from './fixtures';
import { groundOf } from './ground';
import { allocate, cents } from './money';
import { addDays, localDate, type LocalDate, type OpenPeriod } from './period';
import { settle } from './settle';

const place = fc.constantFrom('A', 'B', 'C', 'D');
const side = fc.constantFrom(
  ['A'],
  ['A', 'B'],
  ['B'],
  ['C'],
  ['B', 'C', 'D'],
  ['A', 'B', 'C', 'D'],
);
const day = fc.integer({ min: 0, max: 120 }).map((n) => addDays(localDate('2023-01-01'), n));
const earlyDay = fc.constantFrom('2022-01-01', '2023-01-01').map(localDate);
const span = fc
  .tuple(fc.oneof(day, earlyDay), fc.option(fc.integer({ min: 1, max: 500 })))
  .map(([from, days]) => ({ from, until: days === null ? null : addDays(from, days) }));
const amount = fc.integer({ min: 0, max: 5000 }).map(cents);
const role = fc.constantFrom('school', 'home');
const window = fc.constantFrom('line', 'month', 'year');
const fraction = fc
  .tuple(fc.nat({ max: 7 }), fc.integer({ min: 1, max: 7 }))
  .map(([a, b]) => ({ numerator: Math.min(a, b), denominator: b }));

const clause = fc.oneof(
  fc.record({ kind: fc.constant('coordination'), coordinator: role }),
  fc.record({ kind: fc.constant('prefinancing'), prefinancier: role }),
  fc.record({ kind: fc.constant('share-costs'), schoolShare: fraction }),
  fc.record({ kind: fc.constant('deductible'), bearer: role, deductibleCents: amount, window }),
  fc.record({ kind: fc.constant('threshold'), bearer: role, thresholdCents: amount, window }),
  fc.record({ kind: fc.constant('minimum'), minimumCents: amount, window }),
  fc.record({ kind: fc.constant('admin-fee'), payer: role, part: fraction, fixedCents: amount }),
  fc.record({
    kind: fc.constant('cap'),
    capped: role,
    ceilingCents: amount,
    window,
    raises: fc.constant([]),
    exhaustedFrom: fc.option(day),
  }),
  fc.constant({ ...EXAMPLES['collective-funding'] }),
  fc.constant({ ...EXAMPLES['separate-invoicing'] }),
  fc.record({
    kind: fc.constant('risk-sharing'),
    model: fc.constantFrom('solidarity', 'mixed'),
    shares: place.map((one) => [{ municipality: one, numerator: 1, denominator: 1 }]),
    thresholdCents: amount,
    steps: fc.array(fc.record({ from: day, pooledPart: fraction }), { maxLength: 2 }),
  }),
  fc.record({
    kind: fc.constant('breakthrough-budget'),
    contributors: place.map((one) => [{ municipality: one, numerator: 1, denominator: 1 }]),
    ceilingCents: amount,
    excessBearer: role,
    decidedBy: fc.constant('x'),
    exhaustedFrom: fc.option(day),
  }),
  fc.record({
    kind: fc.constant('tariff'),
    basis: fc.constant('home'),
    rates: fc
      .tuple(fc.constantFrom('day', 'month'), amount)
      .map(([unit, rateCents]) => [{ productCode: '45A04', unit, rateCents }]),
    excessBearer: role,
  }),
  fc.record({ kind: fc.constant('move-exemption'), months: fc.constantFrom(1, 6), bearer: role }),
  fc.record({
    kind: fc.constant('money-follows-effort'),
    afterDays: fc.nat({ max: 20 }),
    isRetroactive: fc.boolean(),
    schoolShare: fraction,
  }),
  fc.record({
    kind: fc.constant('succession'),
    successions: day.map((on) => [
      { gone: 'B', on, to: [{ municipality: 'D', numerator: 1, denominator: 1 }] },
    ]),
  }),
) as fc.Arbitrary<Clause>;

const convenants: fc.Arbitrary<ConvenantVersion[]> = fc
  .array(
    fc
      .record({
        id: fc.constantFrom('one', 'two'),
        version: fc.constantFrom(1, 1, 2, 3),
        span,
        sides: fc.tuple(side, side),
        clauses: fc.array(clause, { maxLength: 5 }),
      })
      .map(({ span: { from, until }, sides, clauses, ...rest }) =>
        convenant({
          ...rest,
          from,
          until,
          sides: [
            { name: 'one', municipalities: sides[0] },
            { name: 'other', municipalities: sides[1] },
          ],
          clauses: clauses.map((one, at) => ({ ...one, id: `c${at}` })),
        }),
      ),
    { minLength: 1, maxLength: 5 },
  )
  .map((all) => [...new Map(all.map((one) => [`${one.id}@${one.version}`, one])).values()]);

const lines: fc.Arbitrary<InvoiceLine[]> = fc
  .array(fc.record({ from: day, days: fc.integer({ min: 1, max: 28 }), amount, receiver: place }), {
    minLength: 1,
    maxLength: 5,
  })
  .chain((all) =>
    fc.array(fc.nat({ max: all.length - 1 }), { maxLength: 2 }).map((credited) => {
      const debits = all.map(({ from, days, amount: of, receiver }, at) =>
        line(of, { id: `l${at}`, receiver, period: inMonth(from, days) }),
      );
      const credits = [...new Set(credited)].flatMap((at) => {
        const debit = debits[at];
        return debit
          ? [{ ...debit, id: `z${at}`, amount: cents(-debit.amount), credits: debit.id }]
          : [];
      });
      return [...debits, ...credits];
    }),
  );

const files: fc.Arbitrary<CaseFile> = fc
  .record({
    residences: fc.array(fc.tuple(place, span), { maxLength: 1 }),
    enrolments: fc.array(fc.tuple(place, span), { minLength: 1, maxLength: 3 }),
    receiver: place,
    convenants,
    lines,
  })
  .map(({ residences, enrolments, receiver, ...rest }) =>
    caseFile({
      ...rest,
      residences: [
        livesIn('A', '2012-05-05', '2023-03-10'),
        livesIn('B', '2023-03-20'),
        ...residences.map(([where, { from, until }]) => livesIn(where, from, until)),
      ],
      enrolments: enrolments.map(([where, { from, until }]) => atSchoolIn(where, from, until)),
      placements: [placement({ receiver, from: localDate('2022-12-01') })],
    }),
  );

function inMonth(from: LocalDate, days: number) {
  const until = addDays(from, days);
  const next = addDays(localDate(`${from.slice(0, 8)}01`), 31);
  const month = localDate(`${next.slice(0, 8)}01`);
  return { from, until: until < month ? until : month };
}

const told = ({ postings, open, kept, notes }: Settlement) => ({
  postings: postings.map(identity).sort(),
  open,
  kept,
  notes,
});
const identity = ({ basis, ...rest }: PostingContent) =>
  JSON.stringify([
    rest.lineId,
    rest.debtor,
    rest.creditor,
    rest.cents,
    rest.period,
    groundOf(basis),
  ]);

/** The books after posting drafts, each with an id. */
function post(books: readonly Posting[], drafts: readonly PostingDraft[]): Posting[] {
  return [...books, ...drafts.map((draft, at) => ({ ...draft, id: `p${books.length + at}` }))];
}

/** A fact cut in two on a day inside it. */
function cut<T extends OpenPeriod>(facts: readonly T[], on: LocalDate): T[] {
  return facts.flatMap((fact) =>
    fact.from < on && (fact.until === null || on < fact.until)
      ? [
          { ...fact, until: on },
          { ...fact, from: on },
        ]
      : [fact],
  );
}

const runs = { numRuns: 150 };

describe('allocate', () => {
  const weights = fc
    .array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 12 })
    .filter((all) => all.some((weight) => weight > 0));

  it('gives parts that add up, each within a cent of its exact part, mirrored for minus', () =>
    fc.assert(
      fc.property(fc.integer(), weights, (n, by) => {
        const parts = allocate(cents(n), by);
        expect(parts.reduce((a, b) => a + b, 0)).toBe(n);
        const whole = by.reduce((a, b) => a + b, 0);
        parts.forEach((one, at) => expect(Math.abs(one - (n * by[at]!) / whole)).toBeLessThan(1));
        expect(allocate(cents(-n), by)).toEqual(parts.map((one) => cents(-one)));
      }),
    ));
});

describe('settle', () => {
  it('accounts for every cent of every line', () =>
    fc.assert(
      fc.property(files, (file) => {
        const { postings, open, kept } = settle(file);
        for (const { id, amount: whole, receiver, period } of file.lines) {
          const own = postings.filter(({ lineId }) => lineId === id);
          const sums = [
            ...own.map((p) => (p.creditor === receiver ? p.cents : -p.cents)),
            ...open.filter((o) => o.lineId === id).map((o) => o.cents),
            ...kept.filter((k) => k.lineId === id).map((k) => k.cents),
          ];
          expect(sums.reduce((a, b) => a + b, 0)).toBe(whole);
          for (const posting of own) {
            expect(posting.cents).toBeGreaterThan(0);
            expect([posting.debtor, posting.creditor]).toContain(receiver);
            expect(posting.debtor).not.toBe(posting.creditor);
          }
          const inside = (p: PostingContent) =>
            p.period.from >= period.from && p.period.until <= period.until;
          expect(own.every((p) => whole < 0 || inside(p))).toBe(true);
        }
      }),
      runs,
    ));

  it('mirrors a line in its credit', () =>
    fc.assert(
      fc.property(files, (file) => {
        const { postings } = settle(file);
        for (const { id, credits } of file.lines.filter((one) => one.credits !== null)) {
          const swapped = postings
            .filter(({ lineId }) => lineId === credits)
            .map((p) => identity({ ...p, lineId: id, debtor: p.creditor, creditor: p.debtor }));
          const own = postings.filter(({ lineId }) => lineId === id).map(identity);
          expect(own.sort()).toEqual(swapped.sort());
        }
      }),
      runs,
    ));

  it('answers the same for facts shuffled, repeated or cut in two', () =>
    fc.assert(
      fc.property(files, day, fc.infiniteStream(fc.nat()), (file, on, random) => {
        const shuffle = <T>(all: readonly T[]): T[] =>
          all
            .map((one) => ({ one, at: Number(random.next().value) }))
            .sort((a, b) => a.at - b.at)
            .map(({ one }) => one);
        const twice = <T>(all: readonly T[]) => shuffle([...all, ...all]);
        const other: CaseFile = {
          ...file,
          residences: twice(cut(file.residences, on)),
          enrolments: twice(cut(file.enrolments, on)),
          convenants: twice(file.convenants),
          placements: twice(file.placements),
          lines: twice(file.lines),
        };
        expect(told(settle(other))).toEqual(told(settle(file)));
      }),
      runs,
    ));
});

describe('correct', () => {
  it('brings the books from any history to what is wanted, and then adds nothing', () =>
    fc.assert(
      fc.property(fc.array(files, { minLength: 1, maxLength: 3 }), (history) => {
        let books: Posting[] = [];
        for (const file of history) {
          const wanted = settle(file).postings;
          books = post(books, correct(books, wanted));
          expect(standing(books).map(identity).sort()).toEqual(wanted.map(identity).sort());
          expect(correct(books, wanted)).toEqual([]);
        }
      }),
      runs,
    ));
});
