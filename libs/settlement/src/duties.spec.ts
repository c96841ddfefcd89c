import { EXAMPLES } from './clauses/examples.fixture';
import { HAPPENINGS, type Happening } from './clauses/kind';
import type { Clause } from './convenant';
import { dutiesOf } from './duties';
import { atSchoolIn, caseFile, convenant, livesIn, placement } from './fixtures';
import { cents } from './money';
import { localDate } from './period';

const clauses = Object.values(EXAMPLES).map((one) => ({ ...one, id: one.kind })) as Clause[];
const on = localDate('2023-06-30');
const facts = { enrolments: [atSchoolIn('B', '2022-09-01')] };

function duties(happening: Happening, own: readonly Clause[] = clauses, more = {}): string[] {
  const file = caseFile({ ...facts, convenants: [convenant({ clauses: own })], ...more });
  return dutiesOf(file, placement(), { happening, on }).map(
    ({ holder, due, what, clause }) => `${due ?? '-'} ${holder} ${what.en} (${clause.clauseId})`,
  );
}

describe('duties', () => {
  it.each<[Happening, string[]]>([
    [
      'help-requested',
      [
        '2023-07-14 A says whether the local team agrees; else de procesregisseur decides (access-consent)',
        '2023-07-14 A says whether it is responsible (terms)',
      ],
    ],
    [
      'payer-changed',
      [
        '2023-07-14 A hands over the dossier (hand-over)',
        '2023-07-14 A holds a hand-over talk (hand-over)',
        '- A let the allocation run until the next one connects (hand-over)',
        '- B let the allocation run until the next one connects (hand-over)',
      ],
    ],
    [
      'stay-start-lost',
      [
        '2023-07-28 A decide together who pays; else: each bears half (lost-evidence)',
        '2023-07-28 B decide together who pays; else: each bears half (lost-evidence)',
      ],
    ],
    [
      'month-ended',
      [
        '2023-07-30 A sends the statement (terms)',
        '2023-07-30 B sends the statement (netting)',
        '2023-07-30 B sends the statement (terms)',
      ],
    ],
    [
      'statement-sent',
      [
        '2023-07-14 A objects if something is wrong (terms)',
        '2023-07-14 B objects if something is wrong (terms)',
        '2023-07-30 A pays the balance (terms)',
        '2023-07-30 B pays the balance (terms)',
      ],
    ],
    [
      'dispute-opened',
      [
        '2023-07-28 B has the outcome of de wethouders (dispute-path)',
        '2023-10-26 B has the outcome of de Geschillencommissie (binding) (dispute-path)',
      ],
    ],
    ['year-started', ['2023-06-30 0599 pays the contribution of €100.00 (collective-funding)']],
    [
      'year-ended',
      [
        '2023-08-29 B reports how many children changed sides (anti-shifting)',
        '2023-08-29 B reports on wachttijden (reporting)',
        '2023-09-28 B accounts for the year (collective-funding)',
        '- 0599 accounts for the year (lead-municipality)',
      ],
    ],
    [
      'convenant-ends',
      [
        '2023-04-01 A give notice or renew (renewal)',
        '2023-04-01 B give notice or renew (renewal)',
      ],
    ],
  ])('when %s', (happening, expected) => expect(duties(happening)).toEqual(expected));

  it.each<[string, Happening, Clause, string[]]>([
    [
      'the coordinator starts',
      'help-requested',
      { id: 'c', kind: 'coordination', coordinator: 'school', startWithinDays: 7 },
      ['2023-07-07 B takes the initiative and consults the other municipality on money (c)'],
    ],
    [
      'what was paid first is recovered, with its evidence',
      'month-ended',
      {
        ...{ id: 'c', kind: 'prefinancing', prefinancier: 'school' },
        ...{ rechargeWithinDays: 30, evidence: ['invoice', 'consent'] },
      },
      ['2023-07-30 B recovers what was paid first, with: invoice, consent (c)'],
    ],
    [
      'also without evidence',
      'month-ended',
      { id: 'c', kind: 'prefinancing', prefinancier: 'school', rechargeWithinDays: 0 },
      ['2023-06-30 B recovers what was paid first (c)'],
    ],
    [
      'not where no term was agreed',
      'help-requested',
      { id: 'c', kind: 'coordination', coordinator: 'school', startWithinDays: null },
      [],
    ],
  ])('%s', (_, happening, clause, expected) =>
    expect(duties(happening, [clause])).toEqual(expected),
  );

  it('are told for every happening', () =>
    expect(HAPPENINGS.filter((happening) => duties(happening).length === 0)).toEqual([]));
  it('hang on the scope of their clause', () => {
    const scoped = clauses.map((clause) => ({
      ...clause,
      scope: { schoolTypes: ['vo'] as const },
    }));
    expect(duties('year-ended', scoped)).toEqual([]);
  });
  it('hold nobody when the clause names nobody', () =>
    expect(duties('year-ended', [{ ...EXAMPLES.reporting, id: 'r', by: null }])).toEqual([
      '2023-08-29 null reports on wachttijden (r)',
    ]));
  it('are none without a convenant', () =>
    expect(duties('year-ended', clauses, { convenants: [] })).toEqual([]));
  it('are none at a school at home', () =>
    expect(duties('year-ended', clauses, { enrolments: [] })).toEqual([]));
  it('are none at a school at home, within one region', () => {
    const region = { name: 'region', municipalities: ['A', 'B'] };
    const convenants = [convenant({ sides: [region, region], clauses })];
    const enrolments = [atSchoolIn('A', '2022-09-01')];
    expect(duties('year-ended', clauses, { convenants, enrolments })).toEqual([]);
  });
  it('are held by the receiver where there is no school', () => {
    const file = caseFile({ convenants: [convenant({ clauses })] });
    const happening = { happening: 'year-ended', on } as const;
    const found = dutiesOf(file, placement({ receiver: 'B' }), happening);
    expect(found.map(({ holder }) => holder)).toEqual(['B', 'B', 'B', '0599']);
    expect(dutiesOf(file, placement({ receiver: null }), happening)).toEqual([]);
  });
  it('stand by term, then holder; what has no term or no holder', () => {
    const by = (id: string, holder: 'home' | 'school' | null, withinDays: number): Clause => ({
      ...EXAMPLES.reporting,
      ...{ id, by: holder, withinDays },
    });
    const lead: Clause = { ...EXAMPLES['lead-municipality'], id: 'no term' };
    const told = [
      lead,
      by('z', 'school', 1),
      by('y', 'home', 1),
      by('x', null, 1),
      by('w', 'home', 0),
    ];
    expect(duties('year-ended', told).map((text) => text.split(/[()]/)[1])).toEqual([
      'w',
      'x',
      'y',
      'z',
      'no term',
    ]);
  });
  it('wait where a person must first decide who pays', () => {
    const residences = [livesIn('A', '2020-01-01'), livesIn('C', '2020-01-01')];
    expect(duties('year-ended', clauses, { residences })).toEqual([]);
  });
  it.each<['month' | 'quarter' | 'year', string, boolean]>([
    ['month', '2023-05-31', true],
    ['quarter', '2023-05-31', false],
    ['quarter', '2023-09-30', true],
    ['quarter', '2023-10-31', false],
    ['year', '2023-06-30', false],
    ['year', '2023-11-30', false],
    ['year', '2023-12-31', true],
  ])('to settle every %s: on %s %p', (every, day, isDue) => {
    const netting: Clause = { ...EXAMPLES.netting, id: 'n', every };
    const file = caseFile({ ...facts, convenants: [convenant({ clauses: [netting] })] });
    const occasion = { happening: 'month-ended', on: localDate(day) } as const;
    expect(dutiesOf(file, placement(), occasion)).toHaveLength(isDue ? 1 : 0);
  });
  it.each<[Happening, Clause]>([
    ['convenant-ends', { ...EXAMPLES.renewal, id: 'c', renewal: 'none' }],
    ['year-started', { ...EXAMPLES.coordination, id: 'c', startWithinDays: 7 }],
    ['year-started', { ...EXAMPLES.prefinancing, id: 'c', rechargeWithinDays: 30 }],
    ['year-started', { ...EXAMPLES['collective-funding'], id: 'c', contributions: [{ municipality: '0599', year: 2022, amountCents: cents(1) }] }],
  ])('when %s: none from what asks for none', (happening, clause) =>
    expect(duties(happening, [clause])).toEqual([])); // prettier-ignore
  it('of a cold hand-over: no talk', () =>
    expect(
      duties('payer-changed', [{ ...EXAMPLES['hand-over'], id: 'h', isWarm: false }]).filter(
        (text) => text.includes('talk'),
      ),
    ).toEqual([]));
  it('of a quarter fall in its last month only', () => {
    const file = caseFile({ ...facts, convenants: [convenant({ clauses })] });
    const may = { happening: 'month-ended', on: localDate('2023-05-31') } as const;
    const kinds = dutiesOf(file, placement(), may).map(({ clause }) => clause.kind);
    expect(kinds).toEqual(['terms', 'terms']);
  });
});
