// Generated from the schemas in libs/ijw/xsd by `npm run ijw -- generate`.
import type { SchemaTable } from './tables';
/** The classes of the JW319. */
export const JW319: SchemaTable = {
  prefix: 'jw319',
  namespace: 'http://www.istandaarden.nl/ijw/3_2/jw319/schema',
  types: {
    Root: ['Header: jw319:Header', 'Antwoord: jw319:Antwoord'],
    Header: [
      'BerichtCode: ijw:LDT_BerichtCode /488/',
      'BerichtVersie: ijw:LDT_BerichtVersie /3/',
      'BerichtSubversie: ijw:LDT_BerichtSubversie /2/',
      'Afzender: ijw:LDT_Gemeente',
      'Ontvanger: ijw:LDT_AgbCode',
      'BerichtIdentificatie: ijw:CDT_BerichtIdentificatie',
      'XsdVersie: ijw:CDT_XsdVersie',
    ],
    Antwoord: [
      'ReferentieAanbieder: ijw:LDT_Referentie',
      'VerzoekAntwoord: ijw:LDT_VerzoekAntwoord',
      'RedenAfwijzingVerzoek?: ijw:LDT_RedenAfwijzingVerzoek',
      'Woonplaatsbeginsel?: jw319:Woonplaatsbeginsel',
    ],
    Woonplaatsbeginsel: ['Gemeente: ijw:LDT_Gemeente'],
  },
};
