import type { ConvenantVersion } from '../convenant';
import type { Basis } from '../decision';
import { atSchoolIn, caseFile, convenant, openPeriod, placement } from '../fixtures';
import { groundOf } from '../ground';
import { localDate, period } from '../period';
import { applyAgreements } from './apply';

const basis: Basis = { rung: 'JW1.1-1', facts: [], clauses: [] };
const march = period('2023-03-01', '2023-04-01');
const school = [atSchoolIn('B', '2022-09-01')];

/** Each segment as one readable line: days, coordinator, prefinancier, bearers, ground. */
function agreed(facts: Parameters<typeof caseFile>[0], help = placement(), span = march): string[] {
  const segments = applyAgreements(caseFile(facts), help, { period: span, payer: 'A', basis });
  return segments.map((s) => {
    const shares = s.shares.map((x) => `${x.municipality} ${x.numerator}/${x.denominator}`);
    const days = `${s.period.from}..${s.period.until}`;
    return `${days} ${s.coordinator} ${s.prefinancier} ${shares.join(' ')} ${groundOf(s.basis)}`;
  });
}

const all = 'a-b@1#lead a-b@1#first a-b@1#shares';
const byLaw = '2023-03-01..2023-04-01 A A A 1/1 JW1.1-1';
const shared = `2023-03-01..2023-04-01 B B A 3/4 B 1/4 JW1.1-1 ${all}`;
const sides = (one: string[], other: string[]): Pick<ConvenantVersion, 'sides'> => ({
  sides: [
    { name: 'one', municipalities: one },
    { name: 'other', municipalities: other },
  ],
});

describe('a convenant speaks when the payer faces the host', () => {
  const one = [convenant()];
  it.each<[string, Parameters<typeof caseFile>[0], ReturnType<typeof placement>, string[]]>([
    ['no convenant: the law', { enrolments: school }, placement(), [byLaw]],
    ['school on the other side', { enrolments: school, convenants: one }, placement(), [shared]],
    [
      'no school: the receiver is the host',
      { convenants: one },
      placement({ receiver: 'B' }),
      [shared],
    ],
    ['host is the payer', { convenants: one }, placement(), [byLaw]],
    ['no school, no receiver', { convenants: one }, placement({ receiver: null }), [byLaw]],
    [
      'a school elsewhere',
      { enrolments: [atSchoolIn('C', '2022-09-01')], convenants: one },
      placement({ receiver: 'B' }),
      [byLaw],
    ],
    [
      'one region with itself',
      { enrolments: school, convenants: [convenant(sides(['A', 'B', 'C'], ['A', 'B', 'C']))] },
      placement(),
      [shared],
    ],
    [
      'both on one side only',
      { enrolments: school, convenants: [convenant(sides(['A', 'B'], ['C']))] },
      placement(),
      [byLaw],
    ],
  ])('%s', (_, facts, help, expected) => expect(agreed(facts, help)).toEqual(expected));

  it('and names the enrolment among its facts', () => {
    const facts = caseFile({ enrolments: school, convenants: one });
    const [segment] = applyAgreements(facts, placement(), { period: march, payer: 'A', basis });
    expect(segment?.basis.facts).toEqual([
      { kind: 'enrolment', date: '2022-09-01', municipality: 'B', id: 'B-2022-09-01' },
    ]);
  });
});

describe('the days are cut', () => {
  it('where the school changes', () => {
    const enrolments = [atSchoolIn('B', '2022-09-01', '2023-03-13')];
    expect(agreed({ enrolments, convenants: [convenant()] })).toEqual([
      `2023-03-01..2023-03-13 B B A 3/4 B 1/4 JW1.1-1 ${all}`,
      '2023-03-13..2023-04-01 A A A 1/1 JW1.1-1',
    ]);
  });
  it('where a convenant begins', () => {
    const convenants = [convenant(openPeriod('2023-03-20'))];
    expect(agreed({ enrolments: school, convenants })).toEqual([
      '2023-03-01..2023-03-20 A A A 1/1 JW1.1-1',
      `2023-03-20..2023-04-01 B B A 3/4 B 1/4 JW1.1-1 ${all}`,
    ]);
  });
  it('on a birthday that a scope asks for', () => {
    const convenants = [convenant({ scope: { ages: { from: 0, until: 11 } } })];
    const file = { birthDate: localDate('2012-03-10'), enrolments: school, convenants };
    expect(agreed(file)).toEqual([
      `2023-03-01..2023-03-10 B B A 3/4 B 1/4 JW1.1-1 ${all}`,
      '2023-03-10..2023-04-01 A A A 1/1 JW1.1-1',
    ]);
  });
  it('on the birthday that ends a scope, on 1 March for whoever was born on 29 February', () => {
    const convenants = [convenant({ scope: { ages: { from: 11, until: 12 } } })];
    const file = { enrolments: school, convenants };
    const lineFrom = (from: string, until: string, birthDate: string) =>
      agreed({ ...file, birthDate: localDate(birthDate) }, placement(), period(from, until));
    expect(lineFrom('2024-02-01', '2024-03-01', '2012-02-29')).toEqual([
      `2024-02-01..2024-02-29 B B A 3/4 B 1/4 JW1.1-1 ${all}`,
      '2024-02-29..2024-03-01 A A A 1/1 JW1.1-1',
    ]);
    expect(lineFrom('2023-02-20', '2023-03-10', '2012-02-29')).toEqual([
      '2023-02-20..2023-03-01 A A A 1/1 JW1.1-1',
      `2023-03-01..2023-03-10 B B A 3/4 B 1/4 JW1.1-1 ${all}`,
    ]);
  });
  it('where a scope begins and ends', () => {
    const convenants = [convenant({ scope: { period: openPeriod('2023-03-10', '2023-03-20') } })];
    expect(agreed({ enrolments: school, convenants })).toEqual([
      '2023-03-01..2023-03-10 A A A 1/1 JW1.1-1',
      `2023-03-10..2023-03-20 B B A 3/4 B 1/4 JW1.1-1 ${all}`,
      '2023-03-20..2023-04-01 A A A 1/1 JW1.1-1',
    ]);
  });
  it('where the scope of one clause begins', () => {
    const clauses = convenant().clauses.map((clause) => ({
      ...clause,
      scope: { period: openPeriod('2023-03-10') },
    }));
    expect(agreed({ enrolments: school, convenants: [convenant({ clauses })] })).toEqual([
      '2023-03-01..2023-03-10 A A A 1/1 JW1.1-1',
      `2023-03-10..2023-04-01 B B A 3/4 B 1/4 JW1.1-1 ${all}`,
    ]);
  });
  it('but not where a register cut one enrolment in two', () => {
    const enrolments = [atSchoolIn('B', '2023-03-13'), atSchoolIn('B', '2022-09-01', '2023-03-13')];
    expect(agreed({ enrolments, convenants: [convenant()] })).toEqual([shared]);
  });
});

describe('with two schools at once the one that began last makes the host', () => {
  it.each([
    [0, 1],
    [1, 0],
  ])('in order %p, %p', (...order) => {
    const two = [atSchoolIn('B', '2022-09-01'), atSchoolIn('C', '2022-10-01', '2023-03-10')];
    const enrolments = order.flatMap((at) => two[at] ?? []);
    expect(agreed({ enrolments, convenants: [convenant()] })).toEqual([
      '2023-03-01..2023-03-10 A A A 1/1 JW1.1-1',
      `2023-03-10..2023-04-01 B B A 3/4 B 1/4 JW1.1-1 ${all}`,
    ]);
  });
});

it('the school that began last counts, whatever the schools are called', () => {
  const enrolments = [atSchoolIn('B', '2022-10-01'), atSchoolIn('C', '2022-09-01')];
  expect(agreed({ enrolments, convenants: [convenant()] })).toEqual([shared]);
});

describe('scopes', () => {
  it.each<[string, ConvenantVersion['scope'], boolean]>([
    ['the group', { groups: ['help-at-school'] }, true],
    ['another group', { groups: ['day-programme'] }, false],
    ['the school type', { schoolTypes: ['vso', 'so'] }, true],
    ['another school type', { schoolTypes: ['vo'] }, false],
    ['the product', { productCodes: ['45A04'], productCategories: ['45'] }, true],
    ['another product', { productCodes: ['45A05'] }, false],
    ['another category', { productCategories: ['50'] }, false],
    ['help without stay', { helpForms: ['without-stay'] }, true],
    ['help with stay', { helpForms: ['with-stay'] }, false],
    ['another stream', { streams: ['pupil-transport'] }, false],
    ['the home municipality', { homeMunicipalities: ['A'] }, true],
    ['the school municipality as home', { homeMunicipalities: ['B'] }, false],
    ['the school municipality', { schoolMunicipalities: ['B'] }, true],
    ['another school municipality', { schoolMunicipalities: ['A'] }, false],
    ['with consent', { homeConsent: true }, true],
    ['without consent', { homeConsent: false }, false],
    ['an age', { ages: { from: 10, until: null } }, true],
    ['too young', { ages: { from: 12, until: 18 } }, false],
    ['a period', { period: openPeriod('2023-01-01', '2024-01-01') }, true],
    ['a period that is over', { period: openPeriod('2022-01-01', '2023-01-01') }, false],
  ])('%s', (_, scope, matches) => {
    const ofConvenant = agreed({ enrolments: school, convenants: [convenant({ scope })] });
    expect(ofConvenant).toEqual([matches ? shared : byLaw]);
    const clauses = convenant().clauses.map((clause) => ({ ...clause, scope }));
    const ofClauses = agreed({ enrolments: school, convenants: [convenant({ clauses })] });
    expect(ofClauses).toEqual([matches ? shared : byLaw]);
  });

  it('an age asks for a day of birth', () =>
    expect(
      agreed({
        birthDate: null,
        enrolments: school,
        convenants: [convenant({ scope: { ages: { from: 0, until: null } } })],
      }),
    ).toEqual([byLaw]));
  it('a group asks for a group', () =>
    expect(
      agreed(
        { enrolments: school, convenants: [convenant({ scope: { groups: ['help-at-school'] } })] },
        placement({ group: null }),
      ),
    ).toEqual([byLaw]));
  it('a school type asks for a school', () =>
    expect(
      agreed(
        { convenants: [convenant({ scope: { schoolTypes: ['so'] } })] },
        placement({ receiver: 'B' }),
      ),
    ).toEqual([byLaw]));
  it('the first clause of a kind in scope decides', () => {
    const clauses = [
      { id: 'vo', kind: 'coordination', coordinator: 'home', scope: { schoolTypes: ['vo'] } },
      { id: 'so', kind: 'coordination', coordinator: 'school' },
      { id: 'late', kind: 'coordination', coordinator: 'home' },
    ] as const;
    expect(agreed({ enrolments: school, convenants: [convenant({ clauses })] })).toEqual([
      '2023-03-01..2023-04-01 B A A 1/1 JW1.1-1 a-b@1#so',
    ]);
  });
});

describe('of several convenants exactly one speaks', () => {
  const lead = (id: string, more: Partial<ConvenantVersion> = {}) =>
    convenant({ id, clauses: [{ id: 'c', kind: 'coordination', coordinator: 'school' }], ...more });
  const wide = sides(['A', 'D', 'E'], ['B', 'F']);
  const winner = (convenants: ConvenantVersion[]) =>
    agreed({ enrolments: school, convenants }).map((text) => text.split('JW1.1-1 ')[1]);

  it.each<[string, ConvenantVersion[], (string | undefined)[]]>([
    ['a pair goes before a list', [lead('list', wide), lead('pair')], ['pair@1#c']],
    [
      'a list goes before a default of a pair',
      [lead('default', { isDefault: true }), lead('list', wide)],
      ['list@1#c'],
    ],
    [
      'a default speaks where nobody else does',
      [
        lead('default', { isDefault: true }),
        lead('list', { ...wide, scope: { schoolTypes: ['vo'] } }),
      ],
      ['default@1#c'],
    ],
    [
      'a pair goes first also when older',
      [lead('list', { ...wide, ...openPeriod('2023-02-01') }), lead('pair')],
      ['pair@1#c'],
    ],
    ['of equals the later', [lead('old'), lead('new', openPeriod('2023-02-01'))], ['new@1#c']],
    ['of equals from one day the first id', [lead('z'), lead('y')], ['y@1#c']],
    [
      'a pair out of scope leaves it to the list',
      [lead('pair', { scope: { schoolTypes: ['vo'] } }), lead('list', wide)],
      ['list@1#c'],
    ],
    ['the newest version', [lead('a-b'), lead('a-b', { version: 2 })], ['a-b@2#c']],
    [
      'a newer version from its own day',
      [lead('a-b'), lead('a-b', { version: 2, ...openPeriod('2023-03-10') })],
      ['a-b@1#c', 'a-b@2#c'],
    ],
    [
      'a version that ends the convenant ends it for good',
      [lead('a-b'), lead('a-b', { version: 2, ...openPeriod('2023-01-01', '2023-03-10') })],
      ['a-b@2#c', undefined],
    ],
    [
      'a version that leaves the payer out ends it for the payer',
      [lead('a-b', { version: 2, ...sides(['D'], ['B']) }), lead('a-b')],
      [undefined],
    ],
    [
      'a version about an earlier time leaves the later time alone',
      [lead('a-b', { version: 2, ...openPeriod('2022-01-01', '2023-01-01') }), lead('a-b')],
      ['a-b@1#c'],
    ],
  ])('%s', (_, convenants, expected) => {
    expect(winner(convenants)).toEqual(expected);
    expect(winner([...convenants].reverse())).toEqual(expected);
  });
});
