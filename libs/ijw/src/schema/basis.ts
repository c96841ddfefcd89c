// Generated from the schemas in libs/ijw/xsd by `npm run ijw -- generate`.
import type { SchemaTable } from './tables';
/** The composed types (CDT) of the base schema. */
export const BASIS: SchemaTable = {
  prefix: 'ijw',
  namespace: 'http://www.istandaarden.nl/ijw/3_2/basisschema/schema',
  types: {
    CDT_Achternaam: ['Achternaam: ijw:LDT_Naam', 'Voorvoegsel?: ijw:LDT_Voorvoegsel'],
    CDT_Adres: [
      'Huis?: ijw:CDT_Huis',
      'Postcode?: ijw:LDT_Postcode',
      'Straatnaam?: ijw:LDT_Straatnaam',
      'Plaatsnaam?: ijw:LDT_Plaatsnaam',
      'LandCode?: ijw:LDT_LandCode',
    ],
    CDT_BedragMetDC: ['Bedrag: ijw:LDT_Bedrag', 'DebetCredit: ijw:LDT_DebetCredit'],
    CDT_BerichtIdentificatie: [
      'Identificatie: ijw:LDT_IdentificatieBericht',
      'Dagtekening: ijw:LDT_Datum',
    ],
    CDT_Communicatie: ['Vorm: ijw:LDT_Communicatievorm', 'Taal?: ijw:LDT_Taal'],
    CDT_Geboortedatum: ['Datum: ijw:LDT_Datum', 'DatumGebruik?: ijw:LDT_DatumGebruik'],
    CDT_GeslotenPeriode: ['Begindatum: ijw:LDT_Datum', 'Einddatum: ijw:LDT_Datum'],
    CDT_Huis: [
      'Huisnummer: ijw:LDT_Huisnummer',
      'Huisletter?: ijw:LDT_Huisletter',
      'HuisnummerToevoeging?: ijw:LDT_HuisnummerToevoeging',
      'AanduidingWoonadres?: ijw:LDT_AanduidingWoonadres',
    ],
    CDT_Omvang: [
      'Volume: ijw:LDT_Volume',
      'Eenheid: ijw:LDT_Eenheid',
      'Frequentie: ijw:LDT_Frequentie',
    ],
    CDT_OpenPeriode: ['Begindatum?: ijw:LDT_Datum', 'Einddatum?: ijw:LDT_Datum'],
    CDT_Product: ['Categorie: ijw:LDT_ProductCategorie', 'Code?: ijw:LDT_ProductCode'],
    CDT_Referentie: [
      'ReferentieNummer: ijw:LDT_ReferentieNummer',
      'VorigReferentieNummer?: ijw:LDT_ReferentieNummer',
    ],
    CDT_Telefoon: ['Telefoonnummer: ijw:LDT_Telefoonnummer', 'Landnummer: ijw:LDT_Landnummer'],
    CDT_Telefoonnummers: ['Telefoon01: ijw:CDT_Telefoon', 'Telefoon02?: ijw:CDT_Telefoon'],
    CDT_TotaalBedragMetDC: [
      'TotaalBedrag: ijw:LDT_TotaalBedrag',
      'DebetCredit: ijw:LDT_DebetCredit',
    ],
    CDT_VerkorteNaam: [
      'Geslachtsnaam: ijw:CDT_Achternaam',
      'Voornamen?: ijw:LDT_Naam',
      'Voorletters?: ijw:LDT_Voorletters',
    ],
    CDT_Verwijzer: [
      'Type: ijw:LDT_TypeVerwijzer',
      'Naam?: ijw:LDT_NaamVerwijzer',
      'ZorgverlenerCode?: ijw:LDT_AgbCode',
    ],
    CDT_VolledigeNaam: [
      'Geslachtsnaam: ijw:CDT_Achternaam',
      'Partnernaam?: ijw:CDT_Achternaam',
      'Voornamen?: ijw:LDT_Naam',
      'Voorletters?: ijw:LDT_Voorletters',
      'NaamGebruik: ijw:LDT_NaamGebruik',
    ],
    CDT_XsdVersie: ['BasisschemaXsdVersie: ijw:LDT_Versie', 'BerichtXsdVersie: ijw:LDT_Versie'],
  },
};
