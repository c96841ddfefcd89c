import fc from 'fast-check';
import { derivedMessages, sampleMessages } from '../../test/messages';
import { mutated } from '../../test/mutate';
import { linesOf } from '../level2/jw323';
import { Jw323Reader, readJw323, type Jw323Line } from './reader';

const messages = [...sampleMessages(), ...derivedMessages()].filter(({ name }) => name === 'JW323');

interface Told {
  readonly valid: boolean;
  readonly parts: unknown[];
  readonly lines: Jw323Line[];
  readonly faults: unknown;
}

function readInPieces(text: string, sizes: readonly number[]): Told {
  const parts: unknown[] = [];
  const lines: Jw323Line[] = [];
  const reader = new Jw323Reader({
    onHeader: (header) => parts.push(header),
    onKop: (kop) => parts.push({ ...kop }),
    onLine: (line) => lines.push(line),
  });
  for (let at = 0, turn = 0; at < text.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    reader.write(text.slice(at, at + size));
    at += size;
  }
  return { valid: reader.close(), parts, lines, faults: reader.faults };
}

describe('a JW323 that comes in pieces', () => {
  it.each(messages.map((each) => [each.file, each.text]))('%s is told whole', (_file, text) => {
    const whole = readJw323(text);
    if (!whole.ok) throw new Error('not valid');
    const { Clienten, ...kop } = whole.read.Declaratie;
    const told = readInPieces(text, [7]);
    expect(told.parts).toEqual([whole.read.Header, kop]);
    expect(told.lines).toEqual(linesOf(whole.read));
    expect(told.lines).toHaveLength(Clienten.Client.flatMap((c) => c.Prestaties.Prestatie).length);
  });

  it('says the same wherever it is cut, also when it is faulty', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1 });
    fc.assert(
      fc.property(fc.constantFrom(...messages), fc.nat(), sizes, (message, seed, pieces) => {
        const text = seed % 5 ? mutated(message.text, seed) : message.text;
        expect(readInPieces(text, pieces)).toEqual(readInPieces(text, [text.length]));
      }),
    );
  });

  it('refuses a DOCTYPE before the rest has come', () => {
    const reader = new Jw323Reader({});
    expect(reader.write('<?xml version="1.0"?>\n<!-- <!DOCTYPE in a comment> -->\n')).toBe(true);
    expect(reader.write('<!DOCTYPE lolz [<!ENTITY a "aaaa">')).toBe(false);
    expect(reader.close()).toBe(false);
    expect(reader.faults.map(({ code }) => code)).toEqual(['doctype-forbidden']);
  });

  it('stops at once where nothing can follow that would help', () => {
    const start = messages[0]?.text.split('<jw323:BerichtCode>')[0] ?? '';
    const reader = new Jw323Reader({});
    expect(reader.write(start)).toBe(true);
    expect(reader.write('<a>'.repeat(50))).toBe(true);
    expect(reader.write('<a>'.repeat(200))).toBe(false);
  });

  it('tells no line after the first fault', () => {
    const text = messages[0]?.text.replace(/<ijw:DebetCredit>D</g, '<ijw:DebetCredit>X<') ?? '';
    expect(readInPieces(text, [50])).toMatchObject({ valid: false, lines: [] });
  });

  it.each([
    ['a text without end and without tags', 'x'.repeat(100_000)],
    ['names that never repeat', Array.from({ length: 9000 }, (_, n) => `<a${n}></a${n}>`).join('')],
    ['tags that only open', '<a>'.repeat(50_000)],
    [
      'a tag full of attributes',
      `<a ${Array.from({ length: 5000 }, (_, n) => `a${n}=""`).join(' ')}>`,
    ],
    ['a value of megabytes', `<jw323:BerichtCode>${'4'.repeat(3_000_000)}</jw323:BerichtCode>`],
  ])('survives %s', (_title, junk) => {
    const text = messages[0]?.text.replace('<jw323:Header>', `$&${junk}`) ?? '';
    expect(readInPieces(text, [65_536]).valid).toBe(false);
  });
});
