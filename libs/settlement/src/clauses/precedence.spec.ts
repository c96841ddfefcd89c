import type { ConvenantVersion } from '../convenant';
import { convenant, openPeriod, placement } from '../fixtures';
import { agreed, byLaw, school, shared, sides } from './apply.fixture';

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
    [
      'of lists the one of fewest municipalities, on both sides together',
      [
        lead('four', { ...sides(['A'], ['B', 'F', 'G']), ...openPeriod('2022-01-01') }),
        lead('five', sides(['A', 'D', 'E', 'H'], ['B'])),
      ],
      ['four@1#c'],
    ],
    [
      'also where the other side is the large one',
      [
        lead('five', sides(['A'], ['B', 'F', 'G', 'H'])),
        lead('four', { ...sides(['A', 'D', 'E'], ['B']), ...openPeriod('2022-01-01') }),
      ],
      ['four@1#c'],
    ],
    [
      'a newer version of another convenant takes over nothing',
      [lead('pair'), lead('list', { ...wide, version: 2, ...openPeriod('2023-02-01') })],
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
