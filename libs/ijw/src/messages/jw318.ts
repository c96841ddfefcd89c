// Generated from the schemas in libs/ijw/xsd by `npm run ijw -- generate`.
import type { CDT_BerichtIdentificatie, CDT_Omvang, CDT_Product, CDT_XsdVersie } from './basis';
export interface Jw318 {
  readonly Header: Jw318Header;
  readonly Client?: Jw318Client;
}

export interface Jw318Header {
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
  readonly RetourCodes?: Jw318RetourCodes;
}

export interface Jw318RetourCodes {
  readonly RetourCode: readonly string[];
}

export interface Jw318Client {
  readonly Bsn: string;
  readonly Verzoek: Jw318Verzoek;
  readonly RetourCodes: Jw318RetourCodes;
}

export interface Jw318Verzoek {
  readonly ReferentieAanbieder: string;
  readonly RedenVerzoek: string;
  readonly OngewijzigdeProducten?: Jw318OngewijzigdeProducten;
  readonly TeWijzigenProducten?: Jw318TeWijzigenProducten;
  readonly NieuweProducten?: Jw318NieuweProducten;
  readonly RetourCodes: Jw318RetourCodes;
}

export interface Jw318OngewijzigdeProducten {
  readonly OngewijzigdProduct: readonly Jw318OngewijzigdProduct[];
}

export interface Jw318OngewijzigdProduct {
  readonly ToewijzingNummer: number;
  readonly RetourCodes: Jw318RetourCodes;
}

export interface Jw318TeWijzigenProducten {
  readonly TeWijzigenProduct: readonly Jw318TeWijzigenProduct[];
}

export interface Jw318TeWijzigenProduct {
  readonly ToewijzingNummer: number;
  readonly GewensteIngangsdatum: string;
  readonly Einddatum?: string;
  readonly Omvang?: CDT_Omvang;
  readonly Budget?: number;
  readonly RetourCodes: Jw318RetourCodes;
}

export interface Jw318NieuweProducten {
  readonly NieuwProduct: readonly Jw318NieuwProduct[];
}

export interface Jw318NieuwProduct {
  readonly Product?: CDT_Product;
  readonly GewensteIngangsdatum: string;
  readonly Einddatum?: string;
  readonly Omvang?: CDT_Omvang;
  readonly Budget?: number;
  readonly RetourCodes: Jw318RetourCodes;
}
