// Generated from the schemas in libs/ijw/xsd by `npm run ijw -- generate`.
import type {
  CDT_BerichtIdentificatie,
  CDT_Geboortedatum,
  CDT_Product,
  CDT_VerkorteNaam,
  CDT_XsdVersie,
} from './basis';
export interface Jw305 {
  readonly Header: Jw305Header;
  readonly Client: Jw305Client;
}

export interface Jw305Header {
  readonly BerichtCode: string;
  readonly BerichtVersie: number;
  readonly BerichtSubversie: number;
  readonly Afzender: string;
  readonly Ontvanger: string;
  readonly BerichtIdentificatie: CDT_BerichtIdentificatie;
  readonly XsdVersie: CDT_XsdVersie;
}

export interface Jw305Client {
  readonly Bsn: string;
  readonly Geboortedatum: CDT_Geboortedatum;
  readonly Geslacht: string;
  readonly Naam: CDT_VerkorteNaam;
  readonly StartProducten: Jw305StartProducten;
}

export interface Jw305StartProducten {
  readonly StartProduct: readonly Jw305StartProduct[];
}

export interface Jw305StartProduct {
  readonly ToewijzingNummer?: number;
  readonly Product?: CDT_Product;
  readonly ToewijzingIngangsdatum?: string;
  readonly Begindatum: string;
  readonly StatusAanlevering: string;
}
