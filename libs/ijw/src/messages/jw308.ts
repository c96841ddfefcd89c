// Generated from the schemas in libs/ijw/xsd by `npm run ijw -- generate`.
import type {
  CDT_BerichtIdentificatie,
  CDT_Geboortedatum,
  CDT_Product,
  CDT_VerkorteNaam,
  CDT_XsdVersie,
} from './basis';
export interface Jw308 {
  readonly Header: Jw308Header;
  readonly Client?: Jw308Client;
}

export interface Jw308Header {
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
  readonly RetourCodes?: Jw308RetourCodes;
}

export interface Jw308RetourCodes {
  readonly RetourCode: readonly string[];
}

export interface Jw308Client {
  readonly Bsn: string;
  readonly Geboortedatum: CDT_Geboortedatum;
  readonly Geslacht: string;
  readonly Naam: CDT_VerkorteNaam;
  readonly StopProducten: Jw308StopProducten;
  readonly RetourCodes: Jw308RetourCodes;
}

export interface Jw308StopProducten {
  readonly StopProduct: readonly Jw308StopProduct[];
}

export interface Jw308StopProduct {
  readonly ToewijzingNummer?: number;
  readonly Product?: CDT_Product;
  readonly ToewijzingIngangsdatum?: string;
  readonly Begindatum: string;
  readonly RedenBeeindiging: string;
  readonly Einddatum: string;
  readonly StatusAanlevering: string;
  readonly RetourCodes: Jw308RetourCodes;
}
