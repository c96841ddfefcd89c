// Generated from the schemas in libs/ijw/xsd by `npm run ijw -- generate`.
import type { CDT_BerichtIdentificatie, CDT_XsdVersie } from './basis';
export interface Jw319 {
  readonly Header: Jw319Header;
  readonly Antwoord: Jw319Antwoord;
}

export interface Jw319Header {
  readonly BerichtCode: string;
  readonly BerichtVersie: number;
  readonly BerichtSubversie: number;
  readonly Afzender: string;
  readonly Ontvanger: string;
  readonly BerichtIdentificatie: CDT_BerichtIdentificatie;
  readonly XsdVersie: CDT_XsdVersie;
}

export interface Jw319Antwoord {
  readonly ReferentieAanbieder: string;
  readonly VerzoekAntwoord: string;
  readonly RedenAfwijzingVerzoek?: string;
  readonly Woonplaatsbeginsel?: Jw319Woonplaatsbeginsel;
}

export interface Jw319Woonplaatsbeginsel {
  readonly Gemeente: string;
}
