import type { SchoolType, Stream } from '../facts';
import type { Fraction } from '../money';
import type { Text, Window } from './text';
import type { Role } from './moment';

/** Pieces of sentences that several kinds of agreement share. */

export const ROLE: Readonly<Record<Role, Text>> = {
  school: { nl: 'de schoolgemeente', en: 'the school municipality' },
  home: { nl: 'de woongemeente', en: 'the home municipality' },
};

export const PER: Readonly<Record<Window, Text>> = {
  line: { nl: 'per declaratieregel', en: 'per invoice line' },
  month: { nl: 'per kind per maand', en: 'per child per month' },
  year: { nl: 'per kind per jaar', en: 'per child per year' },
};

export const SCHOOL_TYPE: Record<SchoolType, Text> = {
  bo: { nl: 'basisonderwijs', en: 'primary' },
  sbo: { nl: 'speciaal basisonderwijs', en: 'special primary' },
  so: { nl: 'speciaal onderwijs', en: 'special' },
  vso: { nl: 'voortgezet speciaal onderwijs', en: 'special secondary' },
  vo: { nl: 'voortgezet onderwijs', en: 'secondary' },
  mbo: { nl: 'middelbaar beroepsonderwijs', en: 'vocational' },
  oza: { nl: 'onderwijszorgarrangement', en: 'education and care' },
};

export const STREAM: Record<Stream, Text> = {
  'youth-care': { nl: 'jeugdhulp', en: 'youth care' },
  'pupil-transport': { nl: 'leerlingenvervoer', en: 'pupil transport' },
  'residential-pupil': { nl: 'residentiële leerling', en: 'residential pupil' },
  'sbo-transfer': { nl: 'overdracht sbo', en: 'special primary transfer' },
};

/** An amount as people write it, such as `€ 1.234,50` or `€1,234.50`. */
export function euros(amount: number, language: 'nl' | 'en'): string {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  const [thousands, decimal] = language === 'nl' ? ['.', ','] : [',', '.'];
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, thousands);
  const sign = amount < 0 ? '-' : '';
  return `${sign}€${language === 'nl' ? ' ' : ''}${whole}${decimal}${digits.slice(-2)}`;
}

export function part({ numerator, denominator }: Fraction): string {
  return `${numerator}/${denominator}`;
}
