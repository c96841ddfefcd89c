// Generated from the schemas in libs/ijw/xsd by `npm run ijw -- generate`.
import type { SchemaTable } from './tables';
/** The classes of the JW305. */
export const JW305: SchemaTable = {
  prefix: 'jw305',
  namespace: 'http://www.istandaarden.nl/ijw/3_2/jw305/schema',
  types: {
    Root: ['Header: jw305:Header', 'Client: jw305:Client'],
    Header: [
      'BerichtCode: ijw:LDT_BerichtCode /438/',
      'BerichtVersie: ijw:LDT_BerichtVersie /3/',
      'BerichtSubversie: ijw:LDT_BerichtSubversie /2/',
      'Afzender: ijw:LDT_AgbCode',
      'Ontvanger: ijw:LDT_Gemeente',
      'BerichtIdentificatie: ijw:CDT_BerichtIdentificatie',
      'XsdVersie: ijw:CDT_XsdVersie',
    ],
    Client: [
      'Bsn: ijw:LDT_BurgerServicenummer',
      'Geboortedatum: ijw:CDT_Geboortedatum',
      'Geslacht: ijw:LDT_Geslacht',
      'Naam: ijw:CDT_VerkorteNaam',
      'StartProducten: jw305:StartProducten',
    ],
    StartProducten: ['StartProduct+: jw305:StartProduct'],
    StartProduct: [
      'ToewijzingNummer?: ijw:LDT_Nummer',
      'Product?: ijw:CDT_Product',
      'ToewijzingIngangsdatum?: ijw:LDT_Datum',
      'Begindatum: ijw:LDT_Datum',
      'StatusAanlevering: ijw:LDT_StatusAanlevering',
    ],
  },
};
