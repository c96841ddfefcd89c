import { writeMessage, type Jw301, type Jw305, type Jw307, type Jw315 } from '@grensverkeer/ijw';

/** Sequence for identifications and references, so that no two messages of a run are the same. */
let last = 0;
export const nextNumber = (): number => ++last;

export interface Parties {
  readonly municipality: string;
  readonly provider: string;
  readonly bsn: string;
}

interface Head {
  readonly identification?: string;
  readonly dated?: string;
}

const XSD = { BasisschemaXsdVersie: '1.0.0', BerichtXsdVersie: '1.0.0' };

function header(code: string, from: string, to: string, { identification, dated }: Head) {
  return {
    ...{ BerichtCode: code, BerichtVersie: 3, BerichtSubversie: 2, Afzender: from, Ontvanger: to },
    BerichtIdentificatie: {
      Identificatie: identification ?? `B${nextNumber()}`,
      Dagtekening: dated ?? '2026-04-01',
    },
    XsdVersie: XSD,
  };
}

const person = (bsn: string) => ({
  ...{ Bsn: bsn, Geboortedatum: { Datum: '2012-05-04' }, Geslacht: '1' },
  Naam: { Geslachtsnaam: { Achternaam: 'Wit', Voorvoegsel: 'de' }, Voorletters: 'T' },
});

export type Product = Partial<Jw301['Client']['ToegewezenProducten']['ToegewezenProduct'][number]>;

/** A JW301 with these products; what is left out is ambulant help of 3 hours a week in 2026. */
export function jw301(parties: Parties, products: readonly Product[], head: Head = {}): string {
  const { Naam, ...client } = person(parties.bsn);
  return writeMessage('JW301', {
    Header: header('436', parties.municipality, parties.provider, head),
    Client: {
      ...client,
      Naam: { ...Naam, NaamGebruik: '1' },
      Contactgegevens: {
        Contact: [
          {
            Soort: '01',
            Adres: { Huis: { Huisnummer: 9 }, Postcode: '3011AB', LandCode: 'NL' },
          },
        ],
      },
      ToegewezenProducten: { ToegewezenProduct: products.map(allocated) },
    },
  });
}

const allocated = (product: Product) => ({
  ToewijzingNummer: nextNumber(),
  Product: { Categorie: '45', Code: '45A04' },
  Toewijzingsdatum: '2026-03-01',
  Toewijzingstijd: '12:00:00',
  Ingangsdatum: '2026-01-01',
  Einddatum: '2026-12-31',
  Omvang: { Volume: 3, Eenheid: '04', Frequentie: '2' },
  ...product,
});

export type Start = Partial<Jw305['Client']['StartProducten']['StartProduct'][number]>;

export function jw305(parties: Parties, starts: readonly Start[], head: Head = {}): string {
  return writeMessage('JW305', {
    Header: header('438', parties.provider, parties.municipality, head),
    Client: {
      ...person(parties.bsn),
      StartProducten: { StartProduct: starts.map((start) => ({ ...STARTED, ...start })) },
    },
  });
}

const STARTED = {
  Product: { Categorie: '45', Code: '45A04' },
  Begindatum: '2026-01-05',
  StatusAanlevering: '1',
};

export type Stop = Partial<Jw307['Client']['StopProducten']['StopProduct'][number]>;

export function jw307(parties: Parties, stops: readonly Stop[], head: Head = {}): string {
  const stopped = { ...STARTED, RedenBeeindiging: '31', Einddatum: '2026-03-31' };
  return writeMessage('JW307', {
    Header: header('440', parties.provider, parties.municipality, head),
    Client: {
      ...person(parties.bsn),
      StopProducten: { StopProduct: stops.map((stop) => ({ ...stopped, ...stop })) },
    },
  });
}

export type Asked = Partial<Jw315['Client']['AangevraagdeProducten']['AangevraagdProduct'][number]>;

export function jw315(parties: Parties, products: readonly Asked[], head: Head = {}): string {
  return writeMessage('JW315', {
    Header: header('446', parties.provider, parties.municipality, head),
    Client: {
      ...person(parties.bsn),
      AangevraagdeProducten: { AangevraagdProduct: products.map(requested) },
    },
  });
}

const requested = (product: Asked) => ({
  ReferentieAanbieder: `ref-${nextNumber()}`,
  Product: { Categorie: '45', Code: '45A04' },
  ToewijzingIngangsdatum: '2026-05-01',
  ToewijzingEinddatum: '2026-12-31',
  Omvang: { Volume: 3, Eenheid: '04', Frequentie: '2' },
  Verwijzer: { Type: '06' },
  ...product,
});

/** The codes of an answer, class by class. */
export const codesIn = (xml: string): string[] =>
  [...xml.matchAll(/RetourCode>(\w+)</g)].map(([, code = '']) => code);
