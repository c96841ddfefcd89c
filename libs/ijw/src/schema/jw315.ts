// Generated from the schemas in libs/ijw/xsd by `npm run ijw -- generate`.
import type { SchemaTable } from './tables';
/** The classes of the JW315. */
export const JW315: SchemaTable = {
  prefix: 'jw315',
  namespace: 'http://www.istandaarden.nl/ijw/3_2/jw315/schema',
  types: {
    Root: ['Header: jw315:Header', 'Client: jw315:Client'],
    Header: [
      'BerichtCode: ijw:LDT_BerichtCode /446/',
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
      'GezagsdragerBekend?: ijw:LDT_JaNee',
      'Commentaar?: ijw:LDT_Commentaar',
      'AangevraagdeProducten: jw315:AangevraagdeProducten',
    ],
    AangevraagdeProducten: ['AangevraagdProduct+: jw315:AangevraagdProduct'],
    AangevraagdProduct: [
      'ReferentieAanbieder: ijw:LDT_Referentie',
      'BeschikkingNummer?: ijw:LDT_Nummer',
      'Product?: ijw:CDT_Product',
      'BeschikkingIngangsdatum?: ijw:LDT_Datum',
      'ToewijzingIngangsdatum: ijw:LDT_Datum',
      'ToewijzingEinddatum?: ijw:LDT_Datum',
      'Omvang?: ijw:CDT_Omvang',
      'Budget?: ijw:LDT_Budget',
      'Verwijzer: ijw:CDT_Verwijzer',
      'Raamcontract?: ijw:LDT_JaNee',
      'Commentaar?: ijw:LDT_Commentaar',
    ],
  },
};
