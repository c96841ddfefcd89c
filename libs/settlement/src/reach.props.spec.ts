import * as fc from 'fast-check';
import { EXAMPLES } from './clauses/examples.fixture';
import type { Clause } from './convenant';
import type { InvoiceLine } from './facts';
import { atSchoolIn, caseFile, convenant, line, livesIn, placement } from './fixtures';
import { cents } from './money';
import { addDays, localDate } from './period';
import { linesReachOthers } from './reach';
import { settle } from './settle';

const window = fc.constantFrom('line', 'month', 'year');
const amount = fc.integer({ min: 0, max: 20_000 }).map(cents);
const limit = fc.oneof(
  fc.record({ kind: fc.constant('deductible'), bearer: fc.constant('school'), deductibleCents: amount, window }), // prettier-ignore
  fc.record({ kind: fc.constant('threshold'), bearer: fc.constant('home'), thresholdCents: amount, window }), // prettier-ignore
  fc.record({ kind: fc.constant('minimum'), minimumCents: amount, window }),
  fc.record({ kind: fc.constant('cap'), capped: fc.constant('school'), ceilingCents: amount, window, raises: fc.constant([]), exhaustedFrom: fc.constant(null) }), // prettier-ignore
) as fc.Arbitrary<Clause>;
const example = fc.constantFrom(...(Object.values(EXAMPLES) as Clause[]));
const clauses = fc
  .array(fc.oneof(limit, example), { maxLength: 5 })
  .map((all) => all.map((one, at) => ({ ...one, id: `c${at}` })));

interface Drawn {
  readonly offset: number;
  readonly days: number;
  readonly cents: number;
  readonly credited: boolean;
  readonly isNew: boolean;
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  offset: fc.integer({ min: 0, max: 35 }),
  days: fc.integer({ min: 1, max: 28 }),
  cents: fc.integer({ min: 1, max: 9_999 }),
  credited: fc.boolean(),
  isNew: fc.boolean(),
});

/** Debits over three years, some of them credited; who is new among them. */
function linesOf(all: readonly Drawn[]): { lines: InvoiceLine[]; added: Set<string> } {
  const lines: InvoiceLine[] = [];
  const added = new Set<string>();
  all.forEach(({ offset, days, cents: size, credited, isNew }, at) => {
    const [year, month] = [2022 + Math.floor(offset / 12), (offset % 12) + 1];
    const from = localDate(`${year}-${String(month).padStart(2, '0')}-01`);
    const debit = line(size, { id: `d${at}`, period: { from, until: addDays(from, days) } });
    lines.push(debit);
    if (isNew) added.add(debit.id);
    if (!credited) return;
    lines.push({ ...debit, id: `k${at}`, amount: cents(-size), credits: debit.id });
    // A credit comes after its debit: an old one never stands beside a new debit.
    if (isNew || size % 2 === 0) added.add(`k${at}`);
  });
  return { lines, added };
}

/** What a settlement of these lines alone must load. */
function together(lines: readonly InvoiceLine[], added: Set<string>, reaches: boolean) {
  const debits = new Set(lines.filter(({ id }) => added.has(id)).map(({ credits }) => credits));
  const named = lines.filter(({ id }) => added.has(id) || debits.has(id));
  if (!reaches) return named;
  const years = new Set(named.map(({ period }) => period.from.slice(0, 4)));
  return lines.filter(({ period }) => years.has(period.from.slice(0, 4)));
}

it('settles a part of the lines as it settles all', () => {
  let reaching = 0;
  fc.assert(
    fc.property(clauses, fc.array(drawn, { minLength: 1, maxLength: 8 }), (agreed, all) => {
      const { lines, added } = linesOf(all);
      const facts = caseFile({
        residences: [livesIn('A', '2020-01-01', '2023-05-12'), livesIn('C', '2023-05-12')],
        enrolments: [atSchoolIn('B', '2020-01-01')],
        placements: [placement()],
        convenants: [
          convenant({
            clauses: agreed,
            sides: [
              { name: 'one', municipalities: ['A', 'C'] },
              { name: 'other', municipalities: ['B'] },
            ],
          }),
        ],
      });
      const reaches = linesReachOthers(facts.convenants);
      if (reaches) reaching += 1;
      const part = together(lines, added, reaches);
      const ids = new Set(part.map(({ id }) => id));
      const ofPart = <T extends { lineId: string }>(found: readonly T[]) =>
        found.filter(({ lineId }) => ids.has(lineId));
      const whole = settle({ ...facts, lines });
      const partly = settle({ ...facts, lines: part });
      expect(partly.postings).toEqual(ofPart(whole.postings));
      expect(partly.open).toEqual(ofPart(whole.open));
      expect(partly.kept).toEqual(ofPart(whole.kept));
      expect(partly.notes).toEqual(ofPart(whole.notes));
    }),
    { numRuns: 400 },
  );
  expect(reaching).toBeGreaterThan(50);
});
