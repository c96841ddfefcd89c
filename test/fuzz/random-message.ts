import { writeMessage, type Jw323Client, type Jw323Prestatie } from '@grensverkeer/ijw';
import { mutated, randomOf } from '../../libs/ijw/test/mutate';
import { testBsn } from '../../services/billing/test/case';
import { CHILDREN, PROVIDERS, RECEIVERS } from './world';

type Random = (below: number) => number;
const MONTHS = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05'];
const DECLARED = '2026-05';
const UNITS = ['04', '01', '83', '14', '82'];

/**
 * A JW323 that the door has to answer, the same for the same number. Its values come from small
 * pools, so that references, numbers, slots and credits of earlier messages are met again; two in
 * three are then made faulty, in structure or in text.
 */
export function randomMessage(number: number): string {
  const random = randomOf(number);
  const text = wellFormed(random);
  return random(3) === 0 ? text : mutated(text, number);
}

function wellFormed(random: Random): string {
  const pick = <T>(items: readonly T[]): T => items[random(items.length)] as T;
  const once = (inSoMany: number): boolean => random(inSoMany) === 0;
  const first = random(CHILDREN.length);
  const clients = Array.from({ length: 1 + random(3) }, (_, n) => clientOf(random, first + 2 * n));
  const lines = clients.flatMap(({ Prestaties }) => Prestaties.Prestatie);
  const total = lines.reduce(
    (sum, { IngediendBedrag: { Bedrag, DebetCredit } }) =>
      sum + (DebetCredit === 'C' ? -Bedrag : Bedrag),
    once(15) ? 1 : 0,
  );
  const dated = once(10) ? '2026-03-10' : once(20) ? '2099-01-01' : '2026-06-06';
  return writeMessage('JW323', {
    Header: {
      BerichtCode: '490',
      BerichtVersie: 3,
      BerichtSubversie: 2,
      Afzender: once(20) ? '99999999' : once(8) ? PROVIDERS[1] : PROVIDERS[0],
      Ontvanger: once(20) ? '9998' : once(8) ? pick(RECEIVERS) : (RECEIVERS[first % 2] ?? ''),
      BerichtIdentificatie: { Identificatie: `I${random(5_000)}`, Dagtekening: dated },
      XsdVersie: { BasisschemaXsdVersie: '1.0.0', BerichtXsdVersie: '1.0.0' },
    },
    Declaratie: {
      DeclaratieNummer: `N${random(5_000)}`,
      DeclaratiePeriode: monthOf(once(25) ? pick(MONTHS) : DECLARED),
      DeclaratieDagtekening: dated,
      TotaalIngediendBedrag: {
        TotaalBedrag: Math.abs(total),
        DebetCredit: total < 0 ? 'C' : 'D',
      },
      Clienten: { Client: clients },
    },
  });
}

function clientOf(random: Random, at: number): Jw323Client {
  const child = CHILDREN[at % CHILDREN.length];
  const isStranger = random(12) === 0;
  const lines = Array.from({ length: 1 + random(3) }, () =>
    prestatie(random, child?.allocationNumber ?? 0),
  );
  return {
    Bsn: isStranger ? testBsn(30 + random(5)) : (child?.bsn ?? ''),
    Prestaties: { Prestatie: lines },
  };
}

function prestatie(random: Random, allocation: number): Jw323Prestatie {
  const once = (inSoMany: number): boolean => random(inSoMany) === 0;
  const unit = UNITS[once(3) ? random(UNITS.length) : 2 * random(2)] ?? '04';
  const volume = once(8) ? random(100_000) : 1 + random(8);
  const tariff = 1_000 * (1 + random(3));
  const isCredit = once(5);
  const amount = unit === '83' ? volume : volume * tariff + (once(15) ? 1 : 0);
  const period = monthOf(MONTHS[random(MONTHS.length)] ?? DECLARED);
  return {
    ProductReferentie: {
      ReferentieNummer: `R${random(20_000)}`,
      ...(isCredit !== once(30) && { VorigReferentieNummer: `R${random(20_000)}` }),
    },
    ToewijzingNummer: once(10) ? allocation + 1 : allocation,
    ProductCategorie: once(12) ? '46' : '45',
    ProductCode: once(3) ? '45A48' : '45A04',
    ProductPeriode: once(12)
      ? { ...period, Begindatum: `${period.Begindatum.slice(0, 8)}03` }
      : period,
    GeleverdVolume: volume,
    Eenheid: unit,
    ...((unit === '83') === once(30) && { ProductTarief: tariff }),
    IngediendBedrag: { Bedrag: Math.min(amount, 99_999_999), DebetCredit: isCredit ? 'C' : 'D' },
  };
}

function monthOf(month: string): { Begindatum: string; Einddatum: string } {
  const [year = 0, of = 0] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, of, 0)).getUTCDate();
  return { Begindatum: `${month}-01`, Einddatum: `${month}-${last}` };
}
