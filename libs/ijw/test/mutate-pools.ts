const IJW = 'http://www.istandaarden.nl/ijw/3_2/basisschema/schema';
const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

/** Values at and over the edge of every datatype. */
export const VALUES: readonly string[] = [
  ...['', ' ', '0', '-0', '+0', '-1', '00', '1', '+7', '007', '1.0', '1e3', '0x1F', ' 12 ', '٣'],
  ...['99', '100', '99999', '100000', '99999999', '100000000', '999999999', '1000000000'],
  ...['999999999999', '1000000000000', '9'.repeat(24), '9'.repeat(25), `${'0'.repeat(30)}1`],
  ...['2026-04-30', '2026-04-31', '2024-02-29', '2023-02-29', '1900-02-29', '2000-02-29'],
  ...['0000-01-01', '-0001-01-01', '12026-01-01', '012026-01-01', '2026-1-1', '20260101'],
  ...['2026-13-01', '2026-00-10', '2026-04-00', '2026-04-30Z', '2026-04-30+01:00', '26-04-30'],
  ...[' 2026-04-30 ', '2026-04-30T00:00:00', '2026-04-3O', '+2026-04-30', '2147483648-01-01'],
  ...['00:00:00', '23:59:59', '24:00:00', '24:00:01', '23:60:00', '23:59:60', '12:00:00.123'],
  ...['12:00:00Z', '12:00:00+01:00', '12:00', ' 12:00:00 ', '12:00:00.', '24:00:00.0'],
  ...['C', 'D', 'c', 'X', '01', '04', '83', '84', '82', '4', '45', '54', '56', '45A04', '0200'],
  ...['S300', '8001', 'NL', 'XX', '1.0.0', '01.0.0', '1.0', '1.0.0.0', '0.0.0', '10.20.30'],
  ...['999900006', '999900007', '12345678', '1234567', '0384', '384', 'ABC', 'A B', 'é', 'ÀÉÎ'],
  ...['😀', '😀'.repeat(12), '😀'.repeat(13), 'a\nb', '\n', '\t', '\u00a0', '\u2028', 'a\u2028b'],
  ...['x'.repeat(12), 'x'.repeat(13), 'x'.repeat(20), 'x'.repeat(21), 'x'.repeat(36), 'AB-1'],
  ...['&amp;', '&lt;', '&#32;', '&#13;', '&#10;', '&#9;', '&#0;', '&#x20;', '&nbsp;', ']]&gt;'],
  ...['<![CDATA[C]]>', '<![CDATA[]]>', '<!--c-->D', 'D<?p i?>', '<a/>', ' <b>1</b>'],
];

/** Single characters that mean something somewhere, or nothing at all. */
export const CHARACTERS: readonly string[] = [
  ...[
    '',
    '0',
    '9',
    'A',
    'z',
    '-',
    '+',
    ':',
    '.',
    ' ',
    '\n',
    '\r',
    '\r\n',
    '\t',
    '\u0000',
    '\u0001',
  ],
  ...['&', '<', '>', '"', "'", '/', '=', '?', '!', ';', '#', ']', '\u007f', '\u0085', '\u00a0'],
  ...['é', '\u2028', '\ufffd', '\ufffe', '\uffff', '😀', '\ufeff', '&amp;', '&#65;', '&#x1;'],
];

/** Names in the right and in the wrong place. */
export const NAMES: readonly string[] = [
  ...['jw323:Bsn', 'ijw:Bsn', 'Bsn', 'jw325:Bsn', 'jw323:Prestatie', 'ijw:Begindatum', 'a:b', 'x'],
  ...['jw323:bsn', 'jw323:Clienten', 'jw325:RetourCodes', 'ijw:DebetCredit', 'a:b:c', ':x', '1a'],
];

/** Attributes, nearly all of which no schema of ours allows. */
export const ATTRIBUTES: readonly string[] = [
  ...['a="1"', 'a="1" a="2"', 'a=1', 'a', 'xml:lang="nl"', 'xml:space="preserve"', 'q:a="1"'],
  ...['xmlns:q="urn:x"', 'xmlns:q=""', 'xmlns:q="a b"', 'xmlns:xml="urn:x"', 'xmlns="urn:x"'],
  ...[`xmlns="${IJW}"`, `xmlns:ijw="${IJW}"`, 'xmlns:ijw="urn:other"', `xmlns:z="${IJW}"`],
  ...[`${XSI} xsi:schemaLocation="urn:x y.xsd"`, `${XSI} xsi:noNamespaceSchemaLocation="y.xsd"`],
  ...[`${XSI} xsi:nil="true"`, `${XSI} xsi:nil="false"`, `${XSI} xsi:nil="x"`, `${XSI} xsi:b="1"`],
  ...[`${XSI} xsi:type="ijw:LDT_Datum"`, `${XSI} xsi:type="ijw:CDT_GeslotenPeriode"`],
  ...[`${XSI} xsi:type="jw323:Header"`, `${XSI} xsi:type="q:Header"`, `${XSI} xsi:type="Header"`],
  ...[`${XSI} xsi:type=" ijw:LDT_Datum"`, `${XSI} xsi:type=""`, `${XSI} xsi:type="ijw:a:b"`, XSI],
];

/** What may stand between tags, and what may not. */
export const INSERTIONS: readonly string[] = [
  ...['<!-- c -->', '<!-- a -- b -->', '<!--->', '<?p i?>', '<?xml version="1.0"?>', '<?a:b?>'],
  ...['<![CDATA[]]>', '<![CDATA[ ]]>', '<![CDATA[x]]>', '<![CDATA[<a>]]>', '<![cdata[x]]>'],
  ...[' ', '\n', '\r', '\t', '\u00a0', 'x', '&amp;', '&#32;', '&#10;', '&x;', '&', ']]>', '>'],
  ...['<a/>', '<a></a>', '<a', '</a>', '<', '<!ELEMENT a ANY>', '<jw323:Bsn>1</jw323:Bsn>'],
];
