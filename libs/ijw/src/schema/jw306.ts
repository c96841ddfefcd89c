// Generated from the schemas in libs/ijw/xsd by `npm run ijw -- generate`.
import type { SchemaTable } from './tables';
/** The classes of the JW306. */
export const JW306: SchemaTable = {
  prefix: 'jw306',
  namespace: 'http://www.istandaarden.nl/ijw/3_2/jw306/schema',
  types: {
    Root: ['Header: jw306:Header', 'Client?: jw306:Client'],
    Header: [
      'BerichtCode: ijw:LDT_BerichtCode /439/',
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
      'RetourCodes?: jw306:RetourCodes',
    ],
    RetourCodes: ['RetourCode+: ijw:LDT_RetourCode'],
    Client: [
      'Bsn: ijw:LDT_BurgerServicenummer',
      'Geboortedatum: ijw:CDT_Geboortedatum',
      'Geslacht: ijw:LDT_Geslacht',
      'Naam: ijw:CDT_VerkorteNaam',
      'StartProducten: jw306:StartProducten',
      'RetourCodes: jw306:RetourCodes',
    ],
    StartProducten: ['StartProduct+: jw306:StartProduct'],
    StartProduct: [
      'ToewijzingNummer?: ijw:LDT_Nummer',
      'Product?: ijw:CDT_Product',
      'ToewijzingIngangsdatum?: ijw:LDT_Datum',
      'Begindatum: ijw:LDT_Datum',
      'StatusAanlevering: ijw:LDT_StatusAanlevering',
      'RetourCodes: jw306:RetourCodes',
    ],
  },
};
