import { EXAMPLES } from './examples.fixture';
import { clauseForms, parseClauses, parseScope, scopeForm } from './parse';
import { KIND_NAMES, kindOf, type Clause } from './table';

const all = Object.values(EXAMPLES).map((clause) => ({ ...clause, id: clause.kind })) as Clause[];
const faults = (json: unknown) => {
  const parsed = parseClauses(json);
  return parsed.ok ? [] : parsed.faults.map(({ at, code }) => `${at} ${code}`);
};
const shareCosts = { id: 'c', ...EXAMPLES['share-costs'] };

describe.each(all.map((clause) => [clause.kind, clause] as const))('a clause %s', (_, clause) => {
  it('is read back from JSON as it was', () =>
    expect(parseClauses(JSON.parse(JSON.stringify([clause])))).toEqual({
      ok: true,
      clauses: [clause],
    }));
  it('is refused with a member that does not exist', () =>
    expect(faults([{ ...clause, colour: 'red' }])).toEqual(['clauses[0].colour unknown-member']));

  const members = Object.keys(clause).filter((name) => name !== 'kind');
  it.each(members)('is refused without %s', (name) =>
    expect(faults([{ ...clause, [name]: undefined }])[0]).toMatch(`clauses[0].${name} `),
  );
  it.each(members)('is refused with a wrong %s', (name) => {
    for (const wrong of [{ no: 1 }, -1, 0.5]) {
      expect(faults([{ ...clause, [name]: wrong }])[0]).toContain(`clauses[0].${name}`);
    }
  });
  it('says what it is', () => expect(kindOf(clause).says(clause)).toMatchSnapshot());
});

describe('parseClauses', () => {
  it.each<[string, unknown, string[]]>([
    ['no list', {}, ['clauses not-a-list']],
    ['no clause', ['x'], ['clauses[0] not-an-object']],
    ['an unknown kind', [{ id: 'c', kind: 'toString' }], ['clauses[0].kind unknown-kind']],
    ['an empty id', [{ ...shareCosts, id: ' ' }], ['clauses[0].id not-a-text']],
    ['an id twice', [shareCosts, shareCosts], ['clauses[1].id id-in-use']],
    [
      'a share of more than one',
      [{ ...shareCosts, schoolShare: { numerator: 2, denominator: 1 } }],
      ['clauses[0].schoolShare not-a-fraction'],
    ],
    [
      'a share with something else',
      [{ ...shareCosts, schoolShare: { numerator: 1, denominator: 2, percent: 50 } }],
      ['clauses[0].schoolShare.percent unknown-member'],
    ],
    [
      'a fault deep inside',
      [{ ...EXAMPLES.tariff, id: 'c', rates: [{ productCode: 'x', unit: 'week', rateCents: 1 }] }],
      ['clauses[0].rates[0].unit not-a-choice'],
    ],
    [
      'an impossible date',
      [{ ...EXAMPLES.cap, id: 'c', exhaustedFrom: '2023-02-29' }],
      ['clauses[0].exhaustedFrom not-a-date'],
    ],
    [
      'a scope that does not exist',
      [{ ...shareCosts, scope: { colours: ['red'], groups: 'x' } }],
      ['clauses[0].scope.colours unknown-member', 'clauses[0].scope.groups not-a-list'],
    ],
    ['nothing', null, ['clauses not-a-list']],
    ['no clause but nothing', [null], ['clauses[0] not-an-object']],
    ['a clause that is a list', [[]], ['clauses[0] not-an-object']],
    ['a kind that is no text', [{ id: 'c', kind: 5 }], ['clauses[0].kind unknown-kind']],
    [
      'a kind in a list',
      [{ ...shareCosts, kind: ['share-costs'] }],
      ['clauses[0].kind unknown-kind'],
    ],
    [
      'ids that are no text: each by itself',
      [
        { ...shareCosts, id: 5 },
        { ...shareCosts, id: 5 },
      ],
      ['clauses[0].id not-a-text', 'clauses[1].id not-a-text'],
    ],
    [
      'a scope that is no scope',
      [{ ...shareCosts, scope: [] }],
      ['clauses[0].scope not-an-object'],
    ],
    [
      'a member that every object has',
      [{ ...shareCosts, scope: { toString: [] } }],
      ['clauses[0].scope.toString unknown-member'],
    ],
  ])('refuses %s', (_, json, expected) => expect(faults(json)).toEqual(expected));

  const member = (kind: Clause['kind'], name: string, value: unknown) =>
    faults([{ ...EXAMPLES[kind], id: 'c', [name]: value }]);
  const share = { municipality: '0599', numerator: 1, denominator: 2 };
  it.each<[Clause['kind'], string, unknown, string[]]>([
    ['minimum-duration', 'days', 1, []],
    ['minimum-duration', 'days', 0, ['days not-a-whole-number']],
    ['minimum-duration', 'days', 1.5, ['days not-a-whole-number']],
    ['minimum-duration', 'days', '14', ['days not-a-whole-number']],
    ['key-by-average', 'years', 1, []],
    ['move-exemption', 'months', 1, []],
    ['access-consent', 'answerDays', 1, []],
    ['school-principle', 'fromHomeMunicipalities', 1, []],
    ['hand-over', 'dossierDays', 0, []],
    ['minimum', 'minimumCents', 0, []],
    ['minimum', 'minimumCents', -1, ['minimumCents not-a-whole-number']],
    ['outside-compensation', 'years', [1900], []],
    ['outside-compensation', 'years', [1899], ['years[0] not-a-whole-number']],
    ['share-costs', 'schoolShare', { numerator: 0, denominator: 1 }, []],
    ['share-costs', 'schoolShare', null, ['schoolShare not-a-fraction']],
    ['share-costs', 'schoolShare', { numerator: '1', denominator: 2 }, ['schoolShare not-a-fraction']],
    ['share-costs', 'schoolShare', { numerator: 1, denominator: '2' }, ['schoolShare not-a-fraction']],
    ['key-by-budget-share', 'shares', [share], []],
    ['key-by-budget-share', 'shares', [5], ['shares[0] not-an-object']],
    ['key-by-budget-share', 'shares', [{ ...share, municipality: '' }], ['shares[0].municipality not-a-text']],
    ['key-by-budget-share', 'shares', [{ ...share, numerator: 3 }], ['shares[0] not-a-fraction']],
    ['dispute-path', 'steps', [null], ['steps[0] not-an-object']],
    ['netting', 'every', ['year'], ['every not-a-choice']],
    ['netting', 'isReciprocal', 'no', ['isReciprocal not-yes-or-no']],
    ['coordination', 'startWithinDays', 'soon', ['startWithinDays not-a-whole-number']],
    ['coordination', 'startWithinDays', undefined, []],
    ['dispute-path', 'steps', [{ body: 'x', days: 1, isBinding: true }], []],
    ['lost-evidence', 'decideWithinDays', 1, []],
    ['terms', 'answerDays', 1, []],
    ['terms', 'invoiceDays', 1, []],
    ['terms', 'objectionDays', 1, []],
    ['terms', 'paymentDays', 1, []],
    ['terms', 'paymentDays', 0, ['paymentDays not-a-whole-number']],
    ['collective-funding', 'contributions', [{ municipality: '0599', year: 1900, amountCents: 0 }], []],
    ['key-by-use', 'clients', [{ municipality: '0599', year: 1900, figure: 0 }], []],
    ['tariff', 'rates', [{ productCode: 'x', unit: 'hour', rateCents: 0, rounding: { minutes: 1, direction: 'up' } }], []],
  ])('%s: %s may be %j or not', (kind, name, value, expected) =>
    expect(member(kind, name, value)).toEqual(expected.map((fault) => `clauses[0].${fault}`))); // prettier-ignore
});

describe('parseScope', () => {
  const scope = {
    streams: ['youth-care'],
    groups: ['help-at-school'],
    schoolTypes: ['so'],
    productCategories: ['45'],
    productCodes: ['45A04'],
    helpForms: ['with-stay'],
    homeMunicipalities: ['0599'],
    schoolMunicipalities: ['0518'],
    ages: { from: 0, until: null },
    period: { from: '2023-01-01', until: '2024-01-01' },
    homeConsent: true,
  };

  it('reads nothing as any', () => expect(parseScope(undefined)).toEqual({ ok: true, scope: {} }));
  it('reads every member', () => expect(parseScope(scope)).toEqual({ ok: true, scope }));
  it('has a form for every member', () =>
    expect(Object.keys(scopeForm()).sort()).toEqual(Object.keys(scope).sort()));
  it.each<[string, unknown, string]>([
    ['a list', [], 'scope not-an-object'],
    ['a school type', { schoolTypes: ['so', 'hbo'] }, 'scope.schoolTypes[1] not-a-choice'],
    ['an age', { ages: { from: 18, until: 18 } }, 'scope.ages not-a-period'],
    ['an age that is no age', { ages: 18 }, 'scope.ages not-an-object'],
    ['a form of help', { helpForms: ['by-day'] }, 'scope.helpForms[0] not-a-choice'],
    ['a municipality', { homeMunicipalities: [599] }, 'scope.homeMunicipalities[0] not-a-text'],
    ['half an age', { ages: { from: 18 } }, 'scope.ages.until not-a-whole-number'],
    [
      'a period',
      { period: { from: '2023-01-01', until: '2022-01-01' } },
      'scope.period not-a-period',
    ],
    ['consent', { homeConsent: 'yes' }, 'scope.homeConsent not-yes-or-no'],
  ])('refuses %s that is wrong', (_, json, expected) => {
    const parsed = parseScope(json);
    expect(parsed.ok ? [] : parsed.faults.map(({ at, code }) => `${at} ${code}`)).toEqual([
      expected,
    ]);
  });
});

it('has a form for every kind', () => {
  const forms = clauseForms();
  expect(forms.map(({ kind }) => kind)).toEqual(KIND_NAMES);
  expect(forms.find(({ kind }) => kind === 'cap')).toMatchSnapshot();
});
