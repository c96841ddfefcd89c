// Generated from the schemas in libs/ijw/xsd by `npm run ijw -- generate`.
import type {
  CDT_BerichtIdentificatie,
  CDT_Geboortedatum,
  CDT_Product,
  CDT_VerkorteNaam,
  CDT_XsdVersie,
} from './basis';
export interface Jw307 {
  readonly Header: Jw307Header;
  readonly Client: Jw307Client;
}

export interface Jw307Header {
  readonly BerichtCode: string;
  readonly BerichtVersie: number;
  readonly BerichtSubversie: number;
  readonly Afzender: string;
  readonly Ontvanger: string;
  readonly BerichtIdentificatie: CDT_BerichtIdentificatie;
  readonly XsdVersie: CDT_XsdVersie;
}

export interface Jw307Client {
  readonly Bsn: string;
  readonly Geboortedatum: CDT_Geboortedatum;
  readonly Geslacht: string;
  readonly Naam: CDT_VerkorteNaam;
  readonly StopProducten: Jw307StopProducten;
}

export interface Jw307StopProducten {
  readonly StopProduct: readonly Jw307StopProduct[];
}

export interface Jw307StopProduct {
  readonly ToewijzingNummer?: number;
  readonly Product?: CDT_Product;
  readonly ToewijzingIngangsdatum?: string;
  readonly Begindatum: string;
  readonly RedenBeeindiging: string;
  readonly Einddatum: string;
  readonly StatusAanlevering: string;
}
