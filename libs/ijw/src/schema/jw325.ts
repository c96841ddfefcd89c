// Generated from the schemas in libs/ijw/xsd by `npm run ijw -- generate`.
import type { SchemaTable } from './tables';
/** The classes of the JW325. */
export const JW325: SchemaTable = {
  prefix: 'jw325',
  namespace: 'http://www.istandaarden.nl/ijw/3_2/jw325/schema',
  types: {
    Root: ['Header: jw325:Header', 'DeclaratieAntwoord?: jw325:DeclaratieAntwoord'],
    Header: [
      'BerichtCode: ijw:LDT_BerichtCode /491/',
      'BerichtVersie: ijw:LDT_BerichtVersie /3/',
      'BerichtSubversie: ijw:LDT_BerichtSubversie /2/',
      'Afzender: ijw:LDT_Gemeente',
      'Ontvanger: ijw:LDT_AgbCode',
      'BerichtIdentificatie: ijw:CDT_BerichtIdentificatie',
      'XsdVersie: ijw:CDT_XsdVersie',
      'DeclaratieIdentificatie: ijw:CDT_BerichtIdentificatie',
      'XsltVersie?: ijw:LDT_Versie',
      'XsdVersieDeclaratie: ijw:CDT_XsdVersie',
      'RetourCodes: jw325:RetourCodes',
    ],
    RetourCodes: ['RetourCode+: ijw:LDT_RetourCode'],
    DeclaratieAntwoord: [
      'DeclaratieNummer: ijw:LDT_IdentificatieDeclaratie',
      'TotaalIngediendBedrag: ijw:CDT_TotaalBedragMetDC',
      'TotaalToegekendBedrag: ijw:CDT_TotaalBedragMetDC',
      'Clienten?: jw325:Clienten',
      'RetourCodes: jw325:RetourCodes',
    ],
    Clienten: ['Client+: jw325:Client'],
    Client: [
      'Bsn: ijw:LDT_BurgerServicenummer',
      'Prestaties: jw325:Prestaties',
      'RetourCodes: jw325:RetourCodes',
    ],
    Prestaties: ['Prestatie+: jw325:Prestatie'],
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
      'RetourCodes: jw325:RetourCodes',
    ],
  },
};
