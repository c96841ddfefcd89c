import { collapsed } from '../blanks';
import type { Text } from '../text';
import { isDate, isTime } from './calendar';
import type { DataType } from './tables';

/** What a valid text means (a number for integers, otherwise a string), or what is wrong with it. */
export type Reading = string | number | Text;

/** A simple type, made ready: reads a text. Never quotes it: it may be a BSN. */
export type SimpleType = (text: string) => Reading;

/** Makes a simple type ready; `narrowed` is the extra pattern that an element may carry. */
export function simpleType(type: DataType, narrowed?: string): SimpleType {
  const patterns = [type.pattern, narrowed].flatMap((each) => (each ? [matcher(each)] : []));
  if (type.codes) return codeType(new Set(type.codes.split(' ')));
  if (type.base === 'string') return stringType(type, patterns);
  return type.base === 'integer'
    ? integerType(type, patterns)
    : calendarType(LEXICAL[type.base], patterns);
}

interface Matcher {
  readonly pattern: string;
  readonly matches: (text: string) => boolean;
}

function codeType(codes: ReadonlySet<string>): SimpleType {
  return (text) => (codes.has(text) ? text : NOT_A_CODE);
}

function stringType(type: DataType, patterns: readonly Matcher[]): SimpleType {
  const { minLength = 0, maxLength = Infinity } = type;
  return (text) => {
    // The schema counts characters; a text has at most as many of those as UTF-16 units.
    if (text.length < minLength) return TOO_SHORT;
    if (text.length > maxLength && [...text].length > maxLength) return tooLong(maxLength);
    return patternProblem(patterns, text) ?? text;
  };
}

function integerType(type: DataType, patterns: readonly Matcher[]): SimpleType {
  const { min = -Infinity, max = Infinity } = type;
  return (text) => {
    const value = collapsed(text);
    const number = integerOf(value);
    if (number === null) return NOT_AN_INTEGER;
    if (number < min || number > max) return outOfRange(min, max);
    return patternProblem(patterns, value) ?? number;
  };
}

function calendarType(
  lexical: (value: string) => Text | null,
  patterns: readonly Matcher[],
): SimpleType {
  return (text) => {
    const value = collapsed(text);
    return lexical(value) ?? patternProblem(patterns, value) ?? value;
  };
}

function patternProblem(patterns: readonly Matcher[], value: string): Text | null {
  for (const { pattern, matches } of patterns) {
    if (!matches(value)) {
      return { nl: `past niet bij patroon ${pattern}`, en: `does not match pattern ${pattern}` };
    }
  }
  return null;
}

/** `\s` of XML Schema is blank, tab and line ends only, and `.` is anything but a line end. */
function matcher(pattern: string): Matcher {
  // This pattern says "something that is not blank", in a way that takes exponential time.
  if (pattern === '([.\\s]*\\S+[.\\s]*)+') {
    return { pattern, matches: (text) => NOT_BLANK.test(text) };
  }
  const source = pattern
    .replace(/\\s/g, ' \\t\\n\\r')
    .replace(/(^|[^\\])\.(?=[*+?]|$)/g, '$1[^\\n\\r]');
  const expression = new RegExp(`^(?:${source})$`, 'u');
  return { pattern, matches: (text) => expression.test(text) };
}

/**
 * The whole number that a text spells, or null. Reckons digit by digit, which is exact as far as
 * any type of the standard goes and much faster than converting.
 */
function integerOf(text: string): number | null {
  const sign = text.charCodeAt(0);
  const from = sign === MINUS || sign === PLUS ? 1 : 0;
  let number = 0;
  for (let at = from; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return null;
    number = number * 10 + digit;
  }
  if (from === text.length) return null;
  // Not `-number`: `-0` is 0.
  return sign === MINUS ? 0 - number : number;
}

const LEXICAL = {
  date: (value: string) => (isDate(value) ? null : NOT_A_DATE),
  time: (value: string) => (isTime(value) ? null : NOT_A_TIME),
};

const PLUS = 43;
const MINUS = 45;
const NOT_BLANK = /[^ \t\n\r]/;

const NOT_A_CODE = { nl: 'staat niet in de codelijst', en: 'is not in the code list' };
const NOT_AN_INTEGER = { nl: 'is geen geheel getal', en: 'is not a whole number' };
const NOT_A_DATE = { nl: 'is geen bestaande datum', en: 'is not an existing date' };
const NOT_A_TIME = { nl: 'is geen tijd', en: 'is not a time' };
const TOO_SHORT = { nl: 'is leeg', en: 'is empty' };

function tooLong(max: number): Text {
  return { nl: `is langer dan ${max} posities`, en: `is longer than ${max} positions` };
}

function outOfRange(min: number, max: number): Text {
  return { nl: `ligt niet tussen ${min} en ${max}`, en: `is not between ${min} and ${max}` };
}
