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

/** An amount as people write it, such as `€ 1.234,50` or `€1,234.50`. */
export function euros(amount: number, language: 'nl' | 'en'): string {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  const [thousands, decimal] = language === 'nl' ? ['.', ','] : [',', '.'];
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, thousands);
  return `${amount < 0 ? '-' : ''}€${language === 'nl' ? ' ' : ''}${whole}${decimal}${digits.slice(-2)}`;
}

export function part({ numerator, denominator }: Fraction): string {
  return `${numerator}/${denominator}`;
}
