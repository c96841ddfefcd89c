import {
  addDays,
  decide,
  type CaseFile,
  type LocalDate,
  type OpenPeriod,
  type Segment,
} from '@grensverkeer/settlement';
import fc from 'fast-check';
import { worlds, type World } from './histories';

const RUNS = { numRuns: 500 };

describe('decide', () => {
  it('covers the period exactly, each segment at least a day, neighbours different', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const segments = answers(world);
        const froms = segments.map(({ period }) => period.from);
        const untils = segments.map(({ period }) => period.until);
        expect(froms).toEqual([world.from, ...untils.slice(0, -1)]);
        expect(untils.at(-1)).toBe(world.until);
        expect(segments.every(({ period }) => period.from < period.until)).toBe(true);
        const said = segments.map((segment) => JSON.stringify({ ...segment, period: null }));
        expect(said.every((one, at) => one !== said[at + 1])).toBe(true);
      }),
      RUNS,
    );
  });

  it('says the same whatever the order of the facts and however often they are told', () => {
    fc.assert(
      fc.property(worlds, fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), (world, keys) => {
        const file = mapped(world.file, (facts) => shuffled([...facts, ...facts], keys));
        expect(answers({ ...world, file })).toEqual(answers(world));
      }),
      RUNS,
    );
  });

  it('says the same when facts are cut in two', () => {
    fc.assert(
      fc.property(worlds, fc.integer({ min: 1, max: 20 }), (world, days) => {
        const file = mapped(world.file, (facts) => facts.flatMap((fact) => cut(fact, days)));
        expect(answers({ ...world, file })).toEqual(answers(world));
      }),
      RUNS,
    );
  });

  it('says of a part of the period what it says of the whole', () => {
    fc.assert(
      fc.property(worlds, fc.integer({ min: 1, max: 25 }), (world, days) => {
        const middle = addDays(world.from, days);
        const parts = [
          ...answers({ ...world, until: middle }),
          ...answers({ ...world, from: middle }),
        ];
        const inside = answers(world).flatMap((segment) => cut(segment.period, middle, segment));
        expect(parts).toEqual(inside);
      }),
      RUNS,
    );
  });

  it('takes no notice of facts that do not matter', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        expect(answers({ ...world, file: withIrrelevance(world) })).toEqual(answers(world));
      }),
      RUNS,
    );
  });

  it('names nobody that no fact names', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const named = `${JSON.stringify(world.file)} 1979 0439 0363 1992 0757 0824 0855 0865`;
        for (const segment of answers(world)) {
          const names = segment.kind === 'open' ? segment.candidates : [segment.payer];
          const strangers = names.filter((name) => !/^[PV]O\d{4}$/.test(name));
          expect(strangers.every((name) => named.includes(name))).toBe(true);
        }
      }),
      RUNS,
    );
  });
});

function answers({ file, help, from, until }: World): Segment[] {
  return decide(file, help, { from, until });
}

type Change = <Fact extends OpenPeriod>(facts: readonly Fact[]) => Fact[];

function mapped(file: CaseFile, change: Change): CaseFile {
  return {
    ...file,
    residences: change(file.residences),
    actualResidences: change(file.actualResidences),
    custody: change(file.custody),
    enrolments: change(file.enrolments),
    placements: change(file.placements),
    decisions: change(file.decisions),
  };
}

function shuffled<Fact>(facts: readonly Fact[], keys: readonly number[]): Fact[] {
  const keyed = facts.map((fact, at) => ({ fact, key: keys[at % keys.length]! * (at + 1) }));
  return keyed.sort((one, other) => (one.key % 97) - (other.key % 97)).map(({ fact }) => fact);
}

/** The fact as two that touch, cut so many days after its first day (or on a given day). */
function cut<Fact extends object>(span: OpenPeriod & Fact, at: number): (OpenPeriod & Fact)[];
function cut<Fact extends object>(span: OpenPeriod, at: LocalDate, fact: Fact): Fact[];
function cut(span: OpenPeriod, at: number | LocalDate, fact?: object): object[] {
  const day = typeof at === 'number' ? addDays(span.from, at) : at;
  const isInside = span.from < day && (span.until === null || day < span.until);
  const spans = isInside
    ? [
        { from: span.from, until: day },
        { from: day, until: span.until },
      ]
    : [{ from: span.from, until: span.until }];
  return spans.map((part) => (fact ? { ...fact, period: part } : { ...span, ...part }));
}

/** Facts of another time, of no weight for who pays, or about other help. */
function withIrrelevance({ file, help, from, until }: World): CaseFile {
  const later = { from: addDays(until, 400), until: null };
  const earlier = { from: addDays(from, -9000), until: addDays(from, -8999) };
  const school = { id: 'x', schoolId: 'x', schoolMunicipality: 'X', schoolType: 'so' } as const;
  const asLater = file.residences.map((one) => ({ ...one, ...later, underInvestigation: null }));
  return {
    ...file,
    residences: [...file.residences, ...asLater],
    custody: [...file.custody, { ...earlier, holder: 'mother', municipality: 'X' }],
    enrolments: [...file.enrolments, { ...later, ...school }],
    placements: [...file.placements, { ...help, id: 'x', stay: null, place: 'X' }],
  };
}
