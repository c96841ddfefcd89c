import { signedCents } from '../jw323/amount';
import type { CDT_BedragMetDC, CDT_TotaalBedragMetDC } from '../messages/basis';
import type { Jw325, Jw325Client, Jw325DeclaratieAntwoord } from '../messages/jw325';
import { dateOrder } from './dates';
import { Findings } from './findings';
import type { Finding } from './rules';
import { cancelsRightly, checkPeriod, keyOf, passesElfproef } from './shared';

const ANTWOORD = '/jw325:Bericht/jw325:DeclaratieAntwoord';

/** The level-2 rules of the JW325, among them the control of the totals (TR342). */
export function checkJw325(message: Jw325): readonly Finding[] {
  const findings = new Findings();
  const antwoord = message.DeclaratieAntwoord;
  if (!antwoord) return findings.list;
  const dagtekening = dateOrder(message.Header.BerichtIdentificatie.Dagtekening);
  const bsns = new Set<string>();
  checkTotals(antwoord, findings);
  for (const [index, client] of (antwoord.Clienten?.Client ?? []).entries()) {
    const path = `${ANTWOORD}/jw325:Clienten/jw325:Client[${index + 1}]`;
    if (!passesElfproef(client.Bsn)) findings.add('CS002', `${path}/jw325:Bsn`);
    if (bsns.has(client.Bsn)) findings.add('TR101', `${path}/jw325:Bsn`);
    bsns.add(client.Bsn);
    checkLines(client, path, dagtekening, findings);
  }
  return findings.list;
}

function checkTotals(antwoord: Jw325DeclaratieAntwoord, findings: Findings): void {
  const { TotaalIngediendBedrag: asked, TotaalToegekendBedrag: granted } = antwoord;
  checkSign(asked, `${ANTWOORD}/jw325:TotaalIngediendBedrag`, findings);
  checkSign(granted, `${ANTWOORD}/jw325:TotaalToegekendBedrag`, findings);
  const lines = (antwoord.Clienten?.Client ?? []).flatMap((each) => each.Prestaties.Prestatie);
  const rejected = lines.reduce((sum, line) => sum + signedCents(line.IngediendBedrag), 0);
  const codes = antwoord.RetourCodes.RetourCode;
  const processed = codes.every((code) => code === '0200' || code === '8001');
  const expected = processed ? signedCents(asked) - rejected : 0;
  if (signedCents(granted) !== expected) {
    findings.add('TR342', `${ANTWOORD}/jw325:TotaalToegekendBedrag`);
  }
}

function checkLines(
  client: Jw325Client,
  clientPath: string,
  dagtekening: number,
  findings: Findings,
): void {
  const keys = new Set<string>();
  for (const [index, line] of client.Prestaties.Prestatie.entries()) {
    const path = `${clientPath}/jw325:Prestaties/jw325:Prestatie[${index + 1}]`;
    const { ReferentieNummer, VorigReferentieNummer } = line.ProductReferentie;
    const key = keyOf(ReferentieNummer, VorigReferentieNummer ?? '');
    if (keys.has(key)) findings.add('TR101', `${path}/jw325:ProductReferentie`);
    keys.add(key);
    checkSign(line.IngediendBedrag, `${path}/jw325:IngediendBedrag`, findings);
    if (!cancelsRightly(line.ProductReferentie, line.IngediendBedrag.DebetCredit)) {
      findings.add('CD060', `${path}/jw325:ProductReferentie`);
    }
    const periode = () => `${path}/jw325:ProductPeriode`;
    checkPeriod(line.ProductPeriode, dagtekening, periode, findings);
  }
}

/** CS325. */
function checkSign(
  amount: CDT_BedragMetDC | CDT_TotaalBedragMetDC,
  path: string,
  findings: Findings,
): void {
  const cents = 'Bedrag' in amount ? amount.Bedrag : amount.TotaalBedrag;
  if (cents === 0 && amount.DebetCredit !== 'D') findings.add('CS325', `${path}/ijw:DebetCredit`);
}
