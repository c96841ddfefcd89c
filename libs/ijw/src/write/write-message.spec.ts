import fc from 'fast-check';
import { derivedMessages, sampleMessages } from '../../test/messages';
import { mutated } from '../../test/mutate';
import { XsdCheck } from '../../xsd-check/xsd-check';
import type { Jw301 } from '../messages/jw301';
import type { Jw319 } from '../messages/jw319';
import type { Jw323 } from '../messages/jw323';
import { readMessage, type NamedMessage } from '../read/read-message';
import { InvalidMessage, writeMessage } from './write-message';

const readable = [...sampleMessages(), ...derivedMessages()].flatMap(({ file, text }) => {
  const result = readMessage(text);
  return result.ok ? [{ file, read: result.read }] : [];
});

function written({ name, message }: NamedMessage): string {
  return writeMessage(name, message);
}

describe('a message that is written', () => {
  let check: XsdCheck;
  beforeAll(() => {
    check = new XsdCheck();
  });
  afterAll(() => check.stop());

  it('covers every message but the two flawed samples', () => {
    const names = new Set(readable.map(({ read }) => read.name));
    expect([...names].sort().join()).toBe(
      'JW301,JW302,JW305,JW306,JW307,JW308,JW316,JW317,JW319,JW320,JW323,JW325',
    );
  });

  it.each(readable.map(({ file, read }) => [file, read] as const))(
    '%s is valid, and means the same',
    async (_file, read) => {
      const text = written(read);
      expect(await check.faults(read.name, text)).toEqual([]);
      expect(readMessage(text)).toEqual({ ok: true, read });
    },
  );

  it('has the form the standard asks', () => {
    for (const { read } of readable) {
      const text = written(read);
      expect(text).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\r\n</);
      expect(text.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
      expect(text).not.toMatch(/<([\w:]+)><\/\1>|\/>/);
      expect(text).not.toContain('\uFEFF');
      expect(text).toMatch(/<ijw:(Identificatie|Begindatum)>/);
    }
  });

  it('can hold any text a schema allows', () => {
    const sample = readable.find(({ read }) => read.name === 'JW319')?.read.message as Jw319;
    const texts = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 36 });
    fc.assert(
      fc.property(texts, (ReferentieAanbieder) => {
        const Antwoord = { ...sample.Antwoord, ReferentieAanbieder };
        const message: Jw319 = { ...sample, Antwoord };
        fc.pre(!/[\n\r]/.test(ReferentieAanbieder) && /\S/.test(ReferentieAanbieder));
        fc.pre([...ReferentieAanbieder].length <= 36);
        const result = readMessage(writeMessage('JW319', message));
        expect(result).toEqual({ ok: true, read: { name: 'JW319', message } });
      }),
    );
  });

  it.each(['a\nb', 'a\rb', 'a\r\nb', 'a\tb', ' & < > \' " ]]> é 😀'])('keeps %j', (Commentaar) => {
    const sample = readable.find(({ read }) => read.name === 'JW301')?.read.message as Jw301;
    const message: Jw301 = { ...sample, Client: { ...sample.Client, Commentaar } };
    const result = readMessage(writeMessage('JW301', message));
    expect(result).toEqual({ ok: true, read: { name: 'JW301', message } });
  });

  it('comes back the same from any valid mutation', () => {
    const all = [...sampleMessages(), ...derivedMessages()];
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.nat(), ({ text }, seed) => {
        const result = readMessage(mutated(text, seed));
        fc.pre(result.ok);
        expect(result.ok && readMessage(written(result.read))).toEqual(result);
      }),
    );
  });

  const broken: [title: string, change: (message: Jw319) => unknown, words: RegExp][] = [
    ['a missing element', ({ Header }) => ({ Header }), /Antwoord is missing/],
    ['an unknown member', (each) => ({ ...each, Groet: 'dag' }), /no element Groet/],
    ['an empty class', (each) => ({ ...each, Header: {} }), /BerichtCode is missing/],
    ['a value where a class belongs', (each) => ({ ...each, Header: 'x' }), /is no class/],
    [
      'a value the schema refuses',
      (each) => ({ ...each, Header: { ...each.Header, Afzender: '599' } }),
      /Afzender does not match/,
    ],
    [
      'a value of the wrong kind',
      (each) => ({ ...each, Header: { ...each.Header, Afzender: true } }),
      /Afzender is not a value/,
    ],
    [
      'a character that XML does not know',
      (each) => {
        const { BerichtIdentificatie } = each.Header;
        const odd = { ...BerichtIdentificatie, Identificatie: 'a\u0001' };
        return { ...each, Header: { ...each.Header, BerichtIdentificatie: odd } };
      },
      /character/,
    ],
  ];
  it.each(broken)('is refused for %s', (_title, change, words) => {
    const sample = readable.find(({ read }) => read.name === 'JW319')?.read.message as Jw319;
    const message = change(sample) as Jw319;
    expect(() => writeMessage('JW319', message)).toThrow(InvalidMessage);
    expect(() => writeMessage('JW319', message)).toThrow(words);
  });

  it('is refused for a list without anything in it', () => {
    const sample = readable.find(({ read }) => read.name === 'JW323')?.read.message as Jw323;
    const Declaratie = { ...sample.Declaratie, Clienten: { Client: [] } };
    expect(() => writeMessage('JW323', { ...sample, Declaratie })).toThrow(/Client is missing/);
  });
});
