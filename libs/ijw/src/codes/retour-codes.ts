import type { Text } from '../text';

/** The return codes (WJ001): Dutch as in the list of the standard, English by us. */
export const RETOUR_CODES: Readonly<Record<string, Text>> = {
  '0001': {
    nl: 'Bericht is afgekeurd om technische redenen.',
    en: 'The message has been rejected for technical reasons.',
  },
  '0200': {
    nl: 'Geen opmerking over deze berichtklasse.',
    en: 'No remark on this class of the message.',
  },
  '0233': {
    nl: 'Berichtklasse is niet beoordeeld.',
    en: 'This class of the message has not been assessed.',
  },
  '0611': {
    nl: 'Het ingediende tarief komt niet overeen met het contractuele tarief',
    en: 'The tariff submitted differs from the contracted tariff.',
  },
  8001: {
    nl: 'Declaratie is volledig toegewezen.',
    en: 'The declaration has been granted in full.',
  },
  8017: {
    nl: 'Van deze credit prestatie is geen debet prestatie bekend.',
    en: 'No debit line is known for this credit line.',
  },
  8021: {
    nl: 'Referentienummer prestatie is reeds aangeleverd.',
    en: 'The reference number of this line has been submitted before.',
  },
  8187: {
    nl: 'De prestatie hoort niet bij deze client.',
    en: 'The line does not belong to this client.',
  },
  8214: {
    nl: 'DeclaratiePeriode is niet de kalendermaand die volgt op voorgaande DeclaratiePeriode terwijl iedere declaratieperiode zorg geleverd is.',
    en: 'DeclaratiePeriode is not the calendar month after the previous one, although care was delivered in every declaration period.',
  },
  8848: {
    nl: 'Dagtekening moet gelijk zijn aan of voor de systeemdatum liggen.',
    en: 'Dagtekening must be on or before the system date.',
  },
  9019: {
    nl: 'Het regie bericht kan niet gekoppeld worden aan een toewijzing.',
    en: 'The start or stop message cannot be linked to an assignment.',
  },
  9056: {
    nl: 'Identificatie moet per berichtsoort uniek zijn voor de verzendende partij.',
    en: 'Identificatie must be unique per message type for the sender.',
  },
  9063: {
    nl: 'Het bericht kan niet verwerkt worden omdat geen eerder bericht ontvangen is.',
    en: 'The message cannot be processed because no earlier message was received.',
  },
  9069: {
    nl: 'Er is geen actueel startbericht met dezelfde sleutel.',
    en: 'There is no current start message with the same key.',
  },
  9071: {
    nl: 'Het eerdere start bericht kan niet verwijderd worden omdat de zorg al beeindigd is',
    en: 'The earlier start message cannot be removed because the care has already ended.',
  },
  9074: {
    nl: 'Er is al een eerder bericht ontvangen met dezelfde sleutel.',
    en: 'An earlier message with the same key has been received.',
  },
  9307: {
    nl: 'Begindatum prestatie ligt niet tussen de ingangsdatum en einddatum toewijzing',
    en: 'The first day of the line is not between the first and the last day of the assignment.',
  },
  9308: {
    nl: 'Einddatum prestatie ligt niet tussen de ingangsdatum en einddatum toewijzing',
    en: 'The last day of the line is not between the first and the last day of the assignment.',
  },
  9319: {
    nl: 'De ProductPeriode valt niet geheel binnen een DeclaratiePeriode.',
    en: 'ProductPeriode does not lie wholly within a DeclaratiePeriode.',
  },
  9321: {
    nl: 'Het ingediende volume overschrijdt het toegewezen volume.',
    en: 'The volume submitted exceeds the volume assigned.',
  },
  9322: {
    nl: 'De som van de ingediende volumes overschrijdt het toegewezen volume',
    en: 'The sum of the volumes submitted exceeds the volume assigned.',
  },
  9326: {
    nl: 'De actuele levering is nog niet gestopt met een Stopbericht.',
    en: 'The current delivery has not been stopped by a stop message yet.',
  },
  9332: {
    nl: 'Toewijzing heeft geen uniek nummer binnen wettelijk domein.',
    en: 'The assignment has no unique number within the legal domain.',
  },
  9333: {
    nl: 'Declaratienummer is niet uniek',
    en: 'The declaration number is not unique.',
  },
  9338: {
    nl: 'Niet iedere prestatie in een declaratiebericht is gerelateerd aan een toegewezen product op basis van het toewijzingnummer',
    en: 'Not every line of the declaration is related to an assigned product by its assignment number.',
  },
  9339: {
    nl: 'ProductCategorie in de prestatie is niet gelijk aan ProductCategorie in het ToegewezenProduct.',
    en: 'ProductCategorie of the line differs from that of the assigned product.',
  },
  9340: {
    nl: 'ProductCode in de Prestatie is niet gelijk aan ProductCode in het ToegewezenProduct.',
    en: 'ProductCode of the line differs from that of the assigned product.',
  },
  9341: {
    nl: 'Eenheid in de Prestatie past niet bij Eenheid in het ToegewezenProduct',
    en: 'Eenheid of the line does not fit that of the assigned product.',
  },
  9346: {
    nl: "Eenheid is ongelijk is aan waarde 83 (Euro's), maar IngediendBedrag is niet gelijk aan GeleverdVolume vermenigvuldigd met (het onafgeronde) ProductTarief.",
    en: 'Eenheid is not 83 (euros), but IngediendBedrag is not GeleverdVolume times the unrounded ProductTarief.',
  },
  9347: {
    nl: 'ReferentieAanbieder is niet uniek voor de aanbieder binnen het wettelijk domein',
    en: 'ReferentieAanbieder is not unique for the provider within the legal domain.',
  },
  9349: {
    nl: 'Het VOW bericht bevat niet alle actuele toegewezen producten van de client, hetzij in OngewijzigdProduct, hetzij in TeWijzigenProduct',
    en: 'The request for change does not hold all current assigned products of the client, neither unchanged nor to be changed.',
  },
  9350: {
    nl: 'OngewijzigdProduct is niet gerelateerd aan een actueel toegewezen product op basis van het toewijzingnummer.',
    en: 'OngewijzigdProduct is not related to a current assigned product by its assignment number.',
  },
  9351: {
    nl: 'TeWijzigenProduct is niet gerelateerd aan een actuele toewijzing op basis van ToewijzingNummer.',
    en: 'TeWijzigenProduct is not related to a current assignment by its ToewijzingNummer.',
  },
  9355: {
    nl: 'ReferentieAanbieder in het antwoordbericht komt niet voor in een eerder verzoek om toewijzing of verzoek om wijziging',
    en: 'ReferentieAanbieder of the answer does not occur in an earlier request.',
  },
  9357: {
    nl: 'GewensteIngangsdatum is kleiner dan of gelijk aan de dagtekening, maar niet gelijk aan de ingangsdatum van het originele ToegewezenProduct.',
    en: 'GewensteIngangsdatum is on or before the date of the message, but differs from the first day of the original assigned product.',
  },
  9359: {
    nl: 'Er is al een toewijzing gestuurd met deze ReferentieAanbieder.',
    en: 'An assignment with this ReferentieAanbieder has been sent already.',
  },
  9360: {
    nl: 'Er is al een antwoordbericht met deze ReferentieAanbieder',
    en: 'There is an answer with this ReferentieAanbieder already.',
  },
  9361: {
    nl: 'Het product komt vaker voor met overlappende zorgperiodes.',
    en: 'The product occurs more than once with overlapping periods of care.',
  },
  9365: {
    nl: 'Er komt al een antwoordbericht met dezelfde ReferentieAanbieder voor waar VerzoekAntwoord de waarde Nee heeft.',
    en: 'There is an answer with the same ReferentieAanbieder already in which VerzoekAntwoord says no.',
  },
  9366: {
    nl: 'ProductReferentie komt niet voor in een Declaratiebericht',
    en: 'ProductReferentie does not occur in a declaration.',
  },
  9367: {
    nl: 'De waarde komt niet overeen met de waarde uit heenbericht met gelijke ProductReferentie',
    en: 'The value differs from that in the message with the same ProductReferentie.',
  },
  9369: {
    nl: 'Budget is meegegeven, maar de som van GeleverdVolume in alle ingediende Prestaties passen niet binnen het toegewezen Budget.',
    en: 'There is a Budget, but the lines submitted together do not fit the Budget assigned.',
  },
  9373: {
    nl: 'Budget is gewijzigd, maar GewensteIngangsdatum is niet gelijk aan die in de actuele toewijzing',
    en: 'Budget has changed, but GewensteIngangsdatum differs from that of the current assignment.',
  },
  9374: {
    nl: 'Er is al een verzoek onderhanden.',
    en: 'A request is being handled already.',
  },
  9375: {
    nl: 'Omvang is gevuld, terwijl Product in toewijzing met ToewijzingNummer leeg is en Einddatum groter dan 31-12-2020 of leeg is',
    en: 'Omvang is filled, while Product of the assignment with this ToewijzingNummer is empty and Einddatum is after 31-12-2020 or empty.',
  },
  9379: {
    nl: 'ReferentieAanbieder refereert niet naar een verzoek om toewijzing of verzoek om wijziging, is onterecht gevuld',
    en: 'ReferentieAanbieder refers to no request for an assignment or change, and should not be filled.',
  },
  9384: {
    nl: 'Declaratie op toewijzing met RedenWijziging "13" (Verwijderd)',
    en: 'Declaration on an assignment with RedenWijziging 13 (removed).',
  },
  9385: {
    nl: 'Toewijzing heeft goedgekeurde declaratieregels',
    en: 'The assignment has approved lines.',
  },
  9387: {
    nl: 'Begindatum van de ProductPeriode is niet eerste dag van de kalendermaand waarop ProductPeriode betrekking heeft en Ingangsdatum van de toewijzing ligt niet later in deze betreffende maand',
    en: 'The first day of ProductPeriode is not the first of its calendar month, and the assignment does not start later in that month.',
  },
  9388: {
    nl: 'Einddatum van de ProductPeriode is niet laatste dag van de kalendermaand waarop ProductPeriode betrekking heeft en Einddatum van de toewijzing ligt niet eerder in deze betreffende maand.',
    en: 'The last day of ProductPeriode is not the last of its calendar month, and the assignment does not end earlier in that month.',
  },
  9389: {
    nl: 'Deze prestatie heeft een debetprestatie zonder bijbehorende creditprestatie',
    en: 'There is a debit line for this already, without its credit line.',
  },
  9390: {
    nl: 'Er is al een Prestatie met gelijk ProductReferentie met waarde Credit',
    en: 'There is a credit line with the same ProductReferentie already.',
  },
  9411: {
    nl: 'Omvang is leeg, terwijl Code in Product bij de toewijzing met ToewijzingNummer gevuld is.',
    en: 'Omvang is empty, while Code of Product is filled in the assignment with this ToewijzingNummer.',
  },
  9412: {
    nl: 'Omvang is niet leeg, terwijl Code in Product bij de toewijzing met ToewijzingNummer leeg is en einddatum groter dan 31-12-2020 of leeg is',
    en: 'Omvang is filled, while Code of Product is empty in the assignment with this ToewijzingNummer and the last day is after 31-12-2020 or empty.',
  },
  9413: {
    nl: 'RedenBeeindiging heeft waarde 20, terwijl er al een ander StopProduct met hetzelfde Bsn, ToewijzingNummer, Begindatum en RedenBeeindiging waarde 20 is.',
    en: 'RedenBeeindiging is 20, while there is another StopProduct with the same Bsn, ToewijzingNummer, Begindatum and RedenBeeindiging 20.',
  },
  9414: {
    nl: 'Einddatum is niet >= aan Einddatum uit actuele StopProduct met gelijk Bsn, ToewijzingNummer en Begindatum',
    en: 'Einddatum is before the Einddatum of the current StopProduct with the same Bsn, ToewijzingNummer and Begindatum.',
  },
  9415: {
    nl: 'Er is StopProduct met gelijk Bsn, ToewijzingNummer, Begindatum en RedenBeeindiging <> waarde 20',
    en: 'There is a StopProduct with the same Bsn, ToewijzingNummer and Begindatum and another RedenBeeindiging than 20.',
  },
  S300: {
    nl: 'Gemeentecode komt niet voor in de lijst van CBS.',
    en: 'The municipality code does not occur in the list of CBS.',
  },
  S329: {
    nl: 'ProductCode hoort niet bij de ProductCategorie.',
    en: 'ProductCode does not belong to ProductCategorie.',
  },
};
