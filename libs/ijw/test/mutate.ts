import { ATTRIBUTES, CHARACTERS, INSERTIONS, NAMES, VALUES } from './mutate-pools';

type Random = (below: number) => number;
type Mutation = (text: string, random: Random) => string;

/** A text made faulty, or only odd, in one to four ways: the same for the same seed. */
export function mutated(text: string, seed: number): string {
  const random = randomOf(seed);
  let result = text;
  for (let left = 1 + Math.max(0, random(6) - 2); left > 0; left--) {
    result = pick(MUTATIONS, random)(result, random);
  }
  return result;
}

/** Mulberry32: whole numbers below a limit. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  const item = items[random(items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

/** Replaces one match of a global expression; the text stays as it is when nothing matches. */
function replaceOne(
  text: string,
  expression: RegExp,
  random: Random,
  by: (match: string) => string,
): string {
  const matches = [...text.matchAll(expression)];
  if (!matches.length) return text;
  const { index, 0: match } = pick(matches, random);
  return text.slice(0, index) + by(match) + text.slice(index + match.length);
}

const LEAF = /<([\w:]+)>[^<>]*<\/\1>/g;
const ELEMENT = /<(?!\/|\?|!)([\w:]+)>[^]*?<\/\1>/g;
const VALUE = /(?<=<[\w:]+>)[^<>]*(?=<\/)/g;
const TAG = /<[^>]*>/g;
const OPEN_NAME = /(?<=<\/?)[\w:]+/g;

const newValue: Mutation = (text, random) =>
  replaceOne(text, VALUE, random, () => pick(VALUES, random));
const edited: Mutation = (text, random) =>
  replaceOne(text, VALUE, random, (value) => {
    const at = random(value.length + 1);
    const cut = random(3);
    return value.slice(0, at) + pick(CHARACTERS, random) + value.slice(at + cut);
  });
const stretched: Mutation = (text, random) =>
  replaceOne(text, VALUE, random, (value) => value + (value || 'x').repeat(random(25)));
const otherValue: Mutation = (text, random) => {
  const values = [...text.matchAll(VALUE)].map((match) => match[0]);
  return values.length ? replaceOne(text, VALUE, random, () => pick(values, random)) : text;
};
const without: Mutation = (text, random) =>
  replaceOne(text, pick([LEAF, LEAF, ELEMENT, TAG], random), random, () => '');
const twice: Mutation = (text, random) =>
  replaceOne(text, pick([LEAF, LEAF, ELEMENT, TAG], random), random, (each) => each + each);
const moved: Mutation = (text, random) => {
  const leaves = [...text.matchAll(LEAF)].map((match) => match[0]);
  if (!leaves.length) return text;
  const leaf = pick(leaves, random);
  return replaceOne(text.replace(leaf, ''), TAG, random, (tag) => tag + leaf);
};
const swapped: Mutation = (text, random) =>
  replaceOne(text, /<([\w:]+)>[^<>]*<\/\1>(\s*)<([\w:]+)>[^<>]*<\/\3>/g, random, (pair) => {
    const [first = '', second = ''] = pair.match(LEAF) ?? [];
    return pair.replace(first, '\u0001').replace(second, first).replace('\u0001', second);
  });
const renamed: Mutation = (text, random) =>
  random(2)
    ? replaceOne(text, OPEN_NAME, random, () => pick(NAMES, random))
    : replaceOne(text, LEAF, random, (leaf) => {
        const name = pick([...NAMES, ...(text.match(OPEN_NAME) ?? [])], random);
        return leaf.replace(/^<[\w:]+/, `<${name}`).replace(/[\w:]+>$/, `${name}>`);
      });
const attributed: Mutation = (text, random) =>
  replaceOne(text, /<[\w:]+(?=[\s>])/g, random, (tag) => `${tag} ${pick(ATTRIBUTES, random)}`);
const inserted: Mutation = (text, random) => {
  const into = pick([TAG, TAG, VALUE], random);
  return replaceOne(text, into, random, (each) => each + pick(INSERTIONS, random));
};
const emptied: Mutation = (text, random) =>
  replaceOne(text, LEAF, random, (leaf) => leaf.replace(/>[^]*$/, '/>'));
const rawEdit: Mutation = (text, random) => {
  const at = random(text.length);
  return text.slice(0, at) + pick(CHARACTERS, random) + text.slice(at + random(2));
};
const truncated: Mutation = (text, random) => text.slice(0, random(text.length));
const windows: Mutation = (text) => text.replace(/\r?\n/g, '\r\n');

const MUTATIONS: readonly Mutation[] = [
  newValue,
  newValue,
  newValue,
  edited,
  edited,
  stretched,
  otherValue,
  without,
  without,
  twice,
  moved,
  swapped,
  renamed,
  attributed,
  inserted,
  inserted,
  emptied,
  rawEdit,
  truncated,
  windows,
];
