import { derivedMessages } from '../../test/messages';
import type { FaultCode } from '../fault';
import { readAs, readMessage } from './read-message';

const VALID =
  derivedMessages().find(({ file }) => file === 'jw323-ok-credit-en-nieuw.xml')?.text ?? '';
const HEADER = '/jw323:Bericht/jw323:Header';
const LINE = '/jw323:Bericht/jw323:Declaratie/jw323:Clienten/jw323:Client[1]/jw323:Prestaties';
const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

type Change = [from: string | RegExp, to: string];

describe('what a text is refused for at level 1', () => {
  const cases: [title: string, change: Change, code: FaultCode, xpath: string, detail: RegExp][] = [
    ['text that is not XML', [/^[^]*$/, 'abc'], 'not-xml', '', /is not XML/],
    ['nothing at all', [/^[^]*$/, ''], 'not-xml', '', /root element/],
    ['a message that stops halfway', [/<\/jw323:Header>[^]*$/, ''], 'not-xml', HEADER, /not XML/],
    ['an encoding that is not UTF-8', ['UTF-8', 'ISO-8859-1'], 'not-xml', '', /UTF-8/],
    [
      'a DOCTYPE',
      ['<jw323:Bericht', '<!DOCTYPE x><jw323:Bericht'],
      'doctype-forbidden',
      '',
      /DOCTYPE/,
    ],
    [
      'an entity nobody declared',
      ['>490<', '>&x;<'],
      'not-xml',
      `${HEADER}/jw323:BerichtCode`,
      /entity/,
    ],
    ['the wrong namespace', [/jw323\/schema/, 'jw999/schema'], 'wrong-namespace', '', /namespace/],
    ['another root element', [/jw323:Bericht\b/g, 'jw323:Brief'], 'wrong-root', '', /Bericht/],
    [
      'a missing element',
      [/<jw323:Ontvanger>.*?>\s/, ''],
      'xsd-invalid',
      HEADER,
      /jw323:Ontvanger/,
    ],
    [
      'an unknown element',
      ['<jw323:Ontvanger>', '<x/><jw323:Ontvanger>'],
      'xsd-invalid',
      HEADER,
      /Ontvanger/,
    ],
    [
      'an attribute',
      ['<jw323:Header>', '<jw323:Header a="1">'],
      'xsd-invalid',
      HEADER,
      /attribute/,
    ],
    [
      'xsi:nil',
      ['<jw323:Header>', `<jw323:Header ${XSI} xsi:nil="0">`],
      'xsd-invalid',
      HEADER,
      /attribute/,
    ],
    ['text between elements', ['<jw323:Header>', '<jw323:Header>x'], 'xsd-invalid', HEADER, /text/],
    [
      'an element in the base namespace that belongs to the message',
      [/jw323:Afzender/g, 'ijw:Afzender'],
      'xsd-invalid',
      HEADER,
      /expected: jw323:Afzender/,
    ],
    [
      'an impossible date in the second line',
      [/(?<=RN022[^]*)2026-03-31/, '2026-02-30'],
      'xsd-invalid',
      `${LINE}/jw323:Prestatie[2]/jw323:ProductPeriode/ijw:Einddatum`,
      /not an existing date/,
    ],
    [
      'a negative amount',
      ['<ijw:Bedrag>5000', '<ijw:Bedrag>-5000'],
      'xsd-invalid',
      `${LINE}/jw323:Prestatie[1]/jw323:IngediendBedrag/ijw:Bedrag`,
      /between 0 and 99999999/,
    ],
    [
      'an amount over the limit',
      ['<ijw:Bedrag>5000', '<ijw:Bedrag>100000000'],
      'xsd-invalid',
      `${LINE}/jw323:Prestatie[1]/jw323:IngediendBedrag/ijw:Bedrag`,
      /between 0 and 99999999/,
    ],
    [
      'a code that lost its leading zero',
      ['>04<', '>4<'],
      'xsd-invalid',
      `${LINE}/jw323:Prestatie[1]/jw323:Eenheid`,
      /code list/,
    ],
  ];

  it.each(cases)('%s', (_title, [from, to], code, xpath, detail) => {
    const text = VALID.replace(from, to);
    expect(text).not.toBe(VALID);
    const result = readAs('JW323', text);
    const [first] = result.ok ? [] : result.faults;
    expect({ code: first?.code, xpath: first?.xpath }).toEqual({ code, xpath });
    expect(first?.detail).toMatch(detail);
  });

  it('names several faults with their lines', () => {
    const result = readAs('JW323', VALID.replace('>3<', '>4<').replace('>0384<', '>384<'));
    expect(result.ok ? [] : result.faults.map(({ line }) => line)).toEqual([5, 8]);
  });

  it('stops naming faults at some point', () => {
    const result = readAs('JW323', VALID.replace('<jw323:Header>', `$&${'<x/>'.repeat(1000)}`));
    expect(result.ok ? [] : result.faults).toHaveLength(50);
  });

  it('never quotes a value, which may be a BSN', () => {
    const result = readAs('JW323', VALID.replace('>999900006<', '>99990000A<'));
    expect(JSON.stringify(result)).not.toContain('99990000');
    expect(result.ok).toBe(false);
  });
});

describe('what may differ between valid messages', () => {
  const expected = readMessage(VALID);
  const forms: [title: string, change: Change][] = [
    ['other prefixes', [/jw323:/g, 'j:']],
    ['a byte order mark', [/^/, '\uFEFF']],
    ['CR/LF', [/\n/g, '\r\n']],
    ['no line ends', [/>\s+</g, '><']],
    ['comments and instructions', [/<jw323:Client>/, '<!-- c --><?p i?>$&']],
    ['character references', ['>490<', '>&#52;9&#x30;<']],
    ['CDATA', ['>490<', '><![CDATA[490]]><']],
    ['white space around numbers and dates', [/>2026-03-31</g, '>\n 2026-03-31\t<']],
    ['white space in tags', [/<\/jw323:Bsn>/, '</jw323:Bsn >']],
    ['a hint where the schema is', ['<jw323:Bericht', `$& ${XSI} xsi:schemaLocation="a b"`]],
  ];

  it.each(forms)('%s', (_title, [from, to]) => {
    const text = VALID.replace(from, to);
    const bound = text.replace('xmlns:j:', 'xmlns:j=').replace('xmlns:jw323', 'xmlns:j');
    const result = readMessage(text.includes('j:Bericht') ? bound : text);
    expect(text).not.toBe(VALID);
    expect(result).toEqual(expected);
  });
});
