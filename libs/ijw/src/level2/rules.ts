import type { Text } from '../text';
import { REGIE_TEXTS } from './regie-texts';

/** On which class of the answer the code of a rule stands. */
export type AnswerClass = 'Header' | 'Prestatie';

/** A rule that can be decided inside one message. */
export interface Rule {
  readonly rule: string;
  /** 2 rejects the whole message; TR319 is of level 3 and rejects its line. */
  readonly level: 2 | 3;
  readonly code: string;
  readonly class: AnswerClass;
  readonly text: Text;
}

/** A rule that a message breaks, with the place that breaks it. Never quotes a value. */
export interface Finding extends Rule {
  readonly xpath: string;
}

const TEXTS = {
  CS002: {
    nl: 'Het BSN voldoet niet aan de 11-proef.',
    en: 'The BSN fails the 11-proof.',
  },
  CS100: {
    nl: 'De begindatum ligt voor 01-01-2021.',
    en: 'The first day lies before 01-01-2021.',
  },
  CS325: {
    nl: 'Een bedrag van 0 moet DebetCredit D hebben.',
    en: 'An amount of 0 must have DebetCredit D.',
  },
  CS337: {
    nl: 'De ProductPeriode valt niet binnen één kalendermaand.',
    en: 'ProductPeriode does not lie within one calendar month.',
  },
  CS339: {
    nl: "Bij eenheid 83 (euro's) moet het bedrag gelijk zijn aan GeleverdVolume.",
    en: 'With unit 83 (euros) the amount must equal GeleverdVolume.',
  },
  CS340: {
    nl: 'De DeclaratiePeriode is niet precies één kalendermaand.',
    en: 'DeclaratiePeriode is not exactly one calendar month.',
  },
  CD060: {
    nl: 'VorigReferentieNummer moet bij een creditregel gevuld zijn en anders leeg.',
    en: 'VorigReferentieNummer must be filled on a credit line and nowhere else.',
  },
  CD087: {
    nl: 'ProductTarief moet gevuld zijn, behalve bij eenheid 83: dan leeg.',
    en: 'ProductTarief must be filled, except with unit 83, where it must be left out.',
  },
  TR101: {
    nl: 'De sleutel komt meer dan eens voor.',
    en: 'The key occurs more than once.',
  },
  TR134: {
    nl: 'De begindatum ligt na de dagtekening van het bericht.',
    en: 'The first day lies after the date of the message.',
  },
  TR137: {
    nl: 'De einddatum ligt voor de begindatum of na de dagtekening van het bericht.',
    en: 'The last day lies before the first day or after the date of the message.',
  },
  TR315: {
    nl: 'VorigReferentieNummer komt meer dan eens voor in het bericht.',
    en: 'VorigReferentieNummer occurs more than once in the message.',
  },
  TR316: {
    nl: 'VorigReferentieNummer is een ReferentieNummer uit hetzelfde bericht.',
    en: 'VorigReferentieNummer is a ReferentieNummer of the same message.',
  },
  TR319: {
    nl: 'De ProductPeriode ligt na de DeclaratiePeriode.',
    en: 'ProductPeriode lies after DeclaratiePeriode.',
  },
  TR335: {
    nl: 'De ProductPeriode eindigt meer dan 5 jaar voor DeclaratieDagtekening.',
    en: 'ProductPeriode ends more than 5 years before DeclaratieDagtekening.',
  },
  TR342: {
    nl: 'Het toegekende bedrag volgt niet uit het ingediende bedrag en de afgewezen regels.',
    en: 'The granted total does not follow from the submitted total and the rejected lines.',
  },
  TR358: {
    nl: 'TotaalIngediendBedrag is niet de som van de regels, debet min credit.',
    en: 'TotaalIngediendBedrag is not the sum of the lines, debit minus credit.',
  },
  TR416: {
    nl: 'Voor deze toewijzing, dit product en deze periode is er al een debetregel.',
    en: 'There is a debit line for this assignment, product and period already.',
  },
  ...REGIE_TEXTS,
} satisfies Record<string, Text>;

export type RuleCode = keyof typeof TEXTS;

/** The rule with its level, its return code and the class that bears the code. */
export function ruleOf(rule: RuleCode): Rule {
  const text = TEXTS[rule];
  if (rule === 'TR319') return { rule, level: 3, code: '9319', class: 'Prestatie', text };
  return { rule, level: 2, code: '0001', class: 'Header', text };
}
