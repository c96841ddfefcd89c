import { collapsed } from '../blanks';
import { signedCents } from '../jw323/amount';
import type { Jw323Kop, Jw323Line } from '../jw323/reader';
import type { Jw323, Jw323Header, Jw323Prestatie } from '../messages/jw323';
import { dateOrder, isWholeMonth, monthOf, yearsBefore } from './dates';
import { Findings } from './findings';
import type { Finding, RuleCode } from './rules';
import { cancelsRightly, checkPeriod, keyOf, passesElfproef } from './shared';

const FIRST_DAY = dateOrder('2021-01-01');
const EURO = '83';
const DECLARATIE = '/jw323:Bericht/jw323:Declaratie';

/** The level-2 rules of the JW323 (and TR319) for a message that comes line by line. */
export class Jw323Check {
  private readonly findings = new Findings();
  private readonly bsns = new Set<string>();
  private readonly references = new Set<string>();
  private readonly cancelled = new Set<string>();
  private client = 0;
  private clientReferences = new Set<string>();
  private clientSlots = new Set<string>();
  private dagtekening = 0;
  private oldest = 0;
  private lastOfPeriod = 0;
  private total = 0;
  private sum = 0;

  /** First: the header. */
  header(header: Jw323Header): void {
    this.dagtekening = dateOrder(header.BerichtIdentificatie.Dagtekening);
  }

  /** Second: the Declaratie as far as it comes before the lines. */
  kop(kop: Jw323Kop): void {
    const { DeclaratiePeriode: period, TotaalIngediendBedrag: total } = kop;
    const path = `${DECLARATIE}/jw323:DeclaratiePeriode`;
    this.total = signedCents(total);
    this.oldest = yearsBefore(kop.DeclaratieDagtekening, 5);
    this.lastOfPeriod = dateOrder(period.Einddatum);
    if (dateOrder(period.Begindatum) < FIRST_DAY)
      this.findings.add('CS100', `${path}/ijw:Begindatum`);
    if (!isWholeMonth(period.Begindatum, period.Einddatum)) this.findings.add('CS340', path);
    checkPeriod(period, this.dagtekening, () => path, this.findings);
    if (total.TotaalBedrag === 0 && total.DebetCredit !== 'D') {
      this.findings.add('CS325', `${DECLARATIE}/jw323:TotaalIngediendBedrag/ijw:DebetCredit`);
    }
  }

  /** Then every line in its order. */
  line(line: Jw323Line): void {
    if (line.client !== this.client) this.nextClient(line);
    this.sum += signedCents(line.Prestatie.IngediendBedrag);
    this.checkAmounts(line, line.Prestatie);
    this.checkDates(line, line.Prestatie);
    this.checkKeys(line, line.Prestatie);
  }

  /** Last: what is wrong, in the order of the message. */
  finish(): readonly Finding[] {
    if (this.sum !== this.total) {
      this.findings.add('TR358', `${DECLARATIE}/jw323:TotaalIngediendBedrag`);
    }
    return this.findings.list;
  }

  private nextClient({ client, Bsn }: Jw323Line): void {
    this.client = client;
    this.clientReferences = new Set();
    this.clientSlots = new Set();
    const xpath = `${DECLARATIE}/jw323:Clienten/jw323:Client[${client}]/jw323:Bsn`;
    if (!passesElfproef(Bsn)) this.findings.add('CS002', xpath);
    if (this.bsns.has(Bsn)) this.findings.add('TR101', xpath);
    this.bsns.add(Bsn);
  }

  private checkAmounts(line: Jw323Line, prestatie: Jw323Prestatie): void {
    const { Bedrag, DebetCredit } = prestatie.IngediendBedrag;
    const euros = prestatie.Eenheid === EURO;
    if (Bedrag === 0 && DebetCredit !== 'D') this.add('CS325', line, `${BEDRAG}/ijw:DebetCredit`);
    if (euros && Bedrag !== prestatie.GeleverdVolume) this.add('CS339', line, BEDRAG);
    if (euros === (prestatie.ProductTarief !== undefined)) this.add('CD087', line, '');
    if (!cancelsRightly(prestatie.ProductReferentie, DebetCredit)) {
      this.add('CD060', line, '/jw323:ProductReferentie');
    }
  }

  private checkDates(line: Jw323Line, { ProductPeriode: period }: Jw323Prestatie): void {
    const [first, last] = [dateOrder(period.Begindatum), dateOrder(period.Einddatum)];
    if (first < FIRST_DAY) this.add('CS100', line, `${PERIODE}/ijw:Begindatum`);
    if (monthOf(period.Begindatum) !== monthOf(period.Einddatum)) this.add('CS337', line, PERIODE);
    if (last < this.oldest) this.add('TR335', line, `${PERIODE}/ijw:Einddatum`);
    if (first > this.lastOfPeriod || last > this.lastOfPeriod) this.add('TR319', line, PERIODE);
    checkPeriod(period, this.dagtekening, () => pathOf(line) + PERIODE, this.findings);
  }

  /** Lines and slots are unique within their client. */
  private checkKeys(line: Jw323Line, prestatie: Jw323Prestatie): void {
    const { ReferentieNummer, VorigReferentieNummer } = prestatie.ProductReferentie;
    const key = keyOf(ReferentieNummer, VorigReferentieNummer ?? '');
    if (this.clientReferences.has(key)) this.add('TR101', line, '/jw323:ProductReferentie');
    this.clientReferences.add(key);
    this.checkCancelled(line, ReferentieNummer, VorigReferentieNummer);
    if (prestatie.IngediendBedrag.DebetCredit === 'C') return;
    const { Begindatum, Einddatum } = prestatie.ProductPeriode;
    const { ToewijzingNummer, ProductCategorie, ProductCode } = prestatie;
    const slot = keyOf(ToewijzingNummer, ProductCategorie, ProductCode, Begindatum, Einddatum);
    if (this.clientSlots.has(slot)) this.add('TR416', line, '');
    this.clientSlots.add(slot);
  }

  /** In the whole message a line is cancelled once, and not in the message that brings it. */
  private checkCancelled(line: Jw323Line, reference: string, vorig: string | undefined): void {
    // As the published validation reads a text: a reference of blanks only is an empty one.
    const [own, earlier] = [collapsed(reference), collapsed(vorig ?? '')];
    if (this.cancelled.has(earlier)) this.add('TR315', line, VORIG);
    const together = this.references.has(earlier) || this.cancelled.has(own);
    if (together || own === earlier) this.add('TR316', line, '/jw323:ProductReferentie');
    this.references.add(reference);
    if (vorig !== undefined) this.cancelled.add(vorig);
  }

  private add(code: RuleCode, line: Jw323Line, element: string): void {
    this.findings.add(code, pathOf(line) + element);
  }
}

/** The level-2 rules for a whole message at once; for large messages use `Jw323Check`. */
export function checkLevel2(message: Jw323): readonly Finding[] {
  const check = new Jw323Check();
  check.header(message.Header);
  check.kop(message.Declaratie);
  for (const line of linesOf(message)) check.line(line);
  return check.finish();
}

/** The lines of a message that is in memory, as `Jw323Reader` would tell them. */
export function linesOf(message: Jw323): Jw323Line[] {
  return message.Declaratie.Clienten.Client.flatMap(({ Bsn, Prestaties }, client) =>
    Prestaties.Prestatie.map((Prestatie, position) => {
      return { Bsn, client: client + 1, position: position + 1, Prestatie };
    }),
  );
}

const BEDRAG = '/jw323:IngediendBedrag';
const PERIODE = '/jw323:ProductPeriode';
const VORIG = '/jw323:ProductReferentie/ijw:VorigReferentieNummer';

function pathOf({ client, position }: Jw323Line): string {
  const path = `${DECLARATIE}/jw323:Clienten/jw323:Client[${client}]`;
  return `${path}/jw323:Prestaties/jw323:Prestatie[${position}]`;
}
