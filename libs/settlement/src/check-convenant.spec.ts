import { checkConvenant } from './check-convenant';
import type { Clause, ConvenantVersion } from './convenant';
import { convenant, openPeriod } from './fixtures';
import { cents } from './money';
import { localDate } from './period';

const ROTTERDAM = '0599';
const DEN_HAAG = '0518';
const DELFT = '0503';
const sides: ConvenantVersion['sides'] = [
  { name: 'Rijnmond', municipalities: [ROTTERDAM] },
  { name: 'Haaglanden', municipalities: [DEN_HAAG, DELFT] },
];
const lead: Clause = { id: 'lead', kind: 'coordination', coordinator: 'school' };
/** Says nothing of the evidence. */
const first: Clause = { id: 'first', kind: 'prefinancing', prefinancier: 'school' };
const home: Clause = { id: 'home', kind: 'residence-principle' };
const half: Clause = {
  id: 'half',
  kind: 'share-costs',
  schoolShare: { numerator: 1, denominator: 2 },
};
const draft = (clauses: readonly Clause[], more: Partial<ConvenantVersion> = {}) =>
  convenant({ sides, clauses, ...more });

/** Each finding as its code and the clause it is about. */
const found = (version: ConvenantVersion, others: ConvenantVersion[] = []) =>
  checkConvenant(version, others).map(({ code, clauseId }) => `${code} ${clauseId ?? ''}`.trim());

const vso = { schoolTypes: ['vso'] } as const;
const so = { schoolTypes: ['so'] } as const;
const stay = { helpForms: ['with-stay'] } as const;
const capOn = (day: string): Clause => ({
  id: 'cap',
  kind: 'cap',
  capped: 'school',
  ceilingCents: cents(1),
  window: 'year',
  raises: [{ from: localDate(day), ceilingCents: cents(2) }],
  exhaustedFrom: null,
});
const budget = (numerator: number, municipality = DELFT): Clause => ({
  id: 'budget',
  kind: 'key-by-budget-share',
  shares: [
    { municipality: ROTTERDAM, numerator: 1, denominator: 2 },
    { municipality, numerator, denominator: 4 },
  ],
});
const consentBy = (holder: 'home' | null): Clause => ({
  id: 'consent',
  kind: 'access-consent',
  referrers: ['school'],
  consentBy: holder,
  answerDays: 14,
  fallbackOfficer: null,
  fromCents: null,
});

/** One child only: from Rotterdam, at a school in Den Haag. */
const oneChild: Partial<ConvenantVersion> = {
  sides: [sides[0], { name: 'Den Haag', municipalities: [DEN_HAAG] }],
  scope: { homeMunicipalities: [ROTTERDAM] },
};

describe('checkConvenant', () => {
  it.each<[string, ConvenantVersion, string[]]>([
    ['a sound convenant', draft([lead, half]), []],
    ['a list that was left out', draft([first, half]), []],
    ['a list that is nothing', draft([{ ...first, evidence: null } as Clause, half]), []],
    ['nothing agreed is not a gap', draft([]), []],
    ['an exception before the rule', draft([lead, { ...half, scope: vso }, home]), []],
    [
      'limits on some children only',
      draft([lead, half, { ...capOn('2023-02-01'), scope: so }]),
      [],
    ],
    ['a gap', draft([lead, { ...half, scope: vso }]), ['gap']],
    [
      'a gap within the scope of the convenant',
      draft([{ ...half, scope: stay }], { scope: vso }),
      ['gap'],
    ],
    ['no gap outside the scope', draft([{ ...half, scope: vso }], { scope: vso }), []],
    [
      'a gap after some day',
      draft([{ ...half, scope: { period: openPeriod('2023-01-01', '2023-07-01') } }]),
      ['gap'],
    ],
    ['a gap for an age', draft([{ ...half, scope: { ages: { from: 0, until: 18 } } }]), ['gap']],
    ['a gap without consent', draft([{ ...lead, scope: { homeConsent: true } }]), ['gap']],
    [
      'a gap for one municipality',
      draft([{ ...half, scope: { homeMunicipalities: [DELFT] } }]),
      ['gap'],
    ],
    ['the rule before its exception', draft([home, { ...half, scope: vso }]), ['unreachable half']],
    ['the same twice', draft([half, { ...home, id: 'again' }]), ['unreachable again']],
    [
      'covered by two others together',
      draft([
        { ...half, id: 'a', scope: vso },
        { ...home, id: 'b', scope: { schoolTypes: ['so'] } },
        { ...half, id: 'c', scope: { schoolTypes: ['so', 'vso'] } },
        home,
      ]),
      ['unreachable c'],
    ],
    [
      'outside the scope of the convenant',
      draft([{ ...half, scope: so }, home], { scope: vso }),
      ['unreachable half'],
    ],
    [
      'a second cap',
      draft([lead, half, capOn('2023-02-01'), { ...capOn('2023-02-01'), id: 'two' }]),
      ['unreachable two'],
    ],
    [
      'two clauses that cross',
      draft([
        { ...half, id: 'a', scope: vso },
        { ...home, id: 'b', scope: stay },
        { ...home, id: 'c' },
      ]),
      ['overlap b'],
    ],
    [
      'two that cross and agree',
      draft([{ ...half, id: 'a', scope: vso }, { ...half, id: 'b', scope: stay }, home]),
      [],
    ],
    ['shares that are not one', draft([budget(1)]), ['shares-not-one budget']],
    ['shares that are one', draft([budget(2)]), []],
    [
      'a share of more than one',
      draft([
        {
          ...half,
          schoolShare: { numerator: 3, denominator: 2 },
        } as Clause,
      ]),
      ['shares-not-one half'],
    ],
    ['a code in a clause that never was', draft([budget(2, '9999')]), ['unknown-code budget']],
    [
      'a code of a side that never was',
      draft([lead], {
        sides: [sides[0], { name: '?', municipalities: ['9999'] }],
      }),
      ['unknown-code'],
    ],
    [
      'a home that never was',
      draft([lead], { scope: { homeMunicipalities: ['9999'] } }),
      ['unknown-code', 'no-effect'],
    ],
    [
      'a school that never was',
      draft([lead], { scope: { schoolMunicipalities: ['9999'] } }),
      ['unknown-code', 'no-effect'],
    ],
    [
      'a municipality that is gone',
      draft([lead], {
        sides: [sides[0], { name: 'Bernisse', municipalities: ['0568'] }],
      }),
      ['unknown-code'],
    ],
    [
      'a raise before the term',
      draft([lead, half, capOn('2022-12-31')]),
      ['date-outside-term cap'],
    ],
    [
      'a scope after the term',
      draft(
        [lead, { ...half, scope: { period: openPeriod('2024-01-01') } }, home],
        openPeriod('2023-01-01', '2024-01-01'),
      ),
      ['date-outside-term half', 'unreachable half'],
    ],
    [
      'a term that ends before it begins',
      draft([lead], openPeriod('2023-01-01', '2022-01-01')),
      ['date-outside-term', 'no-effect'],
    ],
    [
      'nobody on the other side',
      draft([lead], {
        sides: [sides[0], { name: 'nobody', municipalities: [] }],
      }),
      ['no-effect'],
    ],
    ['a duty nobody holds', draft([lead, consentBy(null)]), ['duty-without-holder consent']],
    ['a duty that somebody holds', draft([lead, consentBy('home')]), []],
    [
      'a member that does not exist',
      draft([{ ...lead, colour: 'red' } as Clause]),
      ['faulty lead'],
    ],
    ['an id that is no text', draft([{ ...lead, id: 5 } as unknown as Clause]), ['faulty']],
    [
      'out of scope for the only child',
      draft([lead, { ...half, scope: { homeMunicipalities: [DEN_HAAG] } }], oneChild),
      ['unreachable half'],
    ],
  ])('%s', (_, version, expected) => expect(found(version)).toEqual(expected));

  it.each<[string, ConvenantVersion[], string[]]>([
    ['as specific, from the same day', [draft([lead], { id: 'other' })], ['precedence-clash']],
    [
      'more specific',
      [
        draft([lead], {
          id: 'other',
          sides: [sides[0], { name: 'Delft', municipalities: [DELFT] }],
        }),
      ],
      [],
    ],
    ['that is a default', [draft([lead], { id: 'other', isDefault: true })], []],
    [
      'between others',
      [draft([lead], { id: 'other', sides: [{ name: '', municipalities: ['0363'] }, sides[1]] })],
      [],
    ],
    ['from another day', [draft([lead], { id: 'other', ...openPeriod('2022-01-01') })], []],
    ['about other children', [draft([lead], { id: 'other', scope: vso })], []],
    [
      'over when this begins',
      [
        draft([lead], { id: 'other' }),
        draft([lead], { id: 'other', version: 2, ...openPeriod('2022-01-01', '2023-01-01') }),
      ],
      ['precedence-clash'],
    ],
    [
      'ended by its own next version',
      [draft([lead], { id: 'other' }), draft([lead], { id: 'other', version: 2, scope: vso })],
      [],
    ],
    ['its own earlier version', [draft([lead], { version: 0 })], []],
    ['a version that is there already', [draft([lead])], ['precedence-clash']],
  ])('another convenant %s', (_, others, expected) =>
    expect(found(draft([lead], { scope: so }), others)).toEqual(expected),
  );

  it('takes its case from the only child there is', () => {
    const [finding] = checkConvenant(draft([lead, consentBy(null)], oneChild), []);
    expect(finding?.example.nl).toContain('uit Rotterdam op een school in');
  });

  it('tells each finding in words, with a case', () =>
    expect(
      checkConvenant(draft([{ ...half, scope: { ...vso, homeConsent: false } }, consentBy(null)]), [
        draft([lead], { id: 'other', name: 'Ander convenant' }),
      ]),
    ).toMatchSnapshot());
});
