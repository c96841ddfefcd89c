// Generated from the schemas in libs/ijw/xsd by `npm run ijw -- generate`.
import type { CDT_BerichtIdentificatie, CDT_Omvang, CDT_Product, CDT_XsdVersie } from './basis';
export interface Jw317 {
  readonly Header: Jw317Header;
  readonly Client: Jw317Client;
}

export interface Jw317Header {
  readonly BerichtCode: string;
  readonly BerichtVersie: number;
  readonly BerichtSubversie: number;
  readonly Afzender: string;
  readonly Ontvanger: string;
  readonly BerichtIdentificatie: CDT_BerichtIdentificatie;
  readonly XsdVersie: CDT_XsdVersie;
}

export interface Jw317Client {
  readonly Bsn: string;
  readonly Verzoek: Jw317Verzoek;
}

export interface Jw317Verzoek {
  readonly ReferentieAanbieder: string;
  readonly RedenVerzoek: string;
  readonly OngewijzigdeProducten?: Jw317OngewijzigdeProducten;
  readonly TeWijzigenProducten?: Jw317TeWijzigenProducten;
  readonly NieuweProducten?: Jw317NieuweProducten;
}

export interface Jw317OngewijzigdeProducten {
  readonly OngewijzigdProduct: readonly Jw317OngewijzigdProduct[];
}

export interface Jw317OngewijzigdProduct {
  readonly ToewijzingNummer: number;
}

export interface Jw317TeWijzigenProducten {
  readonly TeWijzigenProduct: readonly Jw317TeWijzigenProduct[];
}

export interface Jw317TeWijzigenProduct {
  readonly ToewijzingNummer: number;
  readonly GewensteIngangsdatum: string;
  readonly Einddatum?: string;
  readonly Omvang?: CDT_Omvang;
  readonly Budget?: number;
}

export interface Jw317NieuweProducten {
  readonly NieuwProduct: readonly Jw317NieuwProduct[];
}

export interface Jw317NieuwProduct {
  readonly Product?: CDT_Product;
  readonly GewensteIngangsdatum: string;
  readonly Einddatum?: string;
  readonly Omvang?: CDT_Omvang;
  readonly Budget?: number;
}
