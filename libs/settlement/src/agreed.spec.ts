import { agreedIn, dutiesAt, endedFrom, inForceBetween, occasionsOf } from './agreed';
import { EXAMPLES } from './clauses/examples.fixture';
import { HAPPENINGS } from './clauses/kind';
import type { Clause, ConvenantVersion } from './convenant';
import { convenant } from './fixtures';
import { localDate } from './period';

const clauses = Object.values(EXAMPLES).map((one) => ({ ...one, id: one.kind })) as Clause[];
const day = localDate('2026-06-15');
/** In the year that the contributions of the example are for; it ends a quarter. */
const contributed = localDate('2023-06-30');

const between = (
  id: string,
  one: string[],
  other: string[],
  more: Partial<ConvenantVersion> = {},
) =>
  convenant({
    id,
    sides: [
      { name: 'one', municipalities: one },
      { name: 'other', municipalities: other },
    ],
    from: localDate('2026-01-01'),
    until: null,
    ...more,
  });

describe('what is agreed', () => {
  it('is told of every kind of clause, in both languages', () => {
    const told = agreedIn(convenant({ clauses }));
    expect(told.map(({ kind }) => kind)).toEqual(clauses.map(({ kind }) => kind));
    for (const { title, says } of told) {
      for (const text of [title.nl, title.en, says.nl, says.en]) expect(text).toMatch(/\w{3}/);
    }
  });

  it('stands with what each clause is about', () => {
    const scope = { groups: ['day-programme'] };
    const told = agreedIn(convenant({ clauses: clauses.map((one) => ({ ...one, scope })) }));
    expect(new Set(told.map((one) => one.scope))).toEqual(new Set([scope]));
  });

  it('says by name what is not agreed', () => {
    const subjects = ['duration', 'tariffs'] as const;
    const clause = { id: 'niet', kind: 'not-agreed', subjects } as const;
    expect(agreedIn(convenant({ clauses: [clause] }))).toEqual([
      {
        clauseId: 'niet',
        kind: 'not-agreed',
        title: { nl: 'niet afgesproken', en: 'not agreed' },
        says: {
          nl: 'niet afgesproken is: de duur, tarieven',
          en: 'not agreed: the duration, tariffs',
        },
        scope: {},
      },
    ]);
  });
});

describe('in force between two municipalities', () => {
  const pair = between('pair', ['A'], ['B']);
  const region = between('region', ['B', 'C'], ['A', 'D']);
  const all = [region, pair, between('elsewhere', ['C'], ['D'])];
  const ids = (versions: readonly ConvenantVersion[]) =>
    versions.map(({ id, version }) => `${id}@${version}`);

  it.each<[string, readonly ConvenantVersion[], string, string, string[]]>([
    ['the pair goes before the region, from either side', all, 'A', 'B', ['pair@1', 'region@1']],
    ['the other way round as well', all, 'B', 'A', ['pair@1', 'region@1']],
    ['nobody on the side across', all, 'A', 'D', []],
    [
      'a version that was taken over is not',
      [pair, { ...pair, version: 2, from: localDate('2026-06-01') }],
      'A',
      'B',
      ['pair@2'],
    ],
    [
      'nor is one that ended that day',
      [
        { ...pair, until: day },
        { ...region, until: localDate('2026-06-16') },
      ],
      'A',
      'B',
      ['region@1'],
    ],
  ])('%s', (_, versions, one, other, expected) => {
    expect(ids(inForceBetween(versions, one, other, day))).toEqual(expected);
  });
});

describe('a version that was ended early', () => {
  const version = (until: string | null) =>
    between('ended', ['A'], ['B'], { until: until === null ? null : localDate(until) });

  it.each<[string, string | null, string | null, string | null]>([
    ['counts as it is when nobody ended it', '2027-01-01', null, '2027-01-01'],
    ['runs on when nobody ended it', null, null, null],
    ['counts until that day', '2027-01-01', '2026-09-01', '2026-09-01'],
    ['counts until that day when it was running', null, '2026-09-01', '2026-09-01'],
    ['ends at its own end when that was earlier', '2026-06-01', '2026-09-01', '2026-06-01'],
    ['counts on its first day only', null, '2026-01-02', '2026-01-02'],
  ])('%s', (_, until, day, expected) => {
    const ended = endedFrom(version(until), day === null ? null : localDate(day));
    expect(ended).toEqual({ ...version(until), until: expected });
  });

  it('is no more when it ended before its first day', () =>
    expect(endedFrom(version(null), localDate('2026-01-01'))).toBeNull());
});

describe('the duties of a convenant', () => {
  it('hang on every happening that there is', () => {
    const without = HAPPENINGS.filter(
      (happening) => dutiesAt({ clauses }, { happening, on: contributed }).length === 0,
    );
    expect(without).toEqual([]);
  });

  it('name clause, happening, holder and last day', () => {
    const reporting = { ...EXAMPLES.reporting, id: 'r', by: 'home' } as Clause;
    const on = localDate('2026-12-31');
    expect(dutiesAt({ clauses: [reporting] }, { happening: 'year-ended', on })).toEqual([
      {
        clauseId: 'r',
        kind: 'reporting',
        happening: 'year-ended',
        holder: 'home',
        due: '2027-03-01',
        what: { nl: 'rapporteert over wachttijden', en: 'reports on wachttijden' },
      },
    ]);
  });

  it('are none where a clause is about money only', () => {
    const half = { ...EXAMPLES['share-costs'], id: 'half' } as Clause;
    const occasion = { happening: 'year-ended', on: day } as const;
    expect(dutiesAt({ clauses: [half] }, occasion)).toEqual([]);
  });

  it('end with the period of their clause', () => {
    const period = { from: localDate('2026-01-01'), until: localDate('2026-07-01') };
    const scoped = clauses.map((clause) => ({ ...clause, scope: { period } }));
    const happening = 'year-ended';
    expect(dutiesAt({ clauses: scoped }, { happening, on: period.until })).toEqual([]);
    expect(dutiesAt({ clauses: scoped }, { happening, on: day })).not.toEqual([]);
  });
});

describe('the calendar of a convenant', () => {
  const told = (term: [string, string | null], within: [string, string]) =>
    occasionsOf(
      { from: localDate(term[0]), until: term[1] === null ? null : localDate(term[1]) },
      { from: localDate(within[0]), until: localDate(within[1]) },
    ).map(({ happening, on }) => `${on} ${happening}`);

  it.each<[string, [string, string | null], [string, string], string[]]>([
    [
      'months and years, each on its last day, and the end',
      ['2026-11-15', '2027-02-15'],
      ['2026-01-01', '2028-01-01'],
      [
        '2026-11-30 month-ended',
        '2026-12-31 month-ended',
        '2026-12-31 year-ended',
        '2027-01-01 year-started',
        '2027-01-31 month-ended',
        '2027-02-15 convenant-ends',
      ],
    ],
    [
      'only what lies in the period',
      ['2020-01-01', null],
      ['2026-01-31', '2026-03-31'],
      ['2026-01-31 month-ended', '2026-02-28 month-ended'],
    ],
    [
      'no end while it is running',
      ['2026-01-01', null],
      ['2026-01-01', '2026-01-02'],
      ['2026-01-01 year-started'],
    ],
    [
      'no month or year that ends when it is over',
      ['2026-01-01', '2026-12-31'],
      ['2026-12-01', '2027-02-01'],
      ['2026-12-31 convenant-ends'],
    ],
    ['nothing before it began', ['2026-02-01', null], ['2026-01-01', '2026-02-01'], []],
  ])('%s', (_, term, within, expected) => expect(told(term, within)).toEqual(expected));
});
