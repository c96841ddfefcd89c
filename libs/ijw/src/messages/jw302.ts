// Generated from the schemas in libs/ijw/xsd by `npm run ijw -- generate`.
import type {
  CDT_Adres,
  CDT_BerichtIdentificatie,
  CDT_Communicatie,
  CDT_Geboortedatum,
  CDT_Omvang,
  CDT_OpenPeriode,
  CDT_Product,
  CDT_Telefoonnummers,
  CDT_VolledigeNaam,
  CDT_XsdVersie,
} from './basis';
export interface Jw302 {
  readonly Header: Jw302Header;
  readonly Client?: Jw302Client;
}

export interface Jw302Header {
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
  readonly RetourCodes?: Jw302RetourCodes;
}

export interface Jw302RetourCodes {
  readonly RetourCode: readonly string[];
}

export interface Jw302Client {
  readonly Bsn: string;
  readonly Geboortedatum: CDT_Geboortedatum;
  readonly Geslacht: string;
  readonly Naam: CDT_VolledigeNaam;
  readonly Communicatie?: CDT_Communicatie;
  readonly JuridischeStatus?: string;
  readonly WettelijkeVertegenwoordiging?: string;
  readonly Commentaar?: string;
  readonly Relaties?: Jw302Relaties;
  readonly Contactgegevens: Jw302Contactgegevens;
  readonly ToegewezenProducten: Jw302ToegewezenProducten;
  readonly RetourCodes: Jw302RetourCodes;
}

export interface Jw302Relaties {
  readonly Relatie: readonly Jw302Relatie[];
}

export interface Jw302Relatie {
  readonly Nummer: string;
  readonly Volgorde?: number;
  readonly Soort: string;
  readonly Geboortedatum?: CDT_Geboortedatum;
  readonly Geslacht?: string;
  readonly Naam: CDT_VolledigeNaam;
  readonly Contact: Jw302Contact;
  readonly RetourCodes: Jw302RetourCodes;
}

export interface Jw302Contact {
  readonly Soort: string;
  readonly Adres?: CDT_Adres;
  readonly Organisatie?: string;
  readonly Telefoon?: CDT_Telefoonnummers;
  readonly Emailadres?: string;
  readonly Periode?: CDT_OpenPeriode;
  readonly RetourCodes: Jw302RetourCodes;
}

export interface Jw302Contactgegevens {
  readonly Contact: readonly Jw302Contact[];
}

export interface Jw302ToegewezenProducten {
  readonly ToegewezenProduct: readonly Jw302ToegewezenProduct[];
}

export interface Jw302ToegewezenProduct {
  readonly ToewijzingNummer: number;
  readonly ReferentieAanbieder?: string;
  readonly Product?: CDT_Product;
  readonly Toewijzingsdatum: string;
  readonly Toewijzingstijd: string;
  readonly Ingangsdatum: string;
  readonly Einddatum?: string;
  readonly RedenWijziging?: string;
  readonly Omvang?: CDT_Omvang;
  readonly Budget?: number;
  readonly Commentaar?: string;
  readonly RetourCodes: Jw302RetourCodes;
}
