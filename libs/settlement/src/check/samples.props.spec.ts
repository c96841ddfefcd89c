import fc from 'fast-check';
import { checkConvenant } from '../check-convenant';
import { inScope, type Scope } from '../clauses/scope';
import type { Moment } from '../clauses/moment';
import type { Clause, ConvenantVersion } from '../convenant';
import { convenant, openPeriod } from '../fixtures';
import type { LocalDate } from '../period';
import { sampleOf } from './sample-child';
import { samplesOf } from './samples';

const sides: ConvenantVersion['sides'] = [
  { name: 'one', municipalities: ['0599', '0502', '0606'] },
  { name: 'other', municipalities: ['0518', '0503'] },
];
const some = <T>(...values: readonly T[]) =>
  fc.subarray([...values], { minLength: 1, maxLength: Math.min(2, values.length) });
const ages = fc.constantFrom({ from: 4, until: 12 }, { from: 12, until: null });
const periods = fc.constantFrom(
  openPeriod('2023-03-01', '2023-06-01'),
  openPeriod('2023-05-01', null),
);
const scopes: fc.Arbitrary<Scope> = fc.record(
  {
    streams: some('youth-care' as const, 'pupil-transport' as const),
    groups: some('x', 'y', 'z'),
    schoolTypes: some('so' as const, 'vso' as const),
    productCodes: some('1', '2', '3'),
    helpForms: some('with-stay' as const),
    homeMunicipalities: some('0599', '0502', '0518'),
    schoolMunicipalities: some('0503', '0606'),
    ages,
    period: periods,
    homeConsent: fc.boolean(),
  },
  { requiredKeys: [] },
);
const drafts = fc
  .tuple(scopes, fc.array(scopes, { minLength: 1, maxLength: 6 }))
  .map(([scope, all]) => {
    const clauses = all.map((one, at): Clause => ({
      id: `c${at}`,
      kind: 'coordination',
      coordinator: at % 2 === 0 ? 'school' : 'home',
      scope: one,
    }));
    return convenant({ sides, scope: at(scope), clauses });
  });
const children = fc
  .record({
    pair: fc.tuple(fc.constantFrom(0, 1, 2), fc.constantFrom(0, 1), fc.boolean()),
    day: fc.constantFrom('2023-01-01', '2023-02-28', '2023-03-01', '2023-05-31', '2024-01-01'),
    stream: fc.constantFrom('youth-care' as const, 'sbo-transfer' as const),
    group: fc.constantFrom('x', 'y', 'q'),
    schoolType: fc.constantFrom('so' as const, 'vso' as const, 'mbo' as const),
    productCategory: fc.constantFrom('45', '46'),
    productCode: fc.constantFrom('1', '2', '9'),
    helpForm: fc.constantFrom('with-stay' as const, 'without-stay' as const),
    age: fc.constantFrom(3, 4, 11, 12, 40),
    homeConsent: fc.boolean(),
  })
  .map(({ pair: [one, other, isTurned], day, ...traits }) => {
    const pair = [sides[0].municipalities[one]!, sides[1].municipalities[other]!] as const;
    const turned = isTurned ? ([pair[1], pair[0]] as const) : pair;
    return { pair: turned, day: day as LocalDate, traits };
  });

/** A scope of the whole that leaves something over in most drafts. */
function at({ homeConsent, ages: found }: Scope): Scope {
  return { ...(homeConsent !== undefined && { homeConsent }), ...(found && { ages: found }) };
}

/** Which clauses hold for a child, as a text. */
const holding = ({ clauses }: ConvenantVersion, moment: Moment) =>
  clauses.map(({ scope }) => (inScope(scope, moment) ? '1' : '0')).join('');

describe('the samples of a convenant', () => {
  it('stand for every child: each way in which its clauses can hold together is among them', () => {
    fc.assert(
      fc.property(drafts, fc.array(children, { minLength: 40, maxLength: 40 }), (draft, all) => {
        const { moments, isComplete } = samplesOf(draft);
        expect(isComplete).toBe(true);
        const known = new Set(moments.map((moment) => holding(draft, moment)));
        for (const { pair, day, traits } of all) {
          const moment = sampleOf(draft, pair, day, traits)!;
          if (inScope(draft.scope, moment)) expect(known).toContain(holding(draft, moment));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('are few, also where every clause names values of its own', () => {
    const clauses = Array.from({ length: 40 }, (_, number): Clause => ({
      id: `c${number}`,
      kind: 'residence-principle',
      scope: {
        productCodes: [`p${number}`],
        groups: [`g${number}`],
        ages: { from: number, until: number + 1 },
      },
    }));
    const draft = convenant({ sides, clauses });
    const { moments, isComplete } = samplesOf(draft);
    expect([isComplete, moments.length < 2000]).toEqual([true, true]);
    expect(checkConvenant(draft, []).map(({ code }) => code)).toEqual(['gap']);
  });

  it('say so when they are not all', () => {
    const six = Array.from({ length: 6 }, (_, number) => number);
    const scopesOfOne = six.flatMap((number): Scope[] => [
      { groups: [`${number}`] },
      { productCodes: [`${number}`] },
      { productCategories: [`${number}`] },
      { ages: { from: 2 * number, until: 2 * number + 1 } },
      { period: openPeriod(`2023-0${number + 2}-01`, `2023-0${number + 2}-02`) },
    ]);
    const clauses = scopesOfOne.map((scope, number): Clause => ({
      id: `c${number}`,
      kind: 'coordination',
      coordinator: 'home',
      scope,
    }));
    const [finding] = checkConvenant(convenant({ sides, clauses }), []).filter(
      ({ code }) => code === 'not-all-checked',
    );
    expect([finding?.nl, finding?.en]).toEqual([
      'Dit convenant onderscheidt meer dan 20000 soorten kinderen; splits het.',
      'This convenant tells apart more than 20000 kinds of children; split it.',
    ]);
  });
});
