import type { Text } from './text';

/** What is wrong with a value, and where: `clauses[2].schoolShare`. */
export interface Fault extends Text {
  readonly at: string;
  readonly code: FaultCode;
}

const FAULTS = {
  'not-an-object': { nl: 'hier hoort een object', en: 'an object belongs here' },
  'not-a-list': { nl: 'hier hoort een lijst', en: 'a list belongs here' },
  'unknown-member': { nl: 'dit onderdeel bestaat niet', en: 'there is no such member' },
  'not-a-text': { nl: 'hier hoort een tekst', en: 'a text belongs here' },
  'not-yes-or-no': { nl: 'hier hoort ja of nee', en: 'true or false belongs here' },
  'not-a-date': { nl: 'dit is geen datum', en: 'this is no date' },
  'not-a-period': { nl: 'het einde ligt niet na het begin', en: 'the end is not after the start' },
  'not-a-choice': { nl: 'deze keuze bestaat niet', en: 'there is no such choice' },
  'not-a-fraction': {
    nl: 'hier hoort een deel van hoogstens één: teller en noemer',
    en: 'a part of at most one belongs here: numerator and denominator',
  },
  'not-a-whole-number': {
    nl: 'hier hoort een geheel getal binnen de grenzen',
    en: 'a whole number within bounds belongs here',
  },
  'unknown-kind': { nl: 'deze soort afspraak bestaat niet', en: 'there is no such agreement' },
  'id-in-use': { nl: 'deze id is al gebruikt', en: 'this id is in use' },
} satisfies Record<string, Text>;

export type FaultCode = keyof typeof FAULTS;

export function fault(code: FaultCode, at: string): Fault {
  return { at, code, ...FAULTS[code] };
}
