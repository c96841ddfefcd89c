import type { CDT_Geboortedatum, CDT_VolledigeNaam } from '../messages/basis';
import type { Jw301Client, Jw301Contact } from '../messages/jw301';
import { dateOrder } from './dates';
import type { Findings } from './findings';

const DUTCH_POSTCODE = /^[1-9][0-9]{3}[A-Za-z]{2}$/;
const YEARS_120 = 1_200_000;

/** The rules on a birth date, which may be known in part only. */
export function checkBirth(
  { Datum, DatumGebruik }: CDT_Geboortedatum,
  dagtekening: number,
  path: string,
  findings: Findings,
): void {
  const unknown = DatumGebruik === '3' && Datum === '1900-01-01';
  const asUnknown = { '1': '-01', '2': '-01-01', '3': '1900-01-01' }[DatumGebruik ?? ''];
  if (asUnknown && !Datum.endsWith(asUnknown)) findings.add('CS139', path);
  if (!unknown && dateOrder(Datum) + YEARS_120 < dagtekening) findings.add('TR002', path);
  if (dateOrder(Datum) > dagtekening) findings.add('TR134', `${path}/ijw:Datum`);
}

/** The rules on the persons and the contacts of a JW301. */
export function checkPersons(
  client: Jw301Client,
  dagtekening: number,
  path: string,
  findings: Findings,
): void {
  const { Communicatie: how, Naam, Contactgegevens } = client;
  if (how && (how.Vorm === '1') !== (how.Taal !== undefined)) {
    findings.add('CD007', `${path}/jw301:Communicatie`);
  }
  if (Naam.NaamGebruik === '6') findings.add('CS318', `${path}/jw301:Naam`);
  checkName(Naam, `${path}/jw301:Naam`, findings);
  checkBirth(client.Geboortedatum, dagtekening, `${path}/jw301:Geboortedatum`, findings);
  const contacts = `${path}/jw301:Contactgegevens`;
  if (!Contactgegevens.Contact.some(({ Soort }) => ['01', '02', '03'].includes(Soort))) {
    findings.add('TR061', contacts);
  }
  for (const [index, contact] of Contactgegevens.Contact.entries()) {
    const contactPath = `${contacts}/jw301:Contact[${index + 1}]`;
    const earlier = Contactgegevens.Contact.slice(0, index);
    if (earlier.some(({ Soort }) => Soort === contact.Soort)) findings.add('TR101', contactPath);
    checkContact(contact, contactPath, findings);
  }
  checkRelations(client, dagtekening, path, findings);
}

function checkRelations(
  { Relaties }: Jw301Client,
  dagtekening: number,
  clientPath: string,
  findings: Findings,
): void {
  const relaties = Relaties?.Relatie ?? [];
  for (const [index, relatie] of relaties.entries()) {
    const path = `${clientPath}/jw301:Relaties/jw301:Relatie[${index + 1}]`;
    const { Geboortedatum, Nummer } = relatie;
    if (relaties.slice(0, index).some((each) => each.Nummer === Nummer)) {
      findings.add('TR101', path);
    }
    checkName(relatie.Naam, `${path}/jw301:Naam`, findings);
    checkContact(relatie.Contact, `${path}/jw301:Contact`, findings);
    if (Geboortedatum) {
      checkBirth(Geboortedatum, dagtekening, `${path}/jw301:Geboortedatum`, findings);
    }
  }
}

function checkName(naam: CDT_VolledigeNaam, path: string, findings: Findings): void {
  const allowed = naam.Partnernaam ? ['1', '2', '3', '4'] : ['1', '6'];
  if (!allowed.includes(naam.NaamGebruik)) findings.add('CS050', path);
}

function checkContact(contact: Jw301Contact, path: string, findings: Findings): void {
  const { Adres, Soort, Periode, Telefoon } = contact;
  if (Periode && Soort !== '04') findings.add('CD009', `${path}/jw301:Periode`);
  const { Begindatum, Einddatum } = Periode ?? {};
  // An end without a beginning is refused as well.
  if (Einddatum && (!Begindatum || dateOrder(Einddatum) < dateOrder(Begindatum))) {
    findings.add('CS003', `${path}/jw301:Periode`);
  }
  const { Postcode, LandCode, Huis } = Adres ?? {};
  if (['01', '03'].includes(Soort) && Postcode === undefined) findings.add('CD034', path);
  if (!Telefoon && (!Huis || Postcode === undefined)) findings.add('TR006', path);
  const adres = `${path}/jw301:Adres`;
  if ((Postcode !== undefined) !== (LandCode !== undefined)) findings.add('CD005', adres);
  if (LandCode !== 'NL') return;
  if (!Huis) findings.add('CD025', adres);
  if (!DUTCH_POSTCODE.test(Postcode ?? '')) findings.add('CS089', adres);
}
