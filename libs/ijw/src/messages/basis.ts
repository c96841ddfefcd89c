// Generated from the schemas in libs/ijw/xsd by `npm run ijw -- generate`.

export interface CDT_Achternaam {
  readonly Achternaam: string;
  readonly Voorvoegsel?: string;
}

export interface CDT_Adres {
  readonly Huis?: CDT_Huis;
  readonly Postcode?: string;
  readonly Straatnaam?: string;
  readonly Plaatsnaam?: string;
  readonly LandCode?: string;
}

export interface CDT_BedragMetDC {
  readonly Bedrag: number;
  readonly DebetCredit: string;
}

export interface CDT_BerichtIdentificatie {
  readonly Identificatie: string;
  readonly Dagtekening: string;
}

export interface CDT_Communicatie {
  readonly Vorm: string;
  readonly Taal?: string;
}

export interface CDT_Geboortedatum {
  readonly Datum: string;
  readonly DatumGebruik?: string;
}

export interface CDT_GeslotenPeriode {
  readonly Begindatum: string;
  readonly Einddatum: string;
}

export interface CDT_Huis {
  readonly Huisnummer: number;
  readonly Huisletter?: string;
  readonly HuisnummerToevoeging?: string;
  readonly AanduidingWoonadres?: string;
}

export interface CDT_Omvang {
  readonly Volume: number;
  readonly Eenheid: string;
  readonly Frequentie: string;
}

export interface CDT_OpenPeriode {
  readonly Begindatum?: string;
  readonly Einddatum?: string;
}

export interface CDT_Product {
  readonly Categorie: string;
  readonly Code?: string;
}

export interface CDT_Referentie {
  readonly ReferentieNummer: string;
  readonly VorigReferentieNummer?: string;
}

export interface CDT_Telefoon {
  readonly Telefoonnummer: string;
  readonly Landnummer: string;
}

export interface CDT_Telefoonnummers {
  readonly Telefoon01: CDT_Telefoon;
  readonly Telefoon02?: CDT_Telefoon;
}

export interface CDT_TotaalBedragMetDC {
  readonly TotaalBedrag: number;
  readonly DebetCredit: string;
}

export interface CDT_VerkorteNaam {
  readonly Geslachtsnaam: CDT_Achternaam;
  readonly Voornamen?: string;
  readonly Voorletters?: string;
}

export interface CDT_Verwijzer {
  readonly Type: string;
  readonly Naam?: string;
  readonly ZorgverlenerCode?: string;
}

export interface CDT_VolledigeNaam {
  readonly Geslachtsnaam: CDT_Achternaam;
  readonly Partnernaam?: CDT_Achternaam;
  readonly Voornamen?: string;
  readonly Voorletters?: string;
  readonly NaamGebruik: string;
}

export interface CDT_XsdVersie {
  readonly BasisschemaXsdVersie: string;
  readonly BerichtXsdVersie: string;
}
