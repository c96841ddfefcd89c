// Generated from the schemas in libs/ijw/xsd by `npm run ijw -- generate`.
import type { SchemaTable } from './tables';
/** The classes of the JW320. */
export const JW320: SchemaTable = {
  prefix: 'jw320',
  namespace: 'http://www.istandaarden.nl/ijw/3_2/jw320/schema',
  types: {
    Root: ['Header: jw320:Header', 'Antwoord?: jw320:Antwoord'],
    Header: [
      'BerichtCode: ijw:LDT_BerichtCode /489/',
      'BerichtVersie: ijw:LDT_BerichtVersie /3/',
      'BerichtSubversie: ijw:LDT_BerichtSubversie /2/',
      'Afzender: ijw:LDT_Gemeente',
      'Ontvanger: ijw:LDT_AgbCode',
      'BerichtIdentificatie: ijw:CDT_BerichtIdentificatie',
      'XsdVersie: ijw:CDT_XsdVersie',
      'IdentificatieRetour: ijw:LDT_IdentificatieBericht',
      'DagtekeningRetour: ijw:LDT_Datum',
      'XsltVersie?: ijw:LDT_Versie',
      'XsdVersieRetour: ijw:CDT_XsdVersie',
      'RetourCodes?: jw320:RetourCodes',
    ],
    RetourCodes: ['RetourCode+: ijw:LDT_RetourCode'],
    Antwoord: [
      'ReferentieAanbieder: ijw:LDT_Referentie',
      'VerzoekAntwoord: ijw:LDT_VerzoekAntwoord',
      'RedenAfwijzingVerzoek?: ijw:LDT_RedenAfwijzingVerzoek',
      'Woonplaatsbeginsel?: jw320:Woonplaatsbeginsel',
      'RetourCodes: jw320:RetourCodes',
    ],
    Woonplaatsbeginsel: ['Gemeente: ijw:LDT_Gemeente', 'RetourCodes: jw320:RetourCodes'],
  },
};
