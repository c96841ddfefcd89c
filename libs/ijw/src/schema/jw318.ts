// Generated from the schemas in libs/ijw/xsd by `npm run ijw -- generate`.
import type { SchemaTable } from './tables';
/** The classes of the JW318. */
export const JW318: SchemaTable = {
  prefix: 'jw318',
  namespace: 'http://www.istandaarden.nl/ijw/3_2/jw318/schema',
  types: {
    Root: ['Header: jw318:Header', 'Client?: jw318:Client'],
    Header: [
      'BerichtCode: ijw:LDT_BerichtCode /487/',
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
      'RetourCodes?: jw318:RetourCodes',
    ],
    RetourCodes: ['RetourCode+: ijw:LDT_RetourCode'],
    Client: [
      'Bsn: ijw:LDT_BurgerServicenummer',
      'Verzoek: jw318:Verzoek',
      'RetourCodes: jw318:RetourCodes',
    ],
    Verzoek: [
      'ReferentieAanbieder: ijw:LDT_Referentie',
      'RedenVerzoek: ijw:LDT_RedenVerzoek',
      'OngewijzigdeProducten?: jw318:OngewijzigdeProducten',
      'TeWijzigenProducten?: jw318:TeWijzigenProducten',
      'NieuweProducten?: jw318:NieuweProducten',
      'RetourCodes: jw318:RetourCodes',
    ],
    OngewijzigdeProducten: ['OngewijzigdProduct+: jw318:OngewijzigdProduct'],
    OngewijzigdProduct: ['ToewijzingNummer: ijw:LDT_Nummer', 'RetourCodes: jw318:RetourCodes'],
    TeWijzigenProducten: ['TeWijzigenProduct+: jw318:TeWijzigenProduct'],
    TeWijzigenProduct: [
      'ToewijzingNummer: ijw:LDT_Nummer',
      'GewensteIngangsdatum: ijw:LDT_Datum',
      'Einddatum?: ijw:LDT_Datum',
      'Omvang?: ijw:CDT_Omvang',
      'Budget?: ijw:LDT_Budget',
      'RetourCodes: jw318:RetourCodes',
    ],
    NieuweProducten: ['NieuwProduct+: jw318:NieuwProduct'],
    NieuwProduct: [
      'Product?: ijw:CDT_Product',
      'GewensteIngangsdatum: ijw:LDT_Datum',
      'Einddatum?: ijw:LDT_Datum',
      'Omvang?: ijw:CDT_Omvang',
      'Budget?: ijw:LDT_Budget',
      'RetourCodes: jw318:RetourCodes',
    ],
  },
};
