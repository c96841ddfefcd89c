import type { Text } from '../text';

/** The class of the JW325 that bears a code. */
export type DeclarationClass = 'Header' | 'DeclaratieAntwoord' | 'Client' | 'Prestatie';

/** A rule for a JW323 that needs more than the message (control levels 3 and 4). */
export interface DeclarationRule {
  readonly rule: string;
  /** 3: against earlier messages; 4: against a source outside the messages. */
  readonly level: 3 | 4;
  readonly code: string;
  readonly class: DeclarationClass;
  /** What the message must hold to, in our words; the text of the code is in `RETOUR_CODES`. */
  readonly text: Text;
}

/** All rules of levels 3 and 4 that a municipality holds a JW323 to, in their order. */
export const DECLARATION_RULES: readonly DeclarationRule[] = [
  rule(
    '9056',
    'TR056',
    3,
    'Header',
    'De identificatie van een JW323 is nooit eerder door deze aanbieder gebruikt.',
    'This provider has not used the identification of the JW323 before.',
  ),
  rule(
    '8848',
    'TR135',
    4,
    'Header',
    'De dagtekening ligt niet in de toekomst.',
    'The date of the message does not lie in the future.',
  ),
  rule(
    'S300',
    'TR378',
    4,
    'Header',
    'De gemeentecode bestaat, of bestond toen de toewijzing inging.',
    'The municipality exists, or existed when the assignment began.',
  ),
  rule(
    '9333',
    'TR333',
    3,
    'DeclaratieAntwoord',
    'Het declaratienummer is nooit eerder door deze aanbieder gebruikt.',
    'This provider has not used the number of the declaration before.',
  ),
  rule(
    '8214',
    'TR318',
    3,
    'DeclaratieAntwoord',
    'De declaratieperiode ligt niet vóór de laatste waarover deze gemeente een declaratie kreeg.',
    'The declaration period is not earlier than the last one declared to this municipality.',
  ),
  rule(
    '8187',
    'TR304',
    3,
    'Client',
    'De cliënt heeft een toewijzing van deze gemeente voor deze aanbieder.',
    'The client has an assignment of this municipality to this provider.',
  ),
  rule(
    '9338',
    'TR338',
    3,
    'Prestatie',
    'Het toewijzingsnummer is van een toewijzing aan deze aanbieder voor deze cliënt.',
    'The number is that of an assignment to this provider for this client.',
  ),
  rule(
    '9384',
    'TR384',
    3,
    'Prestatie',
    'De toewijzing is niet verwijderd (RedenWijziging 13).',
    'The assignment has not been removed (RedenWijziging 13).',
  ),
  rule(
    '9307',
    'TR307',
    3,
    'Prestatie',
    'De ProductPeriode begint niet vóór de toewijzing.',
    'ProductPeriode does not begin before the assignment.',
  ),
  rule(
    '9308',
    'TR308',
    3,
    'Prestatie',
    'De ProductPeriode eindigt niet na de toewijzing.',
    'ProductPeriode does not end after the assignment.',
  ),
  rule(
    '9387',
    'TR387',
    3,
    'Prestatie',
    'De ProductPeriode begint op de eerste van de maand, of op de ingangsdatum van de toewijzing.',
    'ProductPeriode begins on the first of the month, or where the assignment begins.',
  ),
  rule(
    '9388',
    'TR388',
    3,
    'Prestatie',
    'De ProductPeriode eindigt op de laatste van de maand, of op de einddatum van de toewijzing.',
    'ProductPeriode ends on the last of the month, or where the assignment ends.',
  ),
  rule(
    '9319',
    'TR319',
    3,
    'Prestatie',
    'De ProductPeriode ligt in deze of een eerdere declaratieperiode.',
    'ProductPeriode lies in this or an earlier declaration period.',
  ),
  rule(
    '9339',
    'TR339',
    3,
    'Prestatie',
    'De productcategorie is die van de toewijzing.',
    'The product category is that of the assignment.',
  ),
  rule(
    '9340',
    'TR340',
    3,
    'Prestatie',
    'De productcode is die van de toewijzing.',
    'The product code is that of the assignment.',
  ),
  rule(
    'S329',
    'TR381',
    4,
    'Prestatie',
    'De productcode hoort bij de productcategorie.',
    'The product code belongs to the product category.',
  ),
  rule(
    '9341',
    'TR341',
    3,
    'Prestatie',
    'De eenheid is die van de toewijzing of het contract; uren mogen in minuten.',
    'The unit is that of the assignment or the contract; hours may be declared in minutes.',
  ),
  rule(
    '8021',
    'TR314',
    3,
    'Prestatie',
    'Het referentienummer is nooit eerder door deze aanbieder gebruikt.',
    'This provider has not used the reference number before.',
  ),
  rule(
    '8017',
    'TR323',
    3,
    'Prestatie',
    'Een credit is gelijk aan een eerdere, toegekende debetregel.',
    'A credit equals an earlier debit line that was granted.',
  ),
  rule(
    '9390',
    'TR390',
    3,
    'Prestatie',
    'De debetregel is niet eerder gecrediteerd.',
    'The debit line has not been credited before.',
  ),
  rule(
    '9389',
    'TR389',
    3,
    'Prestatie',
    'Voor deze toewijzing, dit product en deze periode staat nog geen toegekende debetregel.',
    'No granted debit line stands for this assignment, product and period.',
  ),
  rule(
    '9321',
    'TR321',
    3,
    'Prestatie',
    'Het volume past in de toewijzing voor deze ProductPeriode.',
    'The volume fits the assignment for this ProductPeriode.',
  ),
  rule(
    '9322',
    'TR322',
    3,
    'Prestatie',
    'Alle volumes samen passen in de toewijzing over haar hele looptijd.',
    'All volumes together fit the assignment over its whole term.',
  ),
  rule(
    '9369',
    'TR369',
    3,
    'Prestatie',
    'Alle bedragen samen passen in het budget van de toewijzing.',
    'All amounts together fit the budget of the assignment.',
  ),
  rule(
    '9346',
    'TR346',
    4,
    'Prestatie',
    'Het bedrag is volume maal tarief; minuten op een uurtarief worden per regel afgerond.',
    'The amount is volume times tariff; minutes on an hour tariff are rounded per line.',
  ),
  rule(
    '0611',
    'TR418',
    3,
    'Prestatie',
    'Het tarief is dat van het contract.',
    'The tariff is that of the contract.',
  ),
];

const PLACES = new Map(DECLARATION_RULES.map(({ code }, place) => [code, place]));

/** The rule that a code stands for; undefined for a code of another message or level. */
export function declarationRule(code: string): DeclarationRule | undefined {
  return DECLARATION_RULES[PLACES.get(code) ?? -1];
}

/** Each code once, in the order of the rules, so that the same faults read the same always. */
export function inOrderOfRules(codes: readonly string[]): string[] {
  if (codes.length < 2) return [...codes];
  const place = (code: string) => PLACES.get(code) ?? PLACES.size;
  return [...new Set(codes)].sort((one, other) => place(one) - place(other));
}

function rule(
  code: string,
  name: string,
  level: 3 | 4,
  where: DeclarationClass,
  nl: string,
  en: string,
): DeclarationRule {
  return { code, rule: name, level, class: where, text: { nl, en } };
}
