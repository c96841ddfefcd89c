// Generated from the schemas in libs/ijw/xsd by `npm run ijw -- generate`.
import type {
  CDT_BedragMetDC,
  CDT_BerichtIdentificatie,
  CDT_GeslotenPeriode,
  CDT_Referentie,
  CDT_TotaalBedragMetDC,
  CDT_XsdVersie,
} from './basis';
export interface Jw323 {
  readonly Header: Jw323Header;
  readonly Declaratie: Jw323Declaratie;
}

export interface Jw323Header {
  readonly BerichtCode: string;
  readonly BerichtVersie: number;
  readonly BerichtSubversie: number;
  readonly Afzender: string;
  readonly Ontvanger: string;
  readonly BerichtIdentificatie: CDT_BerichtIdentificatie;
  readonly XsdVersie: CDT_XsdVersie;
}

export interface Jw323Declaratie {
  readonly DeclaratieNummer: string;
  readonly DeclaratiePeriode: CDT_GeslotenPeriode;
  readonly DeclaratieDagtekening: string;
  readonly TotaalIngediendBedrag: CDT_TotaalBedragMetDC;
  readonly Clienten: Jw323Clienten;
}

export interface Jw323Clienten {
  readonly Client: readonly Jw323Client[];
}

export interface Jw323Client {
  readonly Bsn: string;
  readonly Prestaties: Jw323Prestaties;
}

export interface Jw323Prestaties {
  readonly Prestatie: readonly Jw323Prestatie[];
}

export interface Jw323Prestatie {
  readonly ProductReferentie: CDT_Referentie;
  readonly ToewijzingNummer: number;
  readonly ProductCategorie: string;
  readonly ProductCode: string;
  readonly ProductPeriode: CDT_GeslotenPeriode;
  readonly GeleverdVolume: number;
  readonly Eenheid: string;
  readonly ProductTarief?: number;
  readonly IngediendBedrag: CDT_BedragMetDC;
}
