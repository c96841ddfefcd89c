// Generated from the schemas in libs/ijw/xsd by `npm run ijw -- generate`.
import type {
  CDT_BedragMetDC,
  CDT_BerichtIdentificatie,
  CDT_GeslotenPeriode,
  CDT_Referentie,
  CDT_TotaalBedragMetDC,
  CDT_XsdVersie,
} from './basis';
export interface Jw325 {
  readonly Header: Jw325Header;
  readonly DeclaratieAntwoord?: Jw325DeclaratieAntwoord;
}

export interface Jw325Header {
  readonly BerichtCode: string;
  readonly BerichtVersie: number;
  readonly BerichtSubversie: number;
  readonly Afzender: string;
  readonly Ontvanger: string;
  readonly BerichtIdentificatie: CDT_BerichtIdentificatie;
  readonly XsdVersie: CDT_XsdVersie;
  readonly DeclaratieIdentificatie: CDT_BerichtIdentificatie;
  readonly XsltVersie?: string;
  readonly XsdVersieDeclaratie: CDT_XsdVersie;
  readonly RetourCodes: Jw325RetourCodes;
}

export interface Jw325RetourCodes {
  readonly RetourCode: readonly string[];
}

export interface Jw325DeclaratieAntwoord {
  readonly DeclaratieNummer: string;
  readonly TotaalIngediendBedrag: CDT_TotaalBedragMetDC;
  readonly TotaalToegekendBedrag: CDT_TotaalBedragMetDC;
  readonly Clienten?: Jw325Clienten;
  readonly RetourCodes: Jw325RetourCodes;
}

export interface Jw325Clienten {
  readonly Client: readonly Jw325Client[];
}

export interface Jw325Client {
  readonly Bsn: string;
  readonly Prestaties: Jw325Prestaties;
  readonly RetourCodes: Jw325RetourCodes;
}

export interface Jw325Prestaties {
  readonly Prestatie: readonly Jw325Prestatie[];
}

export interface Jw325Prestatie {
  readonly ProductReferentie: CDT_Referentie;
  readonly ToewijzingNummer: number;
  readonly ProductCategorie: string;
  readonly ProductCode: string;
  readonly ProductPeriode: CDT_GeslotenPeriode;
  readonly GeleverdVolume: number;
  readonly Eenheid: string;
  readonly ProductTarief?: number;
  readonly IngediendBedrag: CDT_BedragMetDC;
  readonly RetourCodes: Jw325RetourCodes;
}
