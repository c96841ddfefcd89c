import { derivedMessages, sampleMessages } from '../../test/messages';
import type { Jw323, Jw323Client, Jw323Prestatie } from '../messages/jw323';
import { readJw323 } from '../jw323/reader';
import { readMessage } from '../read/read-message';
import { checkLevel2 } from './jw323';
import { checkJw325 } from './jw325';
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

const DEBET = 'jw323-ok-debet.xml';
const EURO = 'jw323-ok-euro.xml';
const CREDIT = 'jw323-ok-credit-en-nieuw.xml';

type Mutable<T> = { -readonly [Key in keyof T]: Mutable<T[Key]> };
type Claim = Mutable<Jw323>;
type Line = Mutable<Jw323Prestatie>;

function claimOf(file: string): Claim {
  const result = readJw323(derived(file));
  if (!result.ok) throw new Error(`${file} is not valid`);
  return structuredClone(result.read) as Claim;
}

function clients(claim: Claim): Mutable<Jw323Client>[] {
  return claim.Declaratie.Clienten.Client as Mutable<Jw323Client>[];
}

function line(claim: Claim, index: number): Line {
  const found = clients(claim).flatMap(({ Prestaties }) => Prestaties.Prestatie as Line[])[index];
  if (!found) throw new Error(`no line ${index}`);
  return found;
}

function reference(claim: Claim, index: number): Line['ProductReferentie'] {
  return line(claim, index).ProductReferentie;
}

function period(claim: Claim, index: number, Begindatum: string, Einddatum: string): void {
  line(claim, index).ProductPeriode = { Begindatum, Einddatum };
}

/** The message, its period and its lines all in that month. */
function all(claim: Claim, first: string, last: string): void {
  claim.Declaratie.DeclaratiePeriode = { Begindatum: first, Einddatum: last };
  claim.Declaratie.DeclaratieDagtekening = last;
  signedOn(claim, last);
  period(claim, 0, first, last);
}

function signed(claim: Claim, dagtekening: string, last: string): void {
  claim.Declaratie.DeclaratieDagtekening = dagtekening;
  period(claim, 0, `${last.slice(0, 8)}01`, last);
}

function signedOn(claim: Claim, dagtekening: string): void {
  claim.Header.BerichtIdentificatie.Dagtekening = dagtekening;
}

/** Gives a line the assignment, the product and the period of the first one. */
function sameSlot(claim: Claim, index: number): void {
  const { ToewijzingNummer, ProductCategorie, ProductCode, ProductPeriode } = line(claim, 0);
  Object.assign(line(claim, index), {
    ToewijzingNummer,
    ProductCategorie,
    ProductCode,
    ProductPeriode,
  });
}

/** Of the second client; the first one has 999900006. */
function setBsn(claim: Claim, bsn: string): void {
  const client = clients(claim)[1];
  if (client) client.Bsn = bsn;
}

function claimed(claim: Claim, Begindatum: string, Einddatum: string): void {
  claim.Declaratie.DeclaratiePeriode = { Begindatum, Einddatum };
}

function vorig(claim: Claim, index: number, text: string): void {
  reference(claim, index).VorigReferentieNummer = text;
}

/** Makes the second line a credit as well. */
function credits(claim: Claim, earlier: string): void {
  vorig(claim, 1, earlier);
  line(claim, 1).IngediendBedrag.DebetCredit = 'C';
  claim.Declaratie.TotaalIngediendBedrag = { TotaalBedrag: 11250, DebetCredit: 'C' };
}

function balanced(claim: Claim, DebetCredit: string): void {
  line(claim, 1).IngediendBedrag.Bedrag = line(claim, 0).IngediendBedrag.Bedrag;
  claim.Declaratie.TotaalIngediendBedrag = { TotaalBedrag: 0, DebetCredit };
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

  /** Line numbers count over all clients; amounts keep the total right unless said otherwise. */
  const rows: [title: string, file: string, change: (claim: Claim) => void, rules: string[]][] = [
    ['nothing changed', DEBET, () => undefined, []],
    [
      'a period before 2021',
      DEBET,
      (c) => claimed(c, '2020-12-01', '2020-12-31'),
      ['CS100', 'TR319'],
    ],
    [
      'a line of five years and one day',
      DEBET,
      (c) => signed(c, '2026-05-15', '2021-05-14'),
      ['TR335'],
    ],
    ['a credit of a blank reference', CREDIT, (c) => vorig(c, 0, ' '), ['CD060']],
    ['a debit with a blank reference', CREDIT, (c) => vorig(c, 1, ' '), []],
    ['the same credit twice', CREDIT, (c) => credits(c, 'RN900'), ['TR315']],
    ['the same credit twice, with blanks', CREDIT, (c) => credits(c, ' RN900 '), ['TR315']],
    ['two credits', CREDIT, (c) => credits(c, 'RN901'), []],
    ['a reference of blanks', DEBET, (c) => (reference(c, 0).ReferentieNummer = ' '), ['TR316']],
    [
      'CS100 for the line alone',
      DEBET,
      (c) => period(c, 0, '2020-12-01', '2020-12-31'),
      ['CS100', 'TR335'],
    ],
    ['the first day that is allowed', EURO, (c) => all(c, '2021-01-01', '2021-01-31'), []],
    ['the day before that', EURO, (c) => all(c, '2020-12-01', '2020-12-31'), ['CS100']],
    ['a line of exactly five years ago', DEBET, (c) => signed(c, '2026-05-31', '2021-05-31'), []],
    [
      'a line of five years and a day',
      DEBET,
      (c) => signed(c, '2026-06-01', '2021-05-31'),
      ['TR335'],
    ],
    [
      'a line after the declaration period',
      DEBET,
      (c) => period(c, 0, '2026-05-01', '2026-05-05'),
      ['TR319'],
    ],
    [
      'a line that ends after it',
      DEBET,
      (c) => period(c, 0, '2026-04-30', '2026-05-01'),
      ['CS337', 'TR319'],
    ],
    [
      'the same month of another year',
      DEBET,
      (c) => period(c, 0, '2025-04-01', '2026-04-30'),
      ['CS337'],
    ],
    ['a line on the day of the message', DEBET, (c) => signedOn(c, '2026-04-30'), []],
    ['a line that ends the day after', DEBET, (c) => signedOn(c, '2026-04-29'), ['TR137']],
    [
      'a message from before the period',
      DEBET,
      (c) => signedOn(c, '2026-03-31'),
      ['TR134', 'TR137'],
    ],
    ['a message of the first day', DEBET, (c) => signedOn(c, '2026-04-01'), ['TR137']],
    [
      'a line that ends before it begins',
      DEBET,
      (c) => period(c, 0, '2026-04-30', '2026-04-01'),
      ['TR137'],
    ],
    [
      'the reference of another client',
      DEBET,
      (c) => (reference(c, 2).ReferentieNummer = 'RN001'),
      [],
    ],
    [
      'the reference of the same client',
      DEBET,
      (c) => (reference(c, 1).ReferentieNummer = 'RN001'),
      ['TR101'],
    ],
    ['the slot of another client', DEBET, (c) => sameSlot(c, 2), []],
    ['the slot of the same client', DEBET, (c) => sameSlot(c, 1), ['TR416']],
    ['a credit in the slot of its new debit', CREDIT, (c) => sameSlot(c, 1), []],
    [
      'a credit of its own reference',
      CREDIT,
      (c) => (reference(c, 0).VorigReferentieNummer = 'RN021'),
      ['TR316'],
    ],
    [
      'a credit of a later line',
      CREDIT,
      (c) => (reference(c, 0).VorigReferentieNummer = 'RN022'),
      ['TR316'],
    ],
    [
      'a debit that names an earlier line',
      CREDIT,
      (c) => (reference(c, 1).VorigReferentieNummer = 'X'),
      ['CD060'],
    ],
    [
      'a total that is 1 cent off',
      CREDIT,
      (c) => (c.Declaratie.TotaalIngediendBedrag.TotaalBedrag += 1),
      ['TR358'],
    ],
    [
      'a total with the wrong sign',
      CREDIT,
      (c) => (c.Declaratie.TotaalIngediendBedrag.DebetCredit = 'C'),
      ['TR358'],
    ],
    ['a total of 0 on the debit side', CREDIT, (c) => balanced(c, 'D'), []],
    ['a total of 0 on the credit side', CREDIT, (c) => balanced(c, 'C'), ['CS325']],
    ['an amount unlike its volume, in hours', DEBET, (c) => (line(c, 0).GeleverdVolume += 1), []],
    [
      'an amount unlike its volume, in euros',
      EURO,
      (c) => (line(c, 0).GeleverdVolume += 1),
      ['CS339'],
    ],
    ['a client twice', DEBET, (c) => setBsn(c, '999900006'), ['TR101']],
    ['a BSN that fails the proof', DEBET, (c) => setBsn(c, '999900007'), ['CS002']],
  ];
  it.each(rows)('%s', (_title, file, change, rules) => {
    const claim = claimOf(file);
    change(claim);
    const found = checkLevel2(claim).map(({ rule }) => rule);
    expect([...new Set(found)].sort()).toEqual(rules);
  });

  it('name no more than a hundred places of one rule', () => {
    const text = derived('jw323-ok-debet.xml');
    const line = /<jw323:Prestatie>[^]*?<\/jw323:Prestatie>/.exec(text)?.[0] ?? '';
    const findings = findingsIn(text.replace(line, line.repeat(500)));
    expect(findings.filter(({ rule }) => rule === 'TR101')).toHaveLength(100);
  });
});
