import { readdirSync, readFileSync } from 'fs';
import { dirname, join, relative } from 'path';
import * as ts from 'typescript';

const root = join(__dirname, '..');
const TOP_LEVEL = [
  'services libs deploy test docker-compose.yml nx.json package.json package-lock.json',
  'tsconfig.base.json README.md CHANGELOG.md eslint.config.mjs LICENSE',
  'publiccode.yml SECURITY.md',
]
  .join(' ')
  .split(' ');
const NOT_OURS = ['node_modules', 'dist'];

/** Lower may not import higher. Equal is allowed inside one project only. */
const PROJECT_RANK: [string, number][] = [
  ['libs/settlement', 0],
  ['libs/events', 0],
  ['libs/ijw', 1],
  ['libs/messaging', 2],
  ['libs/service-kit', 2],
  ['services/', 3],
  ['deploy', 4],
  ['test', 5],
];

/** Inside a service the walk goes downhill: from the process to the door, the work, the rows. */
const FILE_RANK: [RegExp, number][] = [
  [/main\.ts$/, 5],
  [/app\.module\.ts$/, 4],
  [/\.module\.ts$/, 3],
  [/\.(controller|consumer)\.ts$|-worker\.ts$/, 2],
  [/\.service\.ts$/, 1],
  [/\.ts$/, 0],
];

type Imports = Map<string, string[]>;
interface Source {
  file: string;
  text: string;
}

const rankIn = <K>(table: [K, number][], fits: (key: K) => boolean): number =>
  table.find(([key]) => fits(key))?.[1] ?? 0;
const projectRank = (file: string) => rankIn(PROJECT_RANK, (key) => file.startsWith(key));
const fileRank = (file: string) => rankIn(FILE_RANK, (key) => key.test(file));
const projectOf = (file: string) =>
  file
    .split('/')
    .slice(0, /^(libs|services)\//.test(file) ? 2 : 1)
    .join('/');

function sources(): Source[] {
  return ['libs', 'services', 'deploy', 'test'].flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
      .map((name) => ({
        file: join(top, name),
        text: readFileSync(join(root, top, name), 'utf8'),
      })),
  );
}

/** The files that a file imports, as paths from the root; packages are left out. */
function importsOf({ file, text }: Source, known: Set<string>): string[] {
  return ts
    .preProcessFile(text)
    .importedFiles.map(({ fileName }) => fileName)
    .map((name) => {
      const library = /^@grensverkeer\/(.+)$/.exec(name)?.[1];
      if (library) return `libs/${library}/src/index.ts`;
      if (!name.startsWith('.')) return undefined;
      const path = relative(root, join(root, dirname(file), name));
      return [`${path}.ts`, `${path}/index.ts`].find((candidate) => known.has(candidate));
    })
    .filter((path): path is string => path !== undefined && known.has(path));
}

function importGraph(all: Source[]): Imports {
  const known = new Set(all.map(({ file }) => file));
  return new Map(all.map((source) => [source.file, importsOf(source, known)]));
}

/** The first circle met from each file, told as a path that ends where it began. */
function circles(graph: Imports): string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (file: string, path: string[]): void => {
    if (path.includes(file)) {
      found.push([...path.slice(path.indexOf(file)), file].join(' → '));
      return;
    }
    if (done.has(file)) return;
    for (const next of graph.get(file) ?? []) walk(next, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) walk(file, []);
  return found;
}

function upwardArrows(graph: Imports): string[] {
  const isUp = (from: string, to: string): boolean => {
    if (projectOf(from) !== projectOf(to)) return projectRank(to) >= projectRank(from);
    return from.startsWith('services/') && fileRank(to) > fileRank(from);
  };
  return [...graph].flatMap(([from, tos]) =>
    /spec\.ts$|\/test\//.test(from)
      ? []
      : tos.filter((to) => isUp(from, to)).map((to) => `${from} → ${to}`),
  );
}

function longFiles(all: Source[]): string[] {
  return all
    .map(({ file, text }) => ({ file, lines: text.split('\n').length - 1 }))
    .filter(({ lines }) => lines > 300)
    .map(({ file, lines }) => `${file}: ${lines} lines`);
}

function longFunctions({ file, text }: Source): string[] {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const lineOf = (position: number) => tree.getLineAndCharacterOfPosition(position).line;
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const lines = lineOf(node.end) - lineOf(node.getStart(tree)) + 1;
    if (ts.isFunctionLike(node) && lines > 60) {
      found.push(`${file}:${lineOf(node.getStart(tree)) + 1}: a function of ${lines} lines`);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

describe('the house', () => {
  const all = sources();
  const graph = importGraph(all);
  const isProduct = ({ file }: Source) => !/spec\.ts$/.test(file);

  it('has at the top only what the design names', () => {
    const seen = readdirSync(root).filter((n) => !n.startsWith('.') && !NOT_OURS.includes(n));
    expect(seen.filter((name) => !TOP_LEVEL.includes(name))).toEqual([]);
  });
  it('has no import circles', () => expect(circles(graph)).toEqual([]));
  it('has no upward arrows', () => expect(upwardArrows(graph)).toEqual([]));
  it('has no file over 300 lines', () => expect(longFiles(all)).toEqual([]));
  it('has no function over 60 lines', () =>
    expect(all.filter(isProduct).flatMap(longFunctions)).toEqual([]));
});

describe('the checks themselves see what they should', () => {
  it('imports: this repository has them, also through the names of libraries', () => {
    const imports = importGraph(sources());
    expect(imports.get('libs/settlement/src/facts.ts')).toContain('libs/settlement/src/period.ts');
    expect(imports.get('services/billing/src/main.ts')).toContain('libs/service-kit/src/index.ts');
  });

  it.each<[string, [string, string[]][], string[]]>([
    ['a circle', [['a', ['b']], ['b', ['a']]], ['a → b → a']], // prettier-ignore
    ['no circle in a diamond', [['a', ['b', 'c']], ['b', ['d']], ['c', ['d']], ['d', []]], []], // prettier-ignore
  ])('circles: %s', (_, edges, found) => expect(circles(new Map(edges))).toEqual(found));

  it.each<[string, string, string, number]>([
    ['a library that imports a service', 'libs/ijw/a.ts', 'services/billing/b.ts', 1],
    ['a service that imports a service', 'services/billing/a.ts', 'services/convenant/b.ts', 1],
    ['contracts that import the pure library', 'libs/events/a.ts', 'libs/settlement/b.ts', 1],
    ['a service method that calls a controller', 'services/billing/a.service.ts', 'services/billing/a.controller.ts', 1], // prettier-ignore
    ['a controller that calls its service', 'services/billing/a.controller.ts', 'services/billing/a.service.ts', 0], // prettier-ignore
    ['a service that imports a library', 'services/billing/a.ts', 'libs/settlement/b.ts', 0],
  ])('arrows: %s', (_, from, to, count) =>
    expect(upwardArrows(new Map([[from, [to]]]))).toHaveLength(count),
  );

  it('length: a file of 301 lines and a function of 61', () => {
    const text = `function long() {\n${'x();\n'.repeat(59)}}\n`;
    expect(longFunctions({ file: 'a.ts', text })).toHaveLength(1);
    expect(longFunctions({ file: 'a.ts', text: text.replace('x();\n', '') })).toHaveLength(0);
    expect(longFiles([{ file: 'a.ts', text: '\n'.repeat(301) }])).toHaveLength(1);
    expect(longFiles([{ file: 'a.ts', text: '\n'.repeat(300) }])).toHaveLength(0);
  });
});
