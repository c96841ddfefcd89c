import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string };
    readonly children?: readonly number[];
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** A part of the work, and what the files are called that do it. The first that fits counts. */
const PARTS: readonly (readonly [name: string, file: RegExp])[] = [
  ['rules: decide, settle, correct', /libs\/settlement\/src/],
  ['read and write iJw', /libs\/ijw\/src/],
  ['make the events', /render-postings|settlement-posted-text/],
  ['send them to Kafka', /kafkajs|libs\/messaging\/src/],
  [
    'speak with PostgreSQL',
    /node_modules\/(pg|pg-[a-z-]+|typeorm|postgres-[a-z]+)\/|service-kit\/src\/(copy-rows|prepared)/,
  ],
  ['judge and store lines', /billing\/src\/(invoices|facts|contracts)/],
  ['read case files, write books', /billing\/src\/settlements/],
  ['pack and seal', /node:(zlib|internal\/crypto|crypto)/],
  ['HTTP', /express|router|node:_http|body-parser|raw-body/],
];
const COLLECTOR = '(garbage collector)';
const NOT_WORK = new Set(['(idle)', '(root)']);
/** Loading modules is not what a line costs. */
const STARTING = /^(Module\.|executeUserEntryPoint|requireBuiltin|compileForInternalLoader)/;

/**
 * Where a service spent its CPU, by part of the work: each moment counts for the innermost call that
 * belongs to a part. The start of the process is left out.
 * @param folder with one profile, as `--cpu-prof` writes it
 */
export function timeSpent(folder: string): string {
  const [file] = readdirSync(folder).filter((name) => name.endsWith('.cpuprofile'));
  if (file === undefined) return '  no profile was written';
  const profile = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Profile;
  const partOf = partsByNode(profile);
  const spent = new Map<string, number>();
  profile.samples.forEach((id, at) => {
    const part = partOf.get(id);
    if (part) spent.set(part, (spent.get(part) ?? 0) + (profile.timeDeltas[at] ?? 0));
  });
  const total = [...spent.values()].reduce((sum, one) => sum + one, 0);
  return [...spent]
    .sort(([, one], [, other]) => other - one)
    .map(([part, time]) => `  ${part.padEnd(32)}${((100 * time) / total).toFixed(1).padStart(5)} %`)
    .join('\n');
}

/** Null for what is no work on a line. Of a call that belongs to no part, its caller's part. */
function partsByNode({ nodes }: Profile): Map<number, string | null> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parts = new Map<number, string | null>();
  const [root] = nodes;
  const waiting = root ? [{ node: root, above: 'the rest' as string | null }] : [];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { functionName, url } = next.node.callFrame;
    const own = PARTS.find(([, file]) => file.test(url))?.[0];
    const inherited = next.above === null || STARTING.test(functionName) ? null : next.above;
    const part = functionName === COLLECTOR ? 'collect garbage' : inherited && (own ?? inherited);
    parts.set(next.node.id, NOT_WORK.has(functionName) ? null : part);
    for (const id of next.node.children ?? []) {
      const node = byId.get(id);
      if (node) waiting.push({ node, above: part });
    }
  }
  return parts;
}
