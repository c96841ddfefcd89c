// Generated from the schemas in libs/ijw/xsd by `npm run ijw -- generate`.
import type { SchemaTable } from './tables';
/** The classes of the JW308. */
export const JW308: SchemaTable = {
  prefix: 'jw308',
  namespace: 'http://www.istandaarden.nl/ijw/3_2/jw308/schema',
  types: {
    Root: ['Header: jw308:Header', 'Client?: jw308:Client'],
    Header: [
      'BerichtCode: ijw:LDT_BerichtCode /441/',
      'BerichtVersie: ijw:LDT_BerichtVersie /3/',
      'BerichtSubversie: ijw:LDT_BerichtSubversie /2/',
      'Afzender: ijw:LDT_AgbCode',
      'Ontvanger: ijw:LDT_Gemeente',
      'BerichtIdentificatie: ijw:CDT_BerichtIdentificatie',
      'XsdVersie: ijw:CDT_XsdVersie',
      'IdentificatieRetour: ijw:LDT_IdentificatieBericht',
      'DagtekeningRetour: ijw:LDT_Datum',
      'XsltVersie?: ijw:LDT_Versie',
      'XsdVersieRetour: ijw:CDT_XsdVersie',
      'RetourCodes?: jw308:RetourCodes',
    ],
    RetourCodes: ['RetourCode+: ijw:LDT_RetourCode'],
    Client: [
      'Bsn: ijw:LDT_BurgerServicenummer',
      'Geboortedatum: ijw:CDT_Geboortedatum',
      'Geslacht: ijw:LDT_Geslacht',
      'Naam: ijw:CDT_VerkorteNaam',
      'StopProducten: jw308:StopProducten',
      'RetourCodes: jw308:RetourCodes',
    ],
    StopProducten: ['StopProduct+: jw308:StopProduct'],
    StopProduct: [
      'ToewijzingNummer?: ijw:LDT_Nummer',
      'Product?: ijw:CDT_Product',
      'ToewijzingIngangsdatum?: ijw:LDT_Datum',
      'Begindatum: ijw:LDT_Datum',
      'RedenBeeindiging: ijw:LDT_RedenBeeindiging',
      'Einddatum: ijw:LDT_Datum',
      'StatusAanlevering: ijw:LDT_StatusAanlevering',
      'RetourCodes: jw308:RetourCodes',
    ],
  },
};
