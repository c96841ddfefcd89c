import type { Text } from '@grensverkeer/ijw';

/** What a provider can do about a code, in the words of a clerk. */
export const MEND: Readonly<Record<string, Text>> = {
  '0001': {
    nl: 'Verbeter het bericht op de genoemde plaatsen en stuur het opnieuw. De nummers zijn nog vrij.',
    en: 'Mend the message at the places named and send it again. Its numbers are still free.',
  },
  '9056': {
    nl: 'Geef het bericht een nieuwe identificatie en stuur het opnieuw.',
    en: 'Give the message a new identification and send it again.',
  },
  '8848': {
    nl: 'Zet de dagtekening op vandaag of eerder en stuur het bericht opnieuw.',
    en: 'Date the message today or earlier and send it again.',
  },
  S300: {
    nl: 'Controleer de gemeentecode in de kop; stuur het bericht aan de gemeente die de zorg toewees.',
    en: 'Check the municipality code in the header; send it to the municipality that assigned the care.',
  },
  '9333': {
    nl: 'Geef de declaratie een nieuw nummer en stuur haar opnieuw, als zij nog niet eerder is verwerkt.',
    en: 'Give the declaration a new number and send it again, unless it was processed before.',
  },
  '8214': {
    nl: 'Zet de regels in een declaratie over de laatste of een latere maand; hun productperiode blijft.',
    en: 'Put the lines in a declaration of the last or a later month; their product period stays.',
  },
  '8187': {
    nl: 'Controleer het BSN en de gemeente; deze jeugdige heeft daar geen toewijzing aan u.',
    en: 'Check the BSN and the municipality; this child has no assignment there to you.',
  },
  '9338': {
    nl: 'Neem het toewijzingsnummer over uit de JW301 van deze jeugdige; vraag die op als u haar niet hebt.',
    en: 'Take the allocation number from the JW301 of this child; ask for it if you have none.',
  },
  '9384': {
    nl: 'De toewijzing is verwijderd. Gebruik de toewijzing die ervoor in de plaats kwam, of bel de gemeente.',
    en: 'The assignment was removed. Use the one that took its place, or call the municipality.',
  },
  '9307': {
    nl: 'Laat de productperiode niet eerder beginnen dan de toewijzing.',
    en: 'Let the product period begin no earlier than the assignment.',
  },
  '9308': {
    nl: 'Laat de productperiode niet later eindigen dan de toewijzing.',
    en: 'Let the product period end no later than the assignment.',
  },
  '9387': {
    nl: 'Begin de productperiode op de eerste van de maand, of op de eerste dag van de toewijzing.',
    en: 'Begin the product period on the first of the month, or on the first day of the assignment.',
  },
  '9388': {
    nl: 'Eindig de productperiode op de laatste dag van de maand, of op die van de toewijzing.',
    en: 'End the product period on the last day of the month, or on that of the assignment.',
  },
  '9319': {
    nl: 'Declareer deze regel in de maand van de productperiode, of later.',
    en: 'Declare this line in the month of its product period, or later.',
  },
  '9339': {
    nl: 'Gebruik de productcategorie van de toewijzing.',
    en: 'Use the product category of the assignment.',
  },
  '9340': {
    nl: 'Gebruik de productcode van de toewijzing.',
    en: 'Use the product code of the assignment.',
  },
  S329: {
    nl: 'Gebruik een productcode die bij de categorie hoort.',
    en: 'Use a product code that belongs to the category.',
  },
  '9341': {
    nl: 'Gebruik de eenheid van de toewijzing of van het contract; uren mogen in minuten.',
    en: 'Use the unit of the assignment or the contract; hours may be declared in minutes.',
  },
  '8021': {
    nl: 'Geef de regel een nieuw referentienummer; een nummer wordt maar één keer gebruikt.',
    en: 'Give the line a new reference; a number is used once and never again.',
  },
  '8017': {
    nl: 'Neem de toegekende debetregel precies over, met haar referentie als vorig referentienummer.',
    en: 'Repeat the accepted debit exactly, with its reference as the previous reference.',
  },
  '9390': {
    nl: 'De debetregel is al gecrediteerd; crediteer haar niet nog eens.',
    en: 'The debit has been credited already; do not credit it again.',
  },
  '9389': {
    nl: 'Dit product is over deze periode al toegekend. Crediteer die regel eerst, als zij niet klopt.',
    en: 'This product was accepted over this period before. Credit that line first, if it is wrong.',
  },
  '9321': {
    nl: 'Declareer niet meer dan voor deze periode is toegewezen, of vraag een ruimere toewijzing.',
    en: 'Declare no more than was assigned for this period, or ask for a wider assignment.',
  },
  '9322': {
    nl: 'Het toegewezen volume is op. Declareer wat er nog is, of vraag een ruimere toewijzing.',
    en: 'The assigned volume is used up. Declare what is left, or ask for a wider assignment.',
  },
  '9369': {
    nl: 'Het budget is op. Declareer wat er nog is, of vraag de gemeente om een hoger budget.',
    en: 'The budget is used up. Declare what is left, or ask the municipality for a higher budget.',
  },
  '9346': {
    nl: 'Reken het bedrag opnieuw uit: volume maal tarief, minuten op een uurtarief afgerond per regel.',
    en: 'Work out the amount again: volume times tariff, minutes on an hour tariff rounded per line.',
  },
  '0611': {
    nl: 'Gebruik het tarief van het contract dat in deze periode geldt.',
    en: 'Use the tariff of the contract that holds in this period.',
  },
};

const ASK: Text = {
  nl: 'Vraag de gemeente wat er niet klopt.',
  en: 'Ask the municipality what is wrong.',
};

export const mendOf = (code: string): Text => MEND[code] ?? ASK;
