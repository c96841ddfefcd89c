import type { CDT_VolledigeNaam } from '../messages/basis';
import type { Jw301Client, Jw301Contact } from '../messages/jw301';
import { dateOrder } from './dates';
import type { Findings } from './findings';

/** The rules on the person and the contacts of a JW301. */
export function checkPersons(client: Jw301Client, path: string, findings: Findings): void {
  const { Communicatie: how, Naam, Relaties, Contactgegevens } = client;
  if (how && (how.Vorm === '1') !== (how.Taal !== undefined)) {
    findings.add('CD007', `${path}/jw301:Communicatie`);
  }
  if (Naam.NaamGebruik === '6') findings.add('CS318', `${path}/jw301:Naam`);
  checkName(Naam, `${path}/jw301:Naam`, findings);
  for (const [index, contact] of Contactgegevens.Contact.entries()) {
    checkContact(contact, `${path}/jw301:Contactgegevens/jw301:Contact[${index + 1}]`, findings);
  }
  for (const [index, relatie] of (Relaties?.Relatie ?? []).entries()) {
    const relatiePath = `${path}/jw301:Relaties/jw301:Relatie[${index + 1}]`;
    checkName(relatie.Naam, `${relatiePath}/jw301:Naam`, findings);
    checkContact(relatie.Contact, `${relatiePath}/jw301:Contact`, findings);
  }
}

function checkName(naam: CDT_VolledigeNaam, path: string, findings: Findings): void {
  const allowed = naam.Partnernaam ? ['1', '2', '3', '4'] : ['1', '6'];
  if (!allowed.includes(naam.NaamGebruik)) findings.add('CS050', path);
}

function checkContact(contact: Jw301Contact, path: string, findings: Findings): void {
  const { Adres, Soort, Periode } = contact;
  if (Periode && Soort !== '04') findings.add('CD009', `${path}/jw301:Periode`);
  const { Begindatum, Einddatum } = Periode ?? {};
  if (Begindatum && Einddatum && dateOrder(Einddatum) < dateOrder(Begindatum)) {
    findings.add('CS003', `${path}/jw301:Periode`);
  }
  if (!Adres) return;
  const { Postcode, LandCode, Huis } = Adres;
  const adres = `${path}/jw301:Adres`;
  if ((Postcode !== undefined) !== (LandCode !== undefined)) findings.add('CD005', adres);
  if (LandCode === 'NL' && !Huis) findings.add('CD025', adres);
  const dutch = /^[1-9][0-9]{3} ?[A-Z]{2}$/;
  if (LandCode === 'NL' && Postcode !== undefined && !dutch.test(Postcode)) {
    findings.add('CS089', adres);
  }
}
