// Generated from the schemas in libs/ijw/xsd by `npm run ijw -- generate`.
import type { SchemaTable } from './tables';
/** The classes of the JW317. */
export const JW317: SchemaTable = {
  prefix: 'jw317',
  namespace: 'http://www.istandaarden.nl/ijw/3_2/jw317/schema',
  types: {
    Root: ['Header: jw317:Header', 'Client: jw317:Client'],
    Header: [
      'BerichtCode: ijw:LDT_BerichtCode /486/',
      'BerichtVersie: ijw:LDT_BerichtVersie /3/',
      'BerichtSubversie: ijw:LDT_BerichtSubversie /2/',
      'Afzender: ijw:LDT_AgbCode',
      'Ontvanger: ijw:LDT_Gemeente',
      'BerichtIdentificatie: ijw:CDT_BerichtIdentificatie',
      'XsdVersie: ijw:CDT_XsdVersie',
    ],
    Client: ['Bsn: ijw:LDT_BurgerServicenummer', 'Verzoek: jw317:Verzoek'],
    Verzoek: [
      'ReferentieAanbieder: ijw:LDT_Referentie',
      'RedenVerzoek: ijw:LDT_RedenVerzoek',
      'OngewijzigdeProducten?: jw317:OngewijzigdeProducten',
      'TeWijzigenProducten?: jw317:TeWijzigenProducten',
      'NieuweProducten?: jw317:NieuweProducten',
    ],
    OngewijzigdeProducten: ['OngewijzigdProduct+: jw317:OngewijzigdProduct'],
    OngewijzigdProduct: ['ToewijzingNummer: ijw:LDT_Nummer'],
    TeWijzigenProducten: ['TeWijzigenProduct+: jw317:TeWijzigenProduct'],
    TeWijzigenProduct: [
      'ToewijzingNummer: ijw:LDT_Nummer',
      'GewensteIngangsdatum: ijw:LDT_Datum',
      'Einddatum?: ijw:LDT_Datum',
      'Omvang?: ijw:CDT_Omvang',
      'Budget?: ijw:LDT_Budget',
    ],
    NieuweProducten: ['NieuwProduct+: jw317:NieuwProduct'],
    NieuwProduct: [
      'Product?: ijw:CDT_Product',
      'GewensteIngangsdatum: ijw:LDT_Datum',
      'Einddatum?: ijw:LDT_Datum',
      'Omvang?: ijw:CDT_Omvang',
      'Budget?: ijw:LDT_Budget',
    ],
  },
};
