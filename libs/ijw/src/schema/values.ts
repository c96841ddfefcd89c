import type { Text } from '../text';
import { isDate, isTime } from './calendar';
import type { DataType } from './tables';

/** What a value means once it has been found valid. */
export type Value = string | number;

/** A simple type, made ready: tells what is wrong with a text, or what it means. */
export interface SimpleType {
  /** Null when the text is valid. Never quotes the text: it may be a BSN. */
  readonly problem: (text: string) => Text | null;
  /** The meaning of a valid text: a number for integers, otherwise a string. */
  readonly value: (text: string) => Value;
}

/** Makes a simple type ready; `narrowed` is the extra pattern that an element may carry. */
export function simpleType(type: DataType, narrowed?: string): SimpleType {
  const patterns = [type.pattern, narrowed].flatMap((each) => (each ? [matcher(each)] : []));
  if (type.base === 'string') return stringType(type, patterns);
  const lexical = type.base === 'integer' ? integerProblem(type) : LEXICAL[type.base];
  return {
    problem: (text) => {
      const value = collapsed(text);
      return lexical(value) ?? patternProblem(patterns, value);
    },
    value: type.base === 'integer' ? (text) => integerValue(collapsed(text)) : collapsed,
  };
}

interface Matcher {
  readonly pattern: string;
  readonly matches: (text: string) => boolean;
}

function stringType(type: DataType, patterns: readonly Matcher[]): SimpleType {
  const codes = type.codes ? new Set(type.codes.split(' ')) : null;
  const { minLength = 0, maxLength = Infinity } = type;
  const problem = (text: string): Text | null => {
    if (codes) return codes.has(text) ? null : NOT_A_CODE;
    // The schema counts characters; a text has at most as many of those as UTF-16 units.
    if (text.length < minLength) return TOO_SHORT;
    if (text.length > maxLength && [...text].length > maxLength) return tooLong(maxLength);
    return patternProblem(patterns, text);
  };
  return { problem, value: (text) => text };
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
    return { pattern, matches: (text) => /[^ \t\n\r]/.test(text) };
  }
  const source = pattern
    .replace(/\\s/g, ' \\t\\n\\r')
    .replace(/(^|[^\\])\.(?=[*+?]|$)/g, '$1[^\\n\\r]');
  const expression = new RegExp(`^(?:${source})$`, 'u');
  return { pattern, matches: (text) => expression.test(text) };
}

function integerProblem(type: DataType): (value: string) => Text | null {
  const { min = -Infinity, max = Infinity } = type;
  return (value) => {
    if (!/^[+-]?[0-9]+$/.test(value)) return NOT_AN_INTEGER;
    const number = Number(value);
    return number < min || number > max ? outOfRange(min, max) : null;
  };
}

/** Also turns `-0` into `0`. */
function integerValue(value: string): number {
  return Number(value) + 0;
}

function collapsed(text: string): string {
  return /[ \t\n\r]/.test(text) ? text.replace(/[ \t\n\r]+/g, ' ').replace(/^ | $/g, '') : text;
}

const LEXICAL = {
  date: (value: string) => (isDate(value) ? null : NOT_A_DATE),
  time: (value: string) => (isTime(value) ? null : NOT_A_TIME),
};

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
