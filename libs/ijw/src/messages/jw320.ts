// Generated from the schemas in libs/ijw/xsd by `npm run ijw -- generate`.
import type { CDT_BerichtIdentificatie, CDT_XsdVersie } from './basis';
export interface Jw320 {
  readonly Header: Jw320Header;
  readonly Antwoord?: Jw320Antwoord;
}

export interface Jw320Header {
  readonly BerichtCode: string;
  readonly BerichtVersie: number;
  readonly BerichtSubversie: number;
  readonly Afzender: string;
  readonly Ontvanger: string;
  readonly BerichtIdentificatie: CDT_BerichtIdentificatie;
  readonly XsdVersie: CDT_XsdVersie;
  readonly IdentificatieRetour: string;
  readonly DagtekeningRetour: string;
  readonly XsltVersie?: string;
  readonly XsdVersieRetour: CDT_XsdVersie;
  readonly RetourCodes?: Jw320RetourCodes;
}

export interface Jw320RetourCodes {
  readonly RetourCode: readonly string[];
}

export interface Jw320Antwoord {
  readonly ReferentieAanbieder: string;
  readonly VerzoekAntwoord: string;
  readonly RedenAfwijzingVerzoek?: string;
  readonly Woonplaatsbeginsel?: Jw320Woonplaatsbeginsel;
  readonly RetourCodes: Jw320RetourCodes;
}

export interface Jw320Woonplaatsbeginsel {
  readonly Gemeente: string;
  readonly RetourCodes: Jw320RetourCodes;
}
