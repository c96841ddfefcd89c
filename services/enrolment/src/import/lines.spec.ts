import { LONGEST_LINE, readLines, type ReadLine } from './lines';

async function* parts(text: string, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(text: string, size: number): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const line of readLines(parts(text, size))) found.push(told(line));
  return found;
}
const told = (line: ReadLine): unknown[] =>
  'refusal' in line ? [line.line, line.refusal.code] : [line.line, line.value];

const LONG = `"${'x'.repeat(LONGEST_LINE)}"`;

describe.each([1, 3, 1000, 1_000_000])('cut into parts of %i bytes', (size) => {
  it.each([
    ['nothing', '', []],
    ['one line without an end', '{"a":1}', [[1, { a: 1 }]]],
    [
      'lines with a blank one, and Windows ends',
      '1\r\n\r\n\n2\n',
      [
        [1, 1],
        [4, 2],
      ],
    ],
    [
      'letters of more than one byte',
      '"é€😀"\n"b"',
      [
        [1, 'é€😀'],
        [2, 'b'],
      ],
    ],
    [
      'what is no JSON',
      '{"a"\nnull\n',
      [
        [1, 'not-json'],
        [2, null],
      ],
    ],
  ])('%s', async (_, text, expected) => expect(await read(text, size)).toEqual(expected));
});

it.each([1000, 1_000_000])('a line that is too long is one refusal (parts of %i)', async (size) => {
  expect(await read(`1\n${LONG}\n2\n${LONG}`, size)).toEqual([
    [1, 1],
    [2, 'line-too-long'],
    [3, 2],
    [4, 'line-too-long'],
  ]);
});
