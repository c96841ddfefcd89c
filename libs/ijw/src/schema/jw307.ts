// Generated from the schemas in libs/ijw/xsd by `npm run ijw -- generate`.
import type { SchemaTable } from './tables';
/** The classes of the JW307. */
export const JW307: SchemaTable = {
  prefix: 'jw307',
  namespace: 'http://www.istandaarden.nl/ijw/3_2/jw307/schema',
  types: {
    Root: ['Header: jw307:Header', 'Client: jw307:Client'],
    Header: [
      'BerichtCode: ijw:LDT_BerichtCode /440/',
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
      'StopProducten: jw307:StopProducten',
    ],
    StopProducten: ['StopProduct+: jw307:StopProduct'],
    StopProduct: [
      'ToewijzingNummer?: ijw:LDT_Nummer',
      'Product?: ijw:CDT_Product',
      'ToewijzingIngangsdatum?: ijw:LDT_Datum',
      'Begindatum: ijw:LDT_Datum',
      'RedenBeeindiging: ijw:LDT_RedenBeeindiging',
      'Einddatum: ijw:LDT_Datum',
      'StatusAanlevering: ijw:LDT_StatusAanlevering',
    ],
  },
};
