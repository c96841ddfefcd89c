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
export interface Jw301 {
  readonly Header: Jw301Header;
  readonly Client: Jw301Client;
}

export interface Jw301Header {
  readonly BerichtCode: string;
  readonly BerichtVersie: number;
  readonly BerichtSubversie: number;
  readonly Afzender: string;
  readonly Ontvanger: string;
  readonly BerichtIdentificatie: CDT_BerichtIdentificatie;
  readonly XsdVersie: CDT_XsdVersie;
}

export interface Jw301Client {
  readonly Bsn: string;
  readonly Geboortedatum: CDT_Geboortedatum;
  readonly Geslacht: string;
  readonly Naam: CDT_VolledigeNaam;
  readonly Communicatie?: CDT_Communicatie;
  readonly JuridischeStatus?: string;
  readonly WettelijkeVertegenwoordiging?: string;
  readonly Commentaar?: string;
  readonly Relaties?: Jw301Relaties;
  readonly Contactgegevens: Jw301Contactgegevens;
  readonly ToegewezenProducten: Jw301ToegewezenProducten;
}

export interface Jw301Relaties {
  readonly Relatie: readonly Jw301Relatie[];
}

export interface Jw301Relatie {
  readonly Nummer: string;
  readonly Volgorde?: number;
  readonly Soort: string;
  readonly Geboortedatum?: CDT_Geboortedatum;
  readonly Geslacht?: string;
  readonly Naam: CDT_VolledigeNaam;
  readonly Contact: Jw301Contact;
}

export interface Jw301Contact {
  readonly Soort: string;
  readonly Adres?: CDT_Adres;
  readonly Organisatie?: string;
  readonly Telefoon?: CDT_Telefoonnummers;
  readonly Emailadres?: string;
  readonly Periode?: CDT_OpenPeriode;
}

export interface Jw301Contactgegevens {
  readonly Contact: readonly Jw301Contact[];
}

export interface Jw301ToegewezenProducten {
  readonly ToegewezenProduct: readonly Jw301ToegewezenProduct[];
}

export interface Jw301ToegewezenProduct {
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
}
