// Generated from the schemas in libs/ijw/xsd by `npm run ijw -- generate`.
import type { SchemaTable } from './tables';
/** The classes of the JW323. */
export const JW323: SchemaTable = {
  prefix: 'jw323',
  namespace: 'http://www.istandaarden.nl/ijw/3_2/jw323/schema',
  types: {
    Root: ['Header: jw323:Header', 'Declaratie: jw323:Declaratie'],
    Header: [
      'BerichtCode: ijw:LDT_BerichtCode /490/',
      'BerichtVersie: ijw:LDT_BerichtVersie /3/',
      'BerichtSubversie: ijw:LDT_BerichtSubversie /2/',
      'Afzender: ijw:LDT_AgbCode',
      'Ontvanger: ijw:LDT_Gemeente',
      'BerichtIdentificatie: ijw:CDT_BerichtIdentificatie',
      'XsdVersie: ijw:CDT_XsdVersie',
    ],
    Declaratie: [
      'DeclaratieNummer: ijw:LDT_IdentificatieDeclaratie /([a-zA-Z0-9])+/',
      'DeclaratiePeriode: ijw:CDT_GeslotenPeriode',
      'DeclaratieDagtekening: ijw:LDT_Datum',
      'TotaalIngediendBedrag: ijw:CDT_TotaalBedragMetDC',
      'Clienten: jw323:Clienten',
    ],
    Clienten: ['Client+: jw323:Client'],
    Client: ['Bsn: ijw:LDT_BurgerServicenummer', 'Prestaties: jw323:Prestaties'],
    Prestaties: ['Prestatie+: jw323:Prestatie'],
    Prestatie: [
      'ProductReferentie: ijw:CDT_Referentie',
      'ToewijzingNummer: ijw:LDT_Nummer',
      'ProductCategorie: ijw:LDT_ProductCategorie',
      'ProductCode: ijw:LDT_ProductCode',
      'ProductPeriode: ijw:CDT_GeslotenPeriode',
      'GeleverdVolume: ijw:LDT_Volume',
      'Eenheid: ijw:LDT_Eenheid',
      'ProductTarief?: ijw:LDT_Bedrag',
      'IngediendBedrag: ijw:CDT_BedragMetDC',
    ],
  },
};
