// Generated from the schemas in libs/ijw/xsd by `npm run ijw -- generate`.
import type {
  CDT_BerichtIdentificatie,
  CDT_Geboortedatum,
  CDT_Product,
  CDT_VerkorteNaam,
  CDT_XsdVersie,
} from './basis';
export interface Jw306 {
  readonly Header: Jw306Header;
  readonly Client?: Jw306Client;
}

export interface Jw306Header {
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
  readonly RetourCodes?: Jw306RetourCodes;
}

export interface Jw306RetourCodes {
  readonly RetourCode: readonly string[];
}

export interface Jw306Client {
  readonly Bsn: string;
  readonly Geboortedatum: CDT_Geboortedatum;
  readonly Geslacht: string;
  readonly Naam: CDT_VerkorteNaam;
  readonly StartProducten: Jw306StartProducten;
  readonly RetourCodes: Jw306RetourCodes;
}

export interface Jw306StartProducten {
  readonly StartProduct: readonly Jw306StartProduct[];
}

export interface Jw306StartProduct {
  readonly ToewijzingNummer?: number;
  readonly Product?: CDT_Product;
  readonly ToewijzingIngangsdatum?: string;
  readonly Begindatum: string;
  readonly StatusAanlevering: string;
  readonly RetourCodes: Jw306RetourCodes;
}
