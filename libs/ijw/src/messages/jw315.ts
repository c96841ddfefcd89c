// Generated from the schemas in libs/ijw/xsd by `npm run ijw -- generate`.
import type {
  CDT_BerichtIdentificatie,
  CDT_Geboortedatum,
  CDT_Omvang,
  CDT_Product,
  CDT_VerkorteNaam,
  CDT_Verwijzer,
  CDT_XsdVersie,
} from './basis';
export interface Jw315 {
  readonly Header: Jw315Header;
  readonly Client: Jw315Client;
}

export interface Jw315Header {
  readonly BerichtCode: string;
  readonly BerichtVersie: number;
  readonly BerichtSubversie: number;
  readonly Afzender: string;
  readonly Ontvanger: string;
  readonly BerichtIdentificatie: CDT_BerichtIdentificatie;
  readonly XsdVersie: CDT_XsdVersie;
}

export interface Jw315Client {
  readonly Bsn: string;
  readonly Geboortedatum: CDT_Geboortedatum;
  readonly Geslacht: string;
  readonly Naam: CDT_VerkorteNaam;
  readonly GezagsdragerBekend?: string;
  readonly Commentaar?: string;
  readonly AangevraagdeProducten: Jw315AangevraagdeProducten;
}

export interface Jw315AangevraagdeProducten {
  readonly AangevraagdProduct: readonly Jw315AangevraagdProduct[];
}

export interface Jw315AangevraagdProduct {
  readonly ReferentieAanbieder: string;
  readonly BeschikkingNummer?: number;
  readonly Product?: CDT_Product;
  readonly BeschikkingIngangsdatum?: string;
  readonly ToewijzingIngangsdatum: string;
  readonly ToewijzingEinddatum?: string;
  readonly Omvang?: CDT_Omvang;
  readonly Budget?: number;
  readonly Verwijzer: CDT_Verwijzer;
  readonly Raamcontract?: string;
  readonly Commentaar?: string;
}
