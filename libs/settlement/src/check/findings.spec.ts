import { checkConvenant, type Finding } from '../check-convenant';
import { EXAMPLES } from '../clauses/examples.fixture';
import type { Clause, ConvenantVersion } from '../convenant';
import { atSchoolIn, convenant, openPeriod, placement } from '../fixtures';
import { localDate } from '../period';
import { exampleOf, OTHER } from './finding';

/** Every finding as an admin reads it, in both languages, with its case. */

const sides: ConvenantVersion['sides'] = [
  { name: 'Rijnmond', municipalities: ['0599'] },
  { name: 'Haaglanden', municipalities: ['0518', '0503'] },
];
const draft = (clauses: readonly object[], more: Partial<ConvenantVersion> = {}) =>
  convenant({ sides, clauses: clauses as readonly Clause[], ...more });
const lead = { ...EXAMPLES.coordination, id: 'lead' };
const half = { ...EXAMPLES['share-costs'], id: 'half' };
const home = { ...EXAMPLES['residence-principle'], id: 'home' };
const vso = { schoolTypes: ['vso'] };
const year = openPeriod('2023-01-01', '2024-01-01');

const lines = (found: readonly Finding[]): string =>
  found
    .map(({ code, clauseId, nl, en, example }) =>
      [`${code} ${clauseId ?? ''}`.trim(), nl, en, example.nl, example.en].join('\n  '),
    )
    .join('\n');

it.each<[string, ConvenantVersion, ConvenantVersion[]]>([
  ['a member that does not exist', draft([{ ...lead, colour: 'red' }]), []],
  ['a clause without an id', draft([{ ...lead, id: undefined }]), []],
  ['a scope that does not exist', draft([lead], { scope: { colours: [] } as object }), []],
  ['a share of more than one', draft([{ ...half, schoolShare: { numerator: 3, denominator: 2 } }]), []],
  ['a term that ends before it begins', draft([lead], openPeriod('2023-01-01', '2022-01-01')), []],
  ['a term of no day', draft([lead], openPeriod('2023-01-01', '2023-01-01')), []],
  ['sides that do not face each other', draft([lead], { sides: [sides[0], { name: '', municipalities: [] }] }), []],
  ['codes that do not exist', draft([lead, { ...EXAMPLES.succession, id: 'gone', successions: [{ gone: '9998', on: localDate('2023-06-01'), to: [{ municipality: '9999', numerator: 1, denominator: 1 }] }] }], { scope: { homeMunicipalities: ['0568'] }, sides: [{ name: '', municipalities: ['0599', '0568'] }, sides[1]] }), []],
  ['codes of a clause scope', draft([lead, { ...half, scope: { homeMunicipalities: ['9998'] } }, { ...home, scope: { schoolMunicipalities: ['9999'] } }]), []],
  ['shares that are not one', draft([{ ...EXAMPLES['key-by-budget-share'], id: 'key', shares: [{ municipality: '0503', numerator: 1, denominator: 2 }] }]), []],
  ['days outside the term', draft([lead, { ...EXAMPLES.cap, id: 'cap', raises: [{ from: localDate('2024-01-01'), ceilingCents: 1 }] }], year), []],
  ['a scope that ends after the term', draft([lead, { ...half, scope: { period: openPeriod('2023-06-01', '2024-01-02') } }, home], year), []],
  ['a duty that nobody holds', draft([lead, { ...EXAMPLES['access-consent'], id: 'consent', consentBy: null }]), []],
  ['a gap in each question', draft([lead, { ...EXAMPLES.prefinancing, id: 'first' }, half].map((one) => ({ ...one, scope: vso }))), []],
  ['a clause that never decides', draft([home, { ...half, scope: vso }]), []],
  ['a clause that never holds', draft([half, { ...home, scope: { schoolTypes: ['so'] } }], { scope: vso as object }), []],
  ['two clauses that cross', draft([{ ...half, scope: vso }, { ...home, scope: { helpForms: ['with-stay'] } }, { ...home, id: 'rest' }]), []],
  ['another convenant', draft([lead]), [draft([lead], { id: 'other', name: 'Delft en omstreken' })]],
  ['a version that exists', draft([lead]), [draft([lead], { version: 3 }), draft([lead])]],
  ['a school principle without effect', draft([{ ...EXAMPLES['school-principle'], id: 'many', schools: [] }, home]), []],
])('%s', (_, version, others) =>
  expect(lines(checkConvenant(version, others))).toMatchSnapshot()); // prettier-ignore

it.each<[string, ConvenantVersion]>([
  ['a scope that ends with the term', draft([lead, { ...half, scope: { period: openPeriod('2023-06-01', '2024-01-01') } }, home], year)],
  ['a scope that runs on, in a term that does', draft([lead, { ...half, scope: { period: openPeriod('2023-06-01') } }, home])],
  ['a scope that ends, in a term that runs on', draft([lead, { ...half, scope: { period: year } }, home])],
])('%s is sound', (_, version) =>
  expect(checkConvenant(version, []).map(({ code }) => code)).toEqual([])); // prettier-ignore

describe('a case in words', () => {
  const enrolment = atSchoolIn('0518', '2022-09-01', null, { schoolType: 'vo' });
  const asked = {
    ...{
      placement: placement({ group: null }),
      enrolment,
      enrolments: [enrolment],
      residences: [],
    },
    ...{ home: '0599', school: '0518', homeSide: ['0599'], schoolSide: ['0518'] },
    ...{ rung: 'JW1.1-1' as const, day: localDate('2023-03-01') },
    birthDate: localDate('2009-03-01'),
  };
  it.each([
    ['all that is known', asked],
    ['help of some kind', { ...asked, placement: placement({ group: OTHER, productCategory: OTHER, productCode: 'X' }) }],
    ['help with stay, without consent', { ...asked, placement: placement({ stay: 'residential', homeConsent: false, stream: 'pupil-transport' }) }],
    ['a child of unknown age without a school', { ...asked, birthDate: null, enrolment: null }],
    ['municipalities that are in no table', { ...asked, home: 'X', school: 'Y' }],
  ])('%s', (_, one) => {
    const { nl, en } = exampleOf(one);
    expect(`${nl}\n${en}`).toMatchSnapshot();
  }); // prettier-ignore
});
