import fc from 'fast-check';
import { derivedMessages } from '../../test/messages';
import { XsdCheck } from '../../xsd-check/xsd-check';
import { linesOf } from '../level2/jw323';
import { checkJw325 } from '../level2/jw325';
import type { Jw323 } from '../messages/jw323';
import type { Jw325 } from '../messages/jw325';
import { readMessage } from '../read/read-message';
import {
  answerOf,
  RejectedLinesWriter,
  writeJw325,
  type RejectedLine,
  type Verdict,
} from './answer';
import { signedCents } from './amount';
import { readJw323, type Jw323Line } from './reader';

const HEADING = { Identificatie: 'A20260001', Dagtekening: '2026-05-15' };

function message(file: string): Jw323 {
  const text = derivedMessages().find((each) => each.file === file)?.text ?? '';
  const result = readJw323(text);
  if (!result.ok) throw new Error(`${file} is not valid`);
  return result.read;
}

const claim = message('jw323-ok-debet.xml');
const kop = claim.Declaratie;

/** The answer with these lines of a message refused, as its receiver reads it. */
function withRefused(
  { Header, Declaratie }: Jw323,
  lines: readonly Jw323Line[],
  how: Pick<RejectedLine, 'clientCodes' | 'codes'>,
): { text: string; answer: Jw325 } {
  const lost = lines.reduce((sum, line) => sum + signedCents(line.Prestatie.IngediendBedrag), 0);
  const granted = signedCents(Declaratie.TotaalIngediendBedrag) - lost;
  const writer = new RejectedLinesWriter();
  const text = [
    writer.begin(Header, HEADING, Declaratie, granted),
    ...lines.map(({ Bsn, Prestatie }) => writer.line({ Bsn, Prestatie, ...how })),
    writer.end(),
  ].join('');
  const result = readMessage(text);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return { text, answer: result.read.message as Jw325 };
}

describe('the answer to a declaration', () => {
  let check: XsdCheck;
  beforeAll(() => {
    check = new XsdCheck();
  });
  afterAll(() => check.stop());

  const verdicts: [title: string, verdict: Verdict, expected: object][] = [
    [
      'fully granted',
      { kind: 'accepted', kop },
      {
        Header: { RetourCodes: { RetourCode: ['0200'] } },
        DeclaratieAntwoord: {
          TotaalToegekendBedrag: kop.TotaalIngediendBedrag,
          RetourCodes: { RetourCode: ['8001'] },
        },
      },
    ],
    [
      'refused at level 2',
      { kind: 'message-refused', codes: ['0001'] },
      { Header: { RetourCodes: { RetourCode: ['0001'] } } },
    ],
    [
      'refused as a declaration',
      { kind: 'declaration-refused', kop, codes: ['9333'] },
      {
        Header: { RetourCodes: { RetourCode: ['0200'] } },
        DeclaratieAntwoord: {
          TotaalToegekendBedrag: { TotaalBedrag: 0, DebetCredit: 'D' },
          RetourCodes: { RetourCode: ['9333'] },
        },
      },
    ],
  ];

  it.each(verdicts)('%s', async (_title, verdict, expected) => {
    const answer = answerOf(claim.Header, HEADING, verdict);
    expect(answer).toMatchObject(expected);
    expect(answer.Header.Afzender).toBe(claim.Header.Ontvanger);
    expect(answer.Header.DeclaratieIdentificatie).toEqual(claim.Header.BerichtIdentificatie);
    expect(answer.Header.XsdVersieDeclaratie).toEqual(claim.Header.XsdVersie);
    const text = writeJw325(answer);
    expect(await check.faults('JW325', text)).toEqual([]);
    expect(readMessage(text)).toEqual({ ok: true, read: { name: 'JW325', message: answer } });
    expect(checkJw325(answer)).toEqual([]);
  });

  const codes = ['9321', '9346', '9321'];
  const refused: [title: string, how: Pick<RejectedLine, 'clientCodes' | 'codes'>, object][] = [
    [
      'with every line refused, each code once',
      { clientCodes: [], codes },
      {
        client: { RetourCodes: { RetourCode: ['0200'] } },
        line: { RetourCodes: { RetourCode: ['9321', '9346'] } },
      },
    ],
    [
      'with clients refused: their lines were not assessed',
      { clientCodes: ['8187'], codes: [] },
      {
        client: { RetourCodes: { RetourCode: ['8187'] } },
        line: { RetourCodes: { RetourCode: ['0233'] } },
      },
    ],
  ];
  it.each(refused)('%s', async (_title, how, expected) => {
    const { text, answer } = withRefused(claim, linesOf(claim), how);
    expect(await check.faults('JW325', text)).toEqual([]);
    expect(checkJw325(answer)).toEqual([]);
    const clients = answer.DeclaratieAntwoord?.Clienten?.Client ?? [];
    expect(clients.map(({ Bsn }) => Bsn)).toEqual(kop.Clienten.Client.map(({ Bsn }) => Bsn));
    for (const client of clients) {
      for (const line of client.Prestaties.Prestatie)
        expect({ client, line }).toMatchObject(expected);
    }
    expect(answer.DeclaratieAntwoord).toMatchObject({
      TotaalToegekendBedrag: { TotaalBedrag: 0, DebetCredit: 'D' },
      RetourCodes: { RetourCode: ['0200'] },
    });
  });

  it('written line by line is what it is as a whole, and holds TR342 with credits too', () => {
    const claims = [
      'jw323-ok-debet.xml',
      'jw323-ok-credit-en-nieuw.xml',
      'jw323-ok-netto-credit.xml',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...claims.map(message)),
        fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }),
        (each, coin) => {
          const refused = linesOf(each).filter((_, index) => coin[index]);
          fc.pre(refused.length > 0);
          const { text, answer } = withRefused(each, refused, { clientCodes: [], codes });
          expect(writeJw325(answer)).toBe(text);
          expect(checkJw325(answer)).toEqual([]);
        },
      ),
    );
  });

  it('names the version of the stylesheet only when told to', () => {
    const verdict = { kind: 'message-refused', codes: ['0001'] } as const;
    const heading = { ...HEADING, XsltVersie: '2.10.5' };
    expect(answerOf(claim.Header, heading, verdict).Header.XsltVersie).toBe('2.10.5');
    expect(answerOf(claim.Header, HEADING, verdict).Header).not.toHaveProperty('XsltVersie');
  });

  it('takes the schema versions of the answer from a setting when there is one', () => {
    const XsdVersie = { BasisschemaXsdVersie: '1.2.3', BerichtXsdVersie: '1.2.4' };
    const answer = answerOf(claim.Header, { ...HEADING, XsdVersie }, { kind: 'accepted', kop });
    expect(answer.Header.XsdVersie).toEqual(XsdVersie);
  });
});
