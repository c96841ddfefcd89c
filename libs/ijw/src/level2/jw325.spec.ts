import { derivedMessages } from '../../test/messages';
import type { Jw325, Jw325Client, Jw325DeclaratieAntwoord } from '../messages/jw325';
import { readAs } from '../read/read-message';
import { checkJw325 } from './jw325';

const PARTLY = 'jw325-deels-afgewezen.xml';
const REFUSED = 'jw325-declaratie-niveau-fout.xml';
const GRANTED = 'jw325-volledig-toegekend.xml';

type Antwoord = Jw325DeclaratieAntwoord;

function answerOf(file: string): Jw325 & { readonly DeclaratieAntwoord: Antwoord } {
  const text = derivedMessages().find((each) => each.file === file)?.text ?? '';
  const result = readAs('JW325', text);
  if (!result.ok || !result.read.DeclaratieAntwoord) throw new Error(`${file} has no answer`);
  return { ...result.read, DeclaratieAntwoord: result.read.DeclaratieAntwoord };
}

function changed(file: string, change: (antwoord: Antwoord) => Partial<Antwoord>): Jw325 {
  const answer = answerOf(file);
  const DeclaratieAntwoord = { ...answer.DeclaratieAntwoord, ...change(answer.DeclaratieAntwoord) };
  return { ...answer, DeclaratieAntwoord };
}

/** The clients with the first one changed. */
function client(antwoord: Antwoord, change: (client: Jw325Client) => readonly Jw325Client[]) {
  const [first, ...rest] = antwoord.Clienten?.Client ?? [];
  if (!first) throw new Error('no client');
  return { Clienten: { Client: [...change(first), ...rest] } };
}

function twiceTheLines(each: Jw325Client): Jw325Client {
  const { Prestatie } = each.Prestaties;
  return { ...each, Prestaties: { Prestatie: [...Prestatie, ...Prestatie] } };
}

const codes = (...RetourCode: string[]) => ({ RetourCodes: { RetourCode } });
const granted = (TotaalBedrag: number, DebetCredit = 'D') => ({
  TotaalToegekendBedrag: { TotaalBedrag, DebetCredit },
});

describe('the rules on an answer (JW325)', () => {
  const rows: [string, string, (antwoord: Antwoord) => Partial<Antwoord>, string[]][] = [
    ['nothing changed', PARTLY, () => ({}), []],
    ['a cent too much granted', PARTLY, () => granted(10_001), ['TR342']],
    ['granted on the other side', PARTLY, () => granted(10_000, 'C'), ['TR342']],
    ['all granted but not said so', GRANTED, () => codes('0200'), []],
    ['something granted of what is refused', REFUSED, () => granted(1), ['TR342']],
    ['one refusing code among others', GRANTED, () => codes('0200', '9333'), ['TR342']],
    ['nothing granted, on the credit side', REFUSED, () => granted(0, 'C'), ['CS325']],
    ['a client twice', PARTLY, (a) => client(a, (each) => [each, each]), ['TR101', 'TR342']],
    ['a line twice', PARTLY, (a) => client(a, (each) => [twiceTheLines(each)]), ['TR101', 'TR342']],
    ['a wrong BSN', PARTLY, (a) => client(a, (e) => [{ ...e, Bsn: '999900007' }]), ['CS002']],
  ];
  it.each(rows)('%s', (_title, file, change, rules) => {
    const found = checkJw325(changed(file, change)).map(({ rule }) => rule);
    expect([...new Set(found)].sort()).toEqual(rules);
  });

  it('hold the answer to a date before its lines', () => {
    const answer = answerOf(PARTLY);
    const BerichtIdentificatie = { Identificatie: 'A1', Dagtekening: '2026-03-31' };
    const early = { ...answer, Header: { ...answer.Header, BerichtIdentificatie } };
    expect(checkJw325(early).map(({ rule }) => rule)).toEqual(['TR134', 'TR137']);
  });
});
