import type { CDT_BedragMetDC, CDT_TotaalBedragMetDC } from '../messages/basis';

/** An amount with its sign: whole cents, debit positive, credit negative (IV024). */
export function signedCents(amount: CDT_BedragMetDC | CDT_TotaalBedragMetDC): number {
  const cents = 'Bedrag' in amount ? amount.Bedrag : amount.TotaalBedrag;
  return amount.DebetCredit === 'C' && cents !== 0 ? -cents : cents;
}

/** The other way round; 0 is debit (CS325). */
export function totalOf(cents: number): CDT_TotaalBedragMetDC {
  return { TotaalBedrag: Math.abs(cents), DebetCredit: cents < 0 ? 'C' : 'D' };
}
