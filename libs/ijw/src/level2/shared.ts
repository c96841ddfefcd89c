import { collapsed } from '../blanks';
import type { CDT_GeslotenPeriode, CDT_Referentie } from '../messages/basis';
import { dateOrder } from './dates';
import type { Findings } from './findings';

/** The 11-proof of a BSN (CS002): 9a+8b+…+2h−i is divisible by 11. */
export function passesElfproef(bsn: string): boolean {
  let sum = -Number(bsn[8]);
  for (let at = 0; at < 8; at++) sum += (9 - at) * (bsn.charCodeAt(at) - 48);
  return sum % 11 === 0;
}

/** Two texts as one key; the character between them cannot occur in XML. */
export function keyOf(...parts: readonly (string | number)[]): string {
  return parts.join('\u0000');
}

/** TR134 and TR137: a period begins and ends on or before the date of the message. */
export function checkPeriod(
  period: CDT_GeslotenPeriode,
  dagtekening: number,
  xpath: () => string,
  findings: Findings,
): void {
  const [first, last] = [dateOrder(period.Begindatum), dateOrder(period.Einddatum)];
  if (first > dagtekening) findings.add('TR134', `${xpath()}/ijw:Begindatum`);
  if (last < first || last > dagtekening) findings.add('TR137', `${xpath()}/ijw:Einddatum`);
}

/** CD060: only a credit line names the line it cancels. */
export function cancelsRightly(referentie: CDT_Referentie, debetCredit: string): boolean {
  return (collapsed(referentie.VorigReferentieNummer ?? '') !== '') === (debetCredit === 'C');
}
