import fc from 'fast-check';
import { derivedMessages } from '../../test/messages';
import { XsdCheck } from '../../xsd-check/xsd-check';
import { linesOf } from '../level2/jw323';
import { checkJw325 } from '../level2/jw325';
import type { Jw323 } from '../messages/jw323';
import { readMessage } from '../read/read-message';
import { answerOf, writeJw325, type RejectedClient, type Verdict } from './answer';
import { signedCents } from './amount';
import { readJw323 } from './reader';

const HEADING = { Identificatie: 'A20260001', Dagtekening: '2026-05-15' };

function message(file: string): Jw323 {
  const text = derivedMessages().find((each) => each.file === file)?.text ?? '';
  const result = readJw323(text);
  if (!result.ok) throw new Error(`${file} is not valid`);
  return result.read;
}

const claim = message('jw323-ok-debet.xml');
const kop = claim.Declaratie;
const clients: readonly RejectedClient[] = kop.Clienten.Client.map(({ Bsn, Prestaties }) => ({
  Bsn,
  codes: [],
  lines: Prestaties.Prestatie.map((Prestatie) => ({ Prestatie, codes: ['9321', '9346', '9321'] })),
}));

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
    [
      'with every line refused, each code once',
      { kind: 'lines-refused', kop, clients },
      {
        DeclaratieAntwoord: {
          TotaalToegekendBedrag: { TotaalBedrag: 0, DebetCredit: 'D' },
          RetourCodes: { RetourCode: ['0200'] },
          Clienten: {
            Client: clients.map(() => ({ RetourCodes: { RetourCode: ['0200'] } })),
          },
        },
      },
    ],
    [
      'with a client refused: its lines were not assessed',
      {
        kind: 'lines-refused',
        kop,
        clients: clients.slice(0, 1).map((client) => ({ ...client, codes: ['8187'] })),
      },
      {
        DeclaratieAntwoord: {
          Clienten: { Client: [{ RetourCodes: { RetourCode: ['8187'] } }] },
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
    expect(JSON.stringify(answer).includes('0233')).toBe(/8187/.test(text));
  });

  it('names every code of a line once', () => {
    const verdict = { kind: 'lines-refused', kop, clients } as const;
    const answer = answerOf(claim.Header, HEADING, verdict);
    const lines = answer.DeclaratieAntwoord?.Clienten?.Client.flatMap(
      (c) => c.Prestaties.Prestatie,
    );
    const codes = lines?.map(({ RetourCodes }) => RetourCodes.RetourCode);
    expect(codes).toEqual(linesOf(claim).map(() => ['9321', '9346']));
  });

  it('holds TR342 whatever lines are refused, credits too', () => {
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
          const byBsn = [...new Set(refused.map(({ Bsn }) => Bsn))].map((Bsn) => ({
            Bsn,
            codes: [],
            lines: refused
              .filter((line) => line.Bsn === Bsn)
              .map(({ Prestatie }) => ({ Prestatie, codes: ['9321'] })),
          }));
          if (!byBsn.length) return;
          const verdict = { kind: 'lines-refused', kop: each.Declaratie, clients: byBsn } as const;
          const answer = answerOf(each.Header, HEADING, verdict);
          expect(checkJw325(answer)).toEqual([]);
          const granted = answer.DeclaratieAntwoord?.TotaalToegekendBedrag;
          const lost = refused.reduce(
            (sum, line) => sum + signedCents(line.Prestatie.IngediendBedrag),
            0,
          );
          const asked = signedCents(each.Declaratie.TotaalIngediendBedrag);
          expect(granted && signedCents(granted)).toBe(asked - lost);
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
