import { fits } from './files';
import { counted, mutantsOf, withFault, type Mutant } from './mutate';
import { trialsOf, type Measured } from './plan';
import { eachOf, scoreOf, struck, survivors } from './report';
import { judged } from './verdicts';

const faults = (text: string): string[] => mutantsOf('a.ts', text).map(({ change }) => change);

describe('the faults that are made', () => {
  it.each<[string, string, string[]]>([
    ['a boundary', 'const x = a < b', ['a < b → true', 'a < b → false', '< → <=', '< → >=']],
    ['a condition, once', 'if (a) b;', ['a → true', 'a → false', 'b; → {}']],
    ['sums', 'x = a + 1', ['x = a + 1 → {}', '+ → -', '1 → (1 + 1)']],
    ['texts are not taken away from each other', `x = a + 'b'`, [`x = a + 'b' → {}`, `'b' → ''`]],
    ['a fallback', 'x = a ?? b', ['x = a ?? b → {}', 'a ?? b → (a)', 'a ?? b → (b)']],
    ['a chain', 'x = a?.b', ['x = a?.b → {}', '?. → .']],
    ['what an arrow gives', 'x = () => y', ['x = () => y → {}', 'y → undefined']],
    ['a method', 'const x = a.some(b)', ['some → every']],
    ['a method that falls away', 'const x = a.filter(b)', ['a.filter(b) → a']],
    ['a list and an object', 'const x = [{ a }, []]', ['[{ a }, []] → []', '{ a } → {}', `[] → ['mutated']`]],
    ['a pattern', 'const x = /^\\d$/', ['/^\\d$/ → /\\d$/', '/^\\d$/ → /^\\d/', '/^\\d$/ → /^\\D$/']],
    ['a case', 'switch (a) { case b: c(); }', ['case b: c(); → case b:', 'c(); → {}']],
    ['not in types', `type A = 'b'; interface B { c: 'd' } const x = y as 'z'`, []],
    ['not what types make unreachable', 'switch (a) { default: { const never: never = a; return never; } }', []],
    ['not in names of modules and members', `import a from 'b'; const x = { 'c-d': a }`, [`{ 'c-d': a } → {}`]],
    ['not in what an error says', `throw new RangeError('no')`, []],
  ])('%s', (_, text, expected) => expect(faults(text)).toEqual(expected)); // prettier-ignore

  it('know their place', () => {
    const [first] = mutantsOf('a.ts', 'const f = () => {\n  return 1;\n};\n').filter(
      ({ kind }) => kind === 'number',
    );
    expect(first).toMatchObject({ file: 'a.ts', line: 2, source: 'return 1;', inFunction: 0 });
    expect(withFault('const f = () => {\n  return 1;\n};\n', first!)).toContain('return (1 + 1);');
  });
});

it('counts functions where they begin', () => {
  const text = 'function f(a) { return a.map((b) => ({ b })); }';
  const call = (number: number) => `cover("a.ts#${number}")`;
  expect(counted('a.ts', text, 'cover')).toBe(
    `function f(a) {${call(0)}; return a.map((b) => (${call(1)},({ b }))); }`,
  );
});

describe('the specs that are asked', () => {
  const spec = (name: string, more: Partial<Measured>): Measured => ({
    ...{ spec: name, files: ['src/a.ts'], loadMs: 1, ms: [5, 7], atLoad: [], runBy: {} },
    ...more,
  });
  const within = (inFunction: number | null) => ({ file: 'src/a.ts', inFunction }) as Mutant;
  const asked = (inFunction: number | null, ...specs: Measured[]) =>
    trialsOf(within(inFunction), specs, (name) => (name === 'good' ? 9 : 0)).map(
      ({ spec: name, tests }) => `${name} ${tests}`,
    );

  it.each([
    ['the tests that run the function', 0, spec('b', { runBy: { 'src/a.ts#0': [1] } }), ['b 1']],
    ['no test', 0, spec('b', {}), []],
    ['all, when it runs while the spec is loaded', 0, spec('b', { atLoad: ['src/a.ts#0'] }), ['b 0,1']],
    ['all, when it stands outside of every function', null, spec('b', {}), ['b 0,1']],
    ['none that does not load the file', null, spec('b', { files: [] }), []],
  ])('%s', (_, inFunction, measured, expected) =>
    expect(asked(inFunction, measured)).toEqual(expected)); // prettier-ignore

  it('its own first, then what costs least for what it notices', () =>
    expect(
      asked(
        null,
        spec('slow', { ms: [9] }),
        spec('good', { ms: [8] }),
        spec('quick', { ms: [1] }),
        spec('src/a.spec.ts', {}),
      ),
    ).toEqual(['src/a.spec.ts 0,1', 'good 0', 'quick 0', 'slow 0']));
});

it.each([
  ['law/*', 'libs/settlement/src/law/stays.ts', true],
  ['law/*', 'libs/settlement/src/money.ts', false],
  ['src/*.ts', 'libs/settlement/src/law/stays.ts', false],
  ['src/**/*.ts', 'libs/settlement/src/law/stays.ts', true],
  ['money.ts', 'libs/settlement/src/money.ts', true],
  ['', 'libs/settlement/src/money.ts', true],
])('%s and %s: %s', (glob, file, expected) => expect(fits(glob, file)).toBe(expected));

describe('the report', () => {
  const [one, other] = mutantsOf('a.ts', 'if (a) b;');
  const found = [judged(one!, 'survived'), judged(other!, 'killed', 'a test')];
  const line = { file: 'a.ts', source: 'if (a) b;', reason: 'because' };
  const [name, gone] = eachOf([{ ...line, changes: ['a → true', 'a → false'] }]);

  it('counts', () =>
    expect(scoreOf(found)).toMatchObject({ all: 2, killed: 1, survived: 1, percent: 50 }));
  it('tells apart what was looked at', () => {
    expect(survivors(found, [])[0]).toBe('1 survivors that nobody looked at:');
    expect(survivors(found, [name!]).at(-1)).toContain('because');
  });
  it('strikes what is killed now', () =>
    expect(struck(found, [name!, gone!])).toEqual([{ ...line, change: 'a → false' }]));
});
