import { writeMessage } from '@grensverkeer/ijw';
import { createHash } from 'crypto';
import { productOf, type Case } from './case';

/** A line for the fixture: whose, its reference and amount; a credit names the debit. */
export type FixtureLine = readonly [Case, string, number, string?];

/**
 * A valid JW323 over April 2026 with unit 83; one client per line. Another content under the same
 * number has another identification: a provider's program does not use one twice.
 */
export function jw323(number: string, ...lines: readonly FixtureLine[]): string {
  const [first] = lines;
  const { provider = '', receiver = '' } = first?.[0] ?? {};
  const april = { Begindatum: '2026-04-01', Einddatum: '2026-04-30' };
  const total = lines.reduce((sum, [, , amount, debit]) => sum + (debit ? -amount : amount), 0);
  const content = JSON.stringify([number, lines]);
  const Identificatie = createHash('sha256').update(content).digest('hex').slice(0, 12);
  return writeMessage('JW323', {
    Header: {
      BerichtCode: '490',
      BerichtVersie: 3,
      BerichtSubversie: 2,
      Afzender: provider,
      Ontvanger: receiver,
      BerichtIdentificatie: { Identificatie, Dagtekening: '2026-05-06' },
      XsdVersie: { BasisschemaXsdVersie: '1.0.0', BerichtXsdVersie: '1.0.0' },
    },
    Declaratie: {
      DeclaratieNummer: number,
      DeclaratiePeriode: april,
      DeclaratieDagtekening: '2026-05-06',
      TotaalIngediendBedrag: {
        TotaalBedrag: Math.abs(total),
        DebetCredit: total < 0 ? 'C' : 'D',
      },
      Clienten: {
        Client: lines.map(([child, ReferentieNummer, Bedrag, debit]) => ({
          Bsn: child.bsn,
          Prestaties: {
            Prestatie: [
              {
                ProductReferentie: {
                  ReferentieNummer,
                  ...(debit !== undefined && { VorigReferentieNummer: debit }),
                },
                ToewijzingNummer: child.allocationNumber,
                ProductCategorie: '45',
                ProductCode: productOf(debit ?? ReferentieNummer),
                ProductPeriode: april,
                GeleverdVolume: Bedrag,
                Eenheid: '83',
                IngediendBedrag: { Bedrag, DebetCredit: debit ? 'C' : 'D' },
              },
            ],
          },
        })),
      },
    },
  });
}
