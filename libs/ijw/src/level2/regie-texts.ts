/** What the rules say that only messages about assignments, requests and deliveries have. */
export const REGIE_TEXTS = {
  CD005: {
    nl: 'LandCode moet gevuld zijn als Postcode gevuld is, en anders leeg.',
    en: 'LandCode must be filled when Postcode is, and nowhere else.',
  },
  CD007: {
    nl: 'Taal moet gevuld zijn bij een tolk (Vorm 1), en anders leeg.',
    en: 'Taal must be filled for an interpreter (Vorm 1), and nowhere else.',
  },
  CD009: {
    nl: 'Een Periode mag alleen bij een tijdelijk adres (Soort 04).',
    en: 'A Periode is for a temporary address (Soort 04) only.',
  },
  CD025: {
    nl: 'Bij een adres in Nederland moet Huis gevuld zijn.',
    en: 'An address in the Netherlands needs Huis.',
  },
  CD034: {
    nl: 'Bij een BRP-adres of verblijfadres moet Postcode gevuld zijn.',
    en: 'A BRP address or an address of stay needs Postcode.',
  },
  CD041: {
    nl: 'Omvang moet gevuld zijn als Code in Product gevuld is.',
    en: 'Omvang must be filled when Code of Product is.',
  },
  CD043: {
    nl: 'BeschikkingIngangsdatum moet gevuld zijn als BeschikkingNummer gevuld is, en anders leeg.',
    en: 'BeschikkingIngangsdatum must be filled when BeschikkingNummer is, and nowhere else.',
  },
  CD066: {
    nl: 'Naam van de verwijzer moet leeg zijn als ZorgverlenerCode gevuld is.',
    en: 'Naam of the referrer must be left out when ZorgverlenerCode is filled.',
  },
  CD067: {
    nl: 'Naam van de verwijzer moet gevuld zijn als ZorgverlenerCode leeg is.',
    en: 'Naam of the referrer must be filled when ZorgverlenerCode is left out.',
  },
  CD068: {
    nl: 'ZorgverlenerCode mag bij dit type verwijzer niet gevuld zijn.',
    en: 'ZorgverlenerCode must be left out for this type of referrer.',
  },
  CD075: {
    nl: 'Einddatum moet gevuld zijn als Budget gevuld is.',
    en: 'The last day must be filled when Budget is.',
  },
  CD076: {
    nl: 'Einddatum moet gevuld zijn bij een omvang per week.',
    en: 'The last day must be filled with a volume per week.',
  },
  CD077: {
    nl: 'Omvang en Budget mogen niet beide gevuld zijn.',
    en: 'Omvang and Budget may not both be filled.',
  },
  CD078: {
    nl: 'Budget en Omvang mogen niet beide gevuld zijn.',
    en: 'Budget and Omvang may not both be filled.',
  },
  CD079: {
    nl: 'Product moet gevuld zijn als Budget leeg is.',
    en: 'Product must be filled when Budget is left out.',
  },
  CD080: {
    nl: 'Omvang moet leeg zijn als Code in Product leeg is.',
    en: 'Omvang must be left out when Code of Product is.',
  },
  CD085: {
    nl: 'RedenAfwijzingVerzoek moet gevuld zijn bij een afgewezen verzoek.',
    en: 'RedenAfwijzingVerzoek must be filled for a request that is refused.',
  },
  CD086: {
    nl: 'RedenAfwijzingVerzoek moet leeg zijn bij een aanvraag in onderzoek.',
    en: 'RedenAfwijzingVerzoek must be left out for a request under investigation.',
  },
  CD095: {
    nl: 'Omvang moet leeg zijn als Code in Product leeg is.',
    en: 'Omvang must be left out when Code of Product is.',
  },
  CD096: {
    nl: 'Omvang moet leeg zijn als Code in Product leeg is.',
    en: 'Omvang must be left out when Code of Product is.',
  },
  CS003: {
    nl: 'De einddatum ligt voor de begindatum.',
    en: 'The last day lies before the first day.',
  },
  CS050: {
    nl: 'NaamGebruik past niet bij het al dan niet gevuld zijn van Partnernaam.',
    en: 'NaamGebruik does not fit the presence of Partnernaam.',
  },
  CS058: {
    nl: 'StatusAanlevering moet 1 of 3 zijn.',
    en: 'StatusAanlevering must be 1 or 3.',
  },
  CS089: {
    nl: 'De postcode heeft niet de vorm van een Nederlandse postcode.',
    en: 'The postcode does not have the form of a Dutch one.',
  },
  CS139: {
    nl: 'DatumGebruik past niet bij de datum.',
    en: 'DatumGebruik does not fit the date.',
  },
  CS318: {
    nl: 'NaamGebruik 6 mag niet bij een client.',
    en: 'NaamGebruik 6 is not for a client.',
  },
  CS335: {
    nl: 'RedenWijziging 13 mag alleen als de ingangsdatum de einddatum is.',
    en: 'RedenWijziging 13 is only for a first day that is also the last.',
  },
  CS336: {
    nl: 'RedenWijziging 01 wordt niet meer gebruikt.',
    en: 'RedenWijziging 01 is not in use any more.',
  },
  CS338: {
    nl: 'Bij deze eenheid moet Frequentie 2, 4 of 6 zijn.',
    en: 'With this unit Frequentie must be 2, 4 or 6.',
  },
  CS343: {
    nl: 'Bij deze eenheid moet Frequentie 2, 4 of 6 zijn.',
    en: 'With this unit Frequentie must be 2, 4 or 6.',
  },
  TR002: {
    nl: 'De geboortedatum ligt meer dan 120 jaar voor de dagtekening.',
    en: 'The birth date lies more than 120 years before the date of the message.',
  },
  TR006: {
    nl: 'Een contact moet een telefoon hebben, of een huis met postcode.',
    en: 'A contact needs a telephone, or a house with its postcode.',
  },
  TR018: {
    nl: 'De einddatum ligt voor de begindatum.',
    en: 'The last day lies before the first day.',
  },
  TR061: {
    nl: 'Er is geen BRP-adres, correspondentieadres of verblijfadres.',
    en: 'There is no BRP address, postal address or address of stay.',
  },
  TR302: {
    nl: 'Het product is al toegewezen voor een deel van deze periode.',
    en: 'The product is assigned already for a part of this period.',
  },
  TR352: {
    nl: 'Het verzoek noemt geen bestaand product.',
    en: 'The request names no existing product.',
  },
  TR353: {
    nl: 'Het verzoek vraagt geen wijziging en geen nieuw product.',
    en: 'The request asks for no change and no new product.',
  },
  TR377: {
    nl: 'Bij afwijzing om het woonplaatsbeginsel moet de juiste gemeente genoemd zijn.',
    en: 'A refusal for the woonplaatsbeginsel must name the right municipality.',
  },
  TR380: {
    nl: 'De gewenste ingangsdatum ligt niet na de dagtekening.',
    en: 'The first day asked for does not lie after the date of the message.',
  },
  TR383: {
    nl: 'ReferentieAanbieder komt meer dan eens voor in het bericht.',
    en: 'ReferentieAanbieder occurs more than once in the message.',
  },
  TR386: {
    nl: 'Het product is al gevraagd voor een deel van deze periode.',
    en: 'The product is asked for already for a part of this period.',
  },
  TR409: {
    nl: 'Woonplaatsbeginsel mag alleen gevuld zijn bij reden van afwijzing 8.',
    en: 'Woonplaatsbeginsel is only for reason of refusal 8.',
  },
  TR410: {
    nl: 'Het nieuwe product is al gevraagd voor een deel van deze periode.',
    en: 'The new product is asked for already for a part of this period.',
  },
};
