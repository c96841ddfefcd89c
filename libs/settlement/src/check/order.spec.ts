import { checkConvenant } from '../check-convenant';
import { EXAMPLES } from '../clauses/examples.fixture';
import type { Clause } from '../convenant';
import { convenant } from '../fixtures';

/** Which clause of several decides, question by question. */

const sides = [
  { name: 'Rijnmond', municipalities: ['0599'] },
  { name: 'Haaglanden', municipalities: ['0518', '0503'] },
] as const;
const example = (kind: Clause['kind'], more: object = {}) =>
  ({ ...EXAMPLES[kind], id: kind, ...more }) as Clause;
const found = (clauses: readonly Clause[]) =>
  checkConvenant(convenant({ sides, clauses }), []).map(({ code, clauseId }) =>
    `${code} ${clauseId ?? ''}`.trim(),
  );

const vso = { schoolTypes: ['vso'] } as const;
const stay = { helpForms: ['with-stay'] } as const;
const works = (...tasks: string[]) =>
  example('lead-municipality', { id: 'works', municipality: '0503', tasks });

describe('two clauses of which neither is an exception of the other', () => {
  it.each<[string, Clause, object]>([
    ['who coordinates', example('coordination'), { coordinator: 'home' }],
    ['who pays first', example('prefinancing'), { prefinancier: 'home' }],
    ['who bears the cost', example('residence-principle'), example('share-costs')],
  ])('differ in %s', (_, clause, other) => {
    const clauses = [
      { ...clause, id: 'a', scope: vso },
      { ...clause, ...other, id: 'b', scope: stay },
      { ...clause, id: 'c' },
    ];
    expect(found(clauses as Clause[])).toEqual(['overlap b']);
  });

  it('differ in an amount', () => {
    const cap = example('cap', { raises: [] });
    const clauses = [
      { ...cap, id: 'a', scope: vso },
      { ...cap, id: 'b', scope: stay },
    ];
    expect(found(clauses)).toEqual(['overlap b']);
  });

  it('are not a rule and its exception, in the wrong order', () =>
    expect(
      found([
        example('share-costs', { id: 'a', scope: { schoolTypes: ['so', 'vso'] } }),
        example('residence-principle', { id: 'b', scope: vso }),
        example('residence-principle', { id: 'c' }),
      ]),
    ).toEqual(['unreachable b']));
});

describe('a clause that another leaves nothing', () => {
  it.each(['coordination', 'prefinancing', 'share-costs', 'admin-fee', 'line-weight'] as const)(
    'is the second of kind %s',
    (kind) =>
      expect(found([example(kind), example(kind, { id: 'two' })])).toEqual(['unreachable two']),
  );

  it('is one that shares risk after other bearers, though it is about amounts too', () =>
    expect(found([example('residence-principle'), example('risk-sharing')])).toContain(
      'unreachable risk-sharing',
    ));

  it.each<[string, Clause[]]>([
    ['a second report', [example('reporting'), example('reporting', { id: 'two' })]],
    [
      'a lead whose one task of two is given to another',
      [example('coordination'), works('coordination', 'prefinancing')],
    ],
    ['what a lead does not do: coordination', [works('prefinancing'), example('coordination')]],
    ['what a lead does not do: paying first', [works('coordination'), example('prefinancing')]],
  ])('is not %s', (_, clauses) =>
    expect(found(clauses).filter((finding) => finding.startsWith('unreachable'))).toEqual([]),
  );
});
