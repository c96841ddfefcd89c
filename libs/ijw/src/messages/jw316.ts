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
export interface Jw316 {
  readonly Header: Jw316Header;
  readonly Client?: Jw316Client;
}

export interface Jw316Header {
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
  readonly RetourCodes?: Jw316RetourCodes;
}

export interface Jw316RetourCodes {
  readonly RetourCode: readonly string[];
}

export interface Jw316Client {
  readonly Bsn: string;
  readonly Geboortedatum: CDT_Geboortedatum;
  readonly Geslacht: string;
  readonly Naam: CDT_VerkorteNaam;
  readonly GezagsdragerBekend?: string;
  readonly Commentaar?: string;
  readonly AangevraagdeProducten: Jw316AangevraagdeProducten;
  readonly RetourCodes: Jw316RetourCodes;
}

export interface Jw316AangevraagdeProducten {
  readonly AangevraagdProduct: readonly Jw316AangevraagdProduct[];
}

export interface Jw316AangevraagdProduct {
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
  readonly RetourCodes: Jw316RetourCodes;
}
