import { EXAMPLES } from '../clauses/examples.fixture';
import type { Scope } from '../clauses/scope';
import type { Clause, ConvenantVersion } from '../convenant';
import { convenant, openPeriod } from '../fixtures';
import { samplesOf } from './samples';

const clause = (scope: Scope): Clause => ({ ...EXAMPLES['residence-principle'], id: 'c', scope });
const between = (one: string[], other: string[]): Pick<ConvenantVersion, 'sides'> => ({
  sides: [
    { name: 'one', municipalities: one },
    { name: 'other', municipalities: other },
  ],
});

/** The invented children from A at a school in B, each by what differs between them. */
function children(scope: Scope, more: Partial<ConvenantVersion> = {}): string[] {
  const version = convenant({ clauses: [clause(scope)], ...more });
  return samplesOf(version)
    .moments.filter(({ home }) => home === 'A')
    .map(({ placement: help, enrolment, birthDate, day }) => {
      const age = Number(day.slice(0, 4)) - Number(birthDate!.slice(0, 4));
      const { stream, group, productCategory, productCode, homeConsent, stay } = help;
      const usual = ['youth-care', '…', '…', '…', 'so', 'yes', 'no', '10', '2023-01-01'];
      const found = [stream, group, productCategory, productCode, enrolment!.schoolType];
      const all = [...found, homeConsent ? 'yes' : 'no', stay ? 'stay' : 'no', `${age}`, day];
      return all.filter((text, at) => text !== usual[at]).join(' ');
    });
}

/** The pairs of home and school that are looked at. */
const pairs = (version: ConvenantVersion): string[] =>
  samplesOf(version).moments.map(({ home, school }) => `${home}${school}`);

describe('children that a scope tells apart', () => {
  it.each<[string, Scope, string[]]>([
    ['any', {}, ['']],
    ['a stream', { streams: ['pupil-transport'] }, ['pupil-transport', '']],
    ['the first stream', { streams: ['youth-care'] }, ['', 'pupil-transport']],
    ['every stream', { streams: ['youth-care', 'pupil-transport', 'residential-pupil', 'sbo-transfer'] }, ['']],
    ['groups', { groups: ['x', 'y'] }, ['x', '']],
    ['school types', { schoolTypes: ['vso'] }, ['vso', '']],
    ['every school type', { schoolTypes: ['bo', 'sbo', 'so', 'vso', 'vo', 'mbo', 'oza'] }, ['bo']],
    ['a category', { productCategories: ['45'] }, ['45', '']],
    ['a product', { productCodes: ['45A04'] }, ['45A04', '']],
    ['with stay', { helpForms: ['with-stay'] }, ['stay', '']],
    ['without stay', { helpForms: ['without-stay'] }, ['', 'stay']],
    ['with consent', { homeConsent: true }, ['', 'no']],
    ['without consent', { homeConsent: false }, ['', 'no']],
    ['an age', { ages: { from: 12, until: 18 } }, ['', '12']],
    ['an age that runs on', { ages: { from: 12, until: null } }, ['', '12']],
    ['from one year', { ages: { from: 1, until: null } }, ['', '0']],
    ['any age', { ages: { from: 0, until: null } }, ['']],
    ['until an age', { ages: { from: 0, until: 5 } }, ['', '0']],
    ['a period', { period: openPeriod('2023-03-01', '2023-06-01') }, ['', '2023-03-01', '2023-06-01']],
    ['a period that runs on', { period: openPeriod('2023-03-01') }, ['', '2023-03-01']],
    ['a period before', { period: openPeriod('2022-01-01', '2022-06-01') }, ['']],
    ['two at once', { schoolTypes: ['vso'], homeConsent: false }, ['vso', 'vso no']],
    ['another home', { homeMunicipalities: ['X'] }, ['']],
    ['another school', { schoolMunicipalities: ['X'] }, ['']],
  ])('%s', (_, scope, expected) =>
    expect(children(scope).sort()).toEqual([...expected].sort())); // prettier-ignore

  it('are those of the convenant only', () =>
    expect(children({ homeConsent: false }, { scope: { schoolTypes: ['vo'] } })).toEqual([
      'vo',
      'vo no',
    ]));
  it('are looked at within the period of the convenant only', () =>
    expect(children({}, { scope: { period: openPeriod('2023-03-01', '2023-06-01') } })).toEqual([
      '2023-03-01',
    ]));
  it('are looked at day by day in order', () => {
    const late = clause({ period: openPeriod('2023-06-01') });
    const early = clause({ period: openPeriod('2023-03-01') });
    const { moments } = samplesOf(convenant({ clauses: [late, early] }));
    const days = moments.filter(({ home }) => home === 'A').map(({ day }) => day);
    expect([...new Set(days)]).toEqual(['2023-01-01', '2023-03-01', '2023-06-01']);
  });
  it('are found for a clause of any kind', () => {
    for (const example of Object.values(EXAMPLES)) {
      const one = convenant({ clauses: [{ ...example, id: 'c' } as Clause] });
      expect(samplesOf(one).moments.length).toBeGreaterThan(1);
    }
  });
  it('are looked at on each day on which a clause may answer otherwise', () => {
    const cap: Clause = { ...EXAMPLES.cap, id: 'c' };
    const days = samplesOf(convenant({ clauses: [cap] })).moments.map(({ day }) => day);
    expect([...new Set(days)]).toEqual(['2023-01-01', '2023-07-01']);
  });
  it('and on each on which a rival begins or ends within the term', () => {
    const rival = convenant({ id: 'r', ...openPeriod('2023-02-01', '2023-04-01') });
    const { moments } = samplesOf(convenant(openPeriod('2023-01-01', '2023-04-01')), [rival]);
    expect([...new Set(moments.map(({ day }) => day))]).toEqual(['2023-01-01', '2023-02-01']);
  });
  it('are known by their school, their help and their sides', () => {
    const [first] = samplesOf(convenant({ clauses: [] })).moments;
    expect(first).toMatchObject({
      ...{ home: 'A', school: 'B', homeSide: ['A'], schoolSide: ['B'], rung: 'JW1.1-1' },
      ...{ birthDate: '2013-01-01', residences: [], day: '2023-01-01' },
      placement: { receiver: 'B', from: '2023-01-01', until: null, stay: null },
      enrolment: { schoolMunicipality: 'B', schoolType: 'so', from: '2023-01-01', until: null },
      enrolments: [{ schoolMunicipality: 'B' }],
    });
  });
});

describe('pairs of municipalities that are looked at', () => {
  it.each<[string, ConvenantVersion, string[]]>([
    ['both ways', convenant({ clauses: [] }), ['AB', 'BA']],
    ['of equals one', convenant({ clauses: [], ...between(['A', 'C', 'D'], ['B', 'E']) }), ['AB', 'BA']],
    ['within one region', convenant({ clauses: [], ...between(['A', 'B', 'C'], ['A', 'B', 'C']) }), ['AB']],
    ['nobody faces nobody', convenant({ clauses: [], ...between(['A'], []) }), []],
    [
      'one that a scope names as home, and another',
      convenant({ clauses: [clause({ homeMunicipalities: ['C'] })], ...between(['A', 'C'], ['B']) }),
      ['AB', 'CB', 'BA', 'BC'],
    ],
    [
      'one that a scope names as school, and another',
      convenant({ clauses: [clause({ schoolMunicipalities: ['C'] })], ...between(['A', 'C'], ['B']) }),
      ['AB', 'CB', 'BA', 'BC'],
    ],
    [
      'one that a clause names, and another',
      convenant({ clauses: [{ ...EXAMPLES['lead-municipality'], id: 'c', municipality: 'C' }], ...between(['A', 'C'], ['B']) }),
      ['AB', 'CB', 'BA', 'BC'],
    ],
    [
      'not of homes outside the scope of the convenant',
      convenant({ clauses: [], scope: { homeMunicipalities: ['A'] } }),
      ['AB'],
    ],
    [
      'not of schools outside the scope of the convenant',
      convenant({ clauses: [], scope: { schoolMunicipalities: ['A'] } }),
      ['BA'],
    ],
  ])('%s', (_, version, expected) =>
    expect(pairs(version).sort()).toEqual([...expected].sort())); // prettier-ignore

  it('one that faces a rival too, and another', () => {
    const rival = convenant({ id: 'r', clauses: [], ...between(['C'], ['B']) });
    const version = convenant({ clauses: [], ...between(['A', 'C'], ['B']) });
    const found = samplesOf(version, [rival]).moments.map(({ home, school }) => home + school);
    expect(found.sort()).toEqual(['AB', 'BA', 'BC', 'CB']);
  });
});
