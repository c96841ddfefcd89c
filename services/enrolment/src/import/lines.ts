import { Refusal } from '@grensverkeer/service-kit';

/** The longest line that is read; a child with a very long history stays far below it. */
export const LONGEST_LINE = 256 * 1024;

export type ReadLine =
  | { readonly line: number; readonly value: unknown }
  | { readonly line: number; readonly refusal: Refusal };

/**
 * The lines of an NDJSON stream, counted from 1, each as its JSON value or the reason why it has
 * none. Blank lines are passed over. Memory holds one line, whatever the length of the stream.
 */
export async function* readLines(stream: AsyncIterable<Buffer | string>): AsyncGenerator<ReadLine> {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  let line = 0;
  let tooLong = false;
  for await (const part of stream) {
    const pieces = decoder.decode(Buffer.from(part), { stream: true }).split('\n');
    const last = pieces.pop() ?? '';
    for (const piece of pieces) {
      line += 1;
      yield* parsed(line, tooLong ? undefined : rest + piece);
      rest = '';
      tooLong = false;
    }
    // Of a line that is too long only the fact is kept.
    tooLong ||= rest.length + last.length > LONGEST_LINE;
    rest = tooLong ? '' : rest + last;
  }
  if (tooLong || rest !== '') yield* parsed(line + 1, tooLong ? undefined : rest);
}

function* parsed(line: number, text: string | undefined): Generator<ReadLine> {
  if (text === undefined || text.length > LONGEST_LINE) {
    const detail = `A line may hold ${LONGEST_LINE} characters.`;
    yield { line, refusal: new Refusal('line-too-long', detail, { status: 400 }) };
  } else if (text.trim() !== '') {
    const value = jsonOf(text);
    if (value !== undefined) yield { line, value };
    else yield { line, refusal: new Refusal('not-json', 'No JSON.', { status: 400 }) };
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON is an expected answer here, and undefined is no JSON value.
    return undefined;
  }
}
