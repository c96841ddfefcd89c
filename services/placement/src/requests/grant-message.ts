import { checkMessage, type Jw301, type Jw315 } from '@grensverkeer/ijw';
import { Refusal } from '@grensverkeer/service-kit';
import { addDays, type LocalDate } from '@grensverkeer/settlement';
import type { AddressDto, GrantDto } from './request.dto';
import type { RequestRow } from './request.entity';

/** When a JW301 is made, as the standard wants it. */
export interface Moment {
  readonly date: LocalDate;
  /** Local time, `HH:MM:SS`. */
  readonly time: string;
}

/**
 * The JW301 that grants a request: the client as the provider told it, the help as granted, else
 * as asked.
 * @throws Refusal 400 `allocation-breaks-rules` naming the rules of level 2 that it breaks
 */
export function grantMessage(
  request: RequestRow,
  { Client }: Jw315,
  grant: GrantDto,
  identification: string,
  moment: Moment,
): Jw301 {
  const { Bsn, Geboortedatum, Geslacht, Naam } = Client;
  const message: Jw301 = {
    Header: {
      BerichtCode: '436',
      BerichtVersie: 3,
      BerichtSubversie: 2,
      Afzender: request.municipality,
      Ontvanger: request.provider,
      BerichtIdentificatie: { Identificatie: identification, Dagtekening: moment.date },
      XsdVersie: request.xsdVersion,
    },
    Client: {
      ...{ Bsn, Geboortedatum, Geslacht },
      // The person's own name, which is all that a JW315 tells.
      Naam: { ...Naam, NaamGebruik: '1' },
      Contactgegevens: { Contact: [{ Soort: '01', Adres: addressOf(grant.address) }] },
      ToegewezenProducten: { ToegewezenProduct: [productOf(request, grant, moment)] },
    },
  };
  refuseBroken(message);
  return message;
}

function productOf(request: RequestRow, grant: GrantDto, { date, time }: Moment) {
  const { productCategory, productCode } = request;
  const until = grant.until === undefined ? request.until : grant.until;
  const volume = grant.budgetCents === undefined ? (grant.volume ?? request.volume) : null;
  const budget = grant.volume === undefined ? (grant.budgetCents ?? request.budgetCents) : null;
  return {
    ToewijzingNummer: grant.allocationNumber,
    ReferentieAanbieder: request.reference,
    ...(productCategory !== null && {
      Product: { Categorie: productCategory, ...(productCode !== null && { Code: productCode }) },
    }),
    Toewijzingsdatum: date,
    Toewijzingstijd: time,
    Ingangsdatum: grant.from ?? request.from,
    ...(until !== null && { Einddatum: addDays(until, -1) }),
    ...(volume !== null && {
      Omvang: { Volume: volume.amount, Eenheid: volume.unit, Frequentie: volume.frequency },
    }),
    ...(budget !== null && { Budget: budget }),
  };
}

function addressOf({ postcode, houseNumber, houseLetter, addition, street, town }: AddressDto) {
  return {
    Huis: {
      Huisnummer: houseNumber,
      ...(houseLetter != null && { Huisletter: houseLetter }),
      ...(addition != null && { HuisnummerToevoeging: addition }),
    },
    Postcode: postcode,
    ...(street != null && { Straatnaam: street }),
    ...(town != null && { Plaatsnaam: town }),
    LandCode: 'NL',
  };
}

function refuseBroken(message: Jw301): void {
  const findings = checkMessage({ name: 'JW301', message });
  if (findings.length === 0) return;
  throw new Refusal('allocation-breaks-rules', 'The JW301 would break rules of iJw.', {
    status: 400,
    params: findings.map(({ rule, xpath, text }) => ({
      name: xpath.slice(xpath.lastIndexOf(':') + 1),
      code: rule,
      reason: text.en,
    })),
    nl: findings.map(({ rule, text }) => `${rule}: ${text.nl}`).join(' '),
    en: findings.map(({ rule, text }) => `${rule}: ${text.en}`).join(' '),
  });
}
