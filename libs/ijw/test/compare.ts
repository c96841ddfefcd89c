import { MessageReader } from '../src/read/reader';
import { rootOf, type MessageName } from '../src/messages';
import type { FaultCode } from '../src/fault';
import type { XsdCheck } from '../xsd-check/xsd-check';

/** Where our reader and libxml2 with the real schema disagree about a text. */
export interface Difference {
  readonly ours: string;
  readonly libxml2: string;
}

/**
 * Compares our verdict on a text with that of libxml2; null when they agree. Our reader must also
 * say the same whether it reads the plain form fast or everything with the complete parser, and
 * whatever the pieces it gets. We refuse two things that a schema cannot speak of: a DOCTYPE, and
 * an encoding other than UTF-8 (OP192).
 */
export async function difference(
  check: XsdCheck,
  name: MessageName,
  text: string,
): Promise<Difference | null> {
  const whole = verdict(name, text, text.length || 1, false);
  const variants = [
    verdict(name, text, 1 + (text.length % 97), false),
    verdict(name, text, text.length || 1, true),
  ];
  for (const variant of variants) {
    if (variant !== whole) return { ours: `${whole} but also ${variant}`, libxml2: '' };
  }
  const [code = ''] = whole.split(' ');
  const outside: FaultCode = 'doctype-forbidden';
  if (code === outside || whole.includes('encoding must be')) return null;
  const [fault] = await check.faults(name, text);
  if ((fault === undefined) === (whole === 'valid')) return null;
  return { ours: whole, libxml2: fault?.detail ?? 'valid' };
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
