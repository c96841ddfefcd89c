import { derivedMessages, sampleMessages } from '../../test/messages';
import { readMessage } from '../read/read-message';
import { dateOrder, isWholeMonth, yearsBefore } from './dates';
import { checkLevel2 } from './jw323';
import { checkJw325 } from './jw325';
import { passesElfproef } from './shared';
import type { Finding } from './rules';

function findingsIn(text: string): readonly Finding[] {
  const result = readMessage(text);
  if (!result.ok) throw new Error(result.faults[0]?.detail);
  if (result.read.name === 'JW323') return checkLevel2(result.read.message);
  if (result.read.name === 'JW325') return checkJw325(result.read.message);
  return [];
}

function rulesIn(text: string): string[] {
  return [...new Set(findingsIn(text).map(({ rule }) => rule))].sort();
}

function derived(file: string): string {
  const text = derivedMessages().find((each) => each.file === file)?.text;
  if (!text) throw new Error(`no ${file}`);
  return text;
}

describe('the rules of level 2', () => {
  const cases = derivedMessages().map(({ file, text, rules }) => [file, rules, text] as const);
  it.each(cases)('%s breaks %j', (_file, rules, text) => {
    expect(rulesIn(text)).toEqual(rules);
  });

  it('find the known flaw of the sample', () => {
    const sample = sampleMessages().find(({ name }) => name === 'JW323')?.text ?? '';
    expect(rulesIn(sample)).toContain('TR101');
  });

  it('name the place, the level and the code', () => {
    const line = '/jw323:Bericht/jw323:Declaratie/jw323:Clienten/jw323:Client[1]/jw323:Prestaties';
    expect(findingsIn(derived('jw323-fout-TR416.xml'))).toMatchObject([
      { level: 2, code: '0001', class: 'Header', xpath: `${line}/jw323:Prestatie[2]` },
    ]);
    expect(findingsIn(derived('jw323-niveau3-TR319.xml'))).toMatchObject([
      { level: 3, code: '9319', class: 'Prestatie' },
    ]);
  });

  type Row = [title: string, file: string, change: [string | RegExp, string], rules: string[]];
  const rows: Row[] = [
    [
      'a line key may return at another client',
      'jw323-ok-debet.xml',
      [/RN00\d/g, 'RN001'],
      ['TR101'],
    ],
    ['a credit may share the slot of a debit', 'jw323-ok-credit-en-nieuw.xml', [/^/, ''], []],
    [
      'a line may be cancelled by no line of its own',
      'jw323-ok-credit-en-nieuw.xml',
      ['RN900', 'RN021'],
      ['TR316'],
    ],
    ['five years before 29 February is the 28th', 'jw323-fout-TR335.xml', [/^/, ''], ['TR335']],
    [
      'a period that ends before it begins',
      'jw323-ok-euro.xml',
      [/<ijw:Begindatum>2026-04-01(?=[^]*?<jw323:GeleverdVolume)/g, '<ijw:Begindatum>2026-04-30'],
      ['CS340'],
    ],
    [
      'a total with the wrong sign',
      'jw323-ok-netto-credit.xml',
      ['<ijw:DebetCredit>C', '<ijw:DebetCredit>D'],
      ['TR358'],
    ],
  ];
  it.each(rows)('%s', (_title, file, [from, to], rules) => {
    expect(rulesIn(derived(file).replace(from, to))).toEqual(rules);
  });

  it('name no more than a hundred places of one rule', () => {
    const text = derived('jw323-ok-debet.xml');
    const line = /<jw323:Prestatie>[^]*?<\/jw323:Prestatie>/.exec(text)?.[0] ?? '';
    const findings = findingsIn(text.replace(line, line.repeat(500)));
    expect(findings.filter(({ rule }) => rule === 'TR101')).toHaveLength(100);
  });
});

describe('the 11-proof', () => {
  it.each([
    ['999900006', true],
    ['999900007', false],
    ['000000000', true],
    ['999999990', true],
    ['123456782', true],
    ['123456789', false],
  ])('%s %s', (bsn, passes) => {
    expect(passesElfproef(bsn)).toBe(passes);
  });
});

describe('dates', () => {
  it('are ordered before the year 1 and after 9999 too', () => {
    const dates = [
      '-0002-01-01',
      '-0001-01-01',
      '-0001-12-31',
      '0001-01-01',
      '2026-01-02',
      '12026-01-01',
    ];
    expect([...dates].reverse().sort((a, b) => dateOrder(a) - dateOrder(b))).toEqual(dates);
  });

  it.each([
    ['2024-02-29', 20190228],
    ['2028-02-29', 20230228],
    ['2025-02-28', 20200228],
    ['2026-05-06', 20210506],
  ])('five years before %s is %i', (date, order) => {
    expect(yearsBefore(date, 5)).toBe(order);
  });

  it.each([
    ['2024-02-01', '2024-02-29', true],
    ['2023-02-01', '2023-02-28', true],
    ['2024-02-01', '2024-02-28', false],
    ['2026-04-02', '2026-04-30', false],
    ['2026-04-01', '2026-05-31', false],
    ['2025-04-01', '2026-04-30', false],
  ])('%s to %s is a whole month: %s', (first, last, whole) => {
    expect(isWholeMonth(first, last)).toBe(whole);
  });
});
