import { MessageReader } from '../src/read/reader';
import { rootOf, type MessageName } from '../src/messages';
import type { XsdCheck } from '../xsd-check/xsd-check';

/** Our verdict on a text, and where libxml2 with the real schema does not share it. */
export interface Comparison {
  /** `valid`, or the code and place of the first fault. */
  readonly ours: string;
  readonly difference: string | null;
}

/**
 * Compares our verdict on a text with that of libxml2. Our reader must also say the same whether
 * it reads the plain form fast or everything with the complete parser, and whatever the pieces it
 * gets. We refuse two things that a schema cannot speak of: a DOCTYPE, and an encoding other than
 * UTF-8 (OP192).
 */
export async function compare(
  check: XsdCheck,
  name: MessageName,
  text: string,
): Promise<Comparison> {
  const ours = verdict(name, text, text.length || 1, false);
  const pieces = verdict(name, text, 1 + (text.length % 97), false);
  const complete = verdict(name, text, text.length || 1, true);
  if (pieces !== ours) return { ours, difference: `in pieces: ${pieces}` };
  if (complete !== ours) return { ours, difference: `by the complete parser: ${complete}` };
  if (/^doctype-forbidden|encoding must be/.test(ours)) return { ours, difference: null };
  const [fault] = await check.faults(name, text);
  const agree = (fault === undefined) === (ours === 'valid');
  return { ours, difference: agree ? null : `libxml2: ${fault?.detail ?? 'valid'}` };
}

/** `valid`, or the code and place of the first fault. */
function verdict(name: MessageName, text: string, size: number, complete: boolean): string {
  const root = rootOf(name);
  const reader = new MessageReader({
    rootOf: (namespace) => (namespace === root.namespace ? root : undefined),
    completeParserOnly: complete,
  });
  for (let at = 0; at < text.length; at += size) reader.write(text.slice(at, at + size));
  if (reader.close()) return 'valid';
  const [first] = reader.faults;
  // The complete parser counts columns from where it began, so its words can differ.
  const detail = first?.detail.replace(/ [0-9]+:[0-9]+:/, '') ?? '';
  return `${first?.code} ${first?.xpath} ${detail}`;
}
