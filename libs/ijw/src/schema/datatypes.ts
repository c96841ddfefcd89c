// Generated from the schemas in libs/ijw/xsd by `npm run ijw -- generate`.
import type { DataType } from './tables';
/** Every simple type of the base schema with all its facets. */
export const DATA_TYPES: Readonly<Record<string, DataType>> = {
  LDT_AanduidingWoonadres: { base: 'string', maxLength: 2, codes: 'AB BY TO WW' },
  LDT_AdresSoort: { base: 'string', maxLength: 2, codes: '01 02 03 04' },
  LDT_AgbCode: { base: 'string', minLength: 1, maxLength: 8, pattern: '[0-9]{8}' },
  LDT_Bedrag: { base: 'integer', min: 0, max: 99999999 },
  LDT_BerichtCode: { base: 'string', minLength: 1, maxLength: 3 },
  LDT_BerichtSubversie: { base: 'integer', min: 0, max: 99 },
  LDT_BerichtVersie: { base: 'integer', min: 0, max: 99 },
  LDT_Budget: { base: 'integer', min: 0, max: 99999999 },
  LDT_BurgerServicenummer: { base: 'string', minLength: 1, maxLength: 9, pattern: '[0-9]{9}' },
  LDT_Commentaar: { base: 'string', minLength: 1, pattern: '([.\\s]*\\S+[.\\s]*)+' },
  LDT_Communicatievorm: { base: 'string', maxLength: 1, codes: '1 2 3' },
  LDT_Datum: { base: 'date', pattern: '[^:Z]*' },
  LDT_DatumGebruik: { base: 'string', maxLength: 1, codes: '1 2 3' },
  LDT_DebetCredit: { base: 'string', maxLength: 1, codes: 'C D' },
  LDT_Eenheid: { base: 'string', maxLength: 2, codes: '01 04 14 16 82 83 84' },
  LDT_Emailadres: { base: 'string', minLength: 1, maxLength: 80, pattern: '.*[^\\s].*' },
  LDT_Frequentie: { base: 'string', maxLength: 1, codes: '1 2 4 6' },
  LDT_Gemeente: { base: 'string', minLength: 1, pattern: '[0-9]{4}' },
  LDT_Geslacht: { base: 'string', maxLength: 1, codes: '0 1 2' },
  LDT_Huisletter: { base: 'string', minLength: 1, maxLength: 1, pattern: '.*[^\\s].*' },
  LDT_Huisnummer: { base: 'integer', min: 0, max: 99999 },
  LDT_HuisnummerToevoeging: { base: 'string', minLength: 1, maxLength: 4, pattern: '.*[^\\s].*' },
  LDT_IdentificatieBericht: { base: 'string', minLength: 1, maxLength: 12, pattern: '.*[^\\s].*' },
  LDT_IdentificatieDeclaratie: { base: 'string', minLength: 1, maxLength: 12 },
  LDT_JaNee: { base: 'string', maxLength: 1, codes: '1 2' },
  LDT_JuridischeStatus: { base: 'string', maxLength: 2, codes: '01 02 03 04 05 11 12' },
  LDT_LandCode: {
    base: 'string',
    maxLength: 2,
    codes:
      'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE ' +
      'BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD ' +
      'CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM ' +
      'DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF ' +
      'GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ' +
      'ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN ' +
      'KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME ' +
      'MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA ' +
      'NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM ' +
      'PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI ' +
      'SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK ' +
      'TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI ' +
      'VN VU WF WS YE YT ZA ZM ZW',
  },
  LDT_Landnummer: { base: 'string', minLength: 1, maxLength: 4, pattern: '.*[^\\s].*' },
  LDT_Naam: { base: 'string', minLength: 1, maxLength: 200, pattern: '.*[^\\s].*' },
  LDT_NaamGebruik: { base: 'string', maxLength: 1, codes: '1 2 3 4 5 6' },
  LDT_NaamVerwijzer: { base: 'string', minLength: 1, maxLength: 64, pattern: '.*[^\\s].*' },
  LDT_Nummer: { base: 'integer', min: 0, max: 999999999 },
  LDT_Organisatienaam: { base: 'string', minLength: 1, maxLength: 35, pattern: '.*[^\\s].*' },
  LDT_Persoonsid: { base: 'string', minLength: 1, maxLength: 20, pattern: '.*[^\\s].*' },
  LDT_Plaatsnaam: { base: 'string', minLength: 1, maxLength: 80, pattern: '.*[^\\s].*' },
  LDT_Postcode: { base: 'string', minLength: 1, maxLength: 8, pattern: '.*[^\\s].*' },
  LDT_ProductCategorie: {
    base: 'string',
    maxLength: 2,
    codes: '31 32 33 34 35 36 37 38 40 41 42 43 44 45 46 47 48 49 50 51 ' + '52 53 54 55',
  },
  LDT_ProductCode: { base: 'string', minLength: 1, maxLength: 5, pattern: '.*[^\\s].*' },
  LDT_RedenAfwijzingVerzoek: { base: 'string', maxLength: 2, codes: '1 2 3 4 5 6 7 8 9' },
  LDT_RedenBeeindiging: { base: 'string', maxLength: 2, codes: '02 20 31 32 33 34 35 36 37 38 39' },
  LDT_RedenVerzoek: { base: 'string', maxLength: 1, codes: '1 2' },
  LDT_RedenWijziging: {
    base: 'string',
    maxLength: 2,
    codes: '01 02 03 04 05 06 07 08 09 10 11 12 13 14',
  },
  LDT_Referentie: { base: 'string', minLength: 1, maxLength: 36, pattern: '.*[^\\s].*' },
  LDT_ReferentieNummer: { base: 'string', minLength: 1, maxLength: 20 },
  LDT_RelatieVolgorde: { base: 'integer', min: 0, max: 99 },
  LDT_RetourCode: {
    base: 'string',
    maxLength: 4,
    codes:
      '0001 0200 0233 0611 8001 8017 8021 8187 8214 8848 9019 9056 9063 9069 9071 9074 9307 9308 9319 9321 ' +
      '9322 9326 9332 9333 9338 9339 9340 9341 9346 9347 9349 9350 9351 9355 9357 9359 9360 9361 9365 9366 ' +
      '9367 9369 9373 9374 9375 9379 9384 9385 9387 9388 9389 9390 9411 9412 9413 9414 9415 S300 S329',
  },
  LDT_SoortRelatie: {
    base: 'string',
    maxLength: 2,
    codes: '03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 ' + '23 24 25',
  },
  LDT_StatusAanlevering: { base: 'string', maxLength: 1, codes: '1 2 3 9' },
  LDT_Straatnaam: { base: 'string', minLength: 1, maxLength: 24, pattern: '.*[^\\s].*' },
  LDT_Taal: { base: 'string', minLength: 1, maxLength: 25, pattern: '.*[^\\s].*' },
  LDT_Telefoonnummer: { base: 'string', minLength: 1, maxLength: 15, pattern: '[0-9]*' },
  LDT_Tijd: { base: 'time', pattern: '[^Z+-]+' },
  LDT_TotaalBedrag: { base: 'integer', min: 0, max: 999999999999 },
  LDT_TypeVerwijzer: { base: 'string', maxLength: 2, codes: '01 02 03 04 05 06 08' },
  LDT_Versie: {
    base: 'string',
    minLength: 1,
    pattern: '(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)',
  },
  LDT_VerzoekAntwoord: { base: 'string', maxLength: 1, codes: '1 2' },
  LDT_Volume: { base: 'integer', min: 0, max: 99999999 },
  LDT_Voorletters: { base: 'string', minLength: 1, maxLength: 6, pattern: '([a-zA-ZÀ-ỳ])+' },
  LDT_Voorvoegsel: { base: 'string', minLength: 1, maxLength: 10, pattern: '.*[^\\s].*' },
  LDT_WettelijkeVertegenwoordiging: { base: 'string', maxLength: 2, codes: '06 07 08 09 10' },
};
