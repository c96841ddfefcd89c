const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const DATE = /^-?(?:[0-9]{4}|[1-9][0-9]{4,})-[0-9]{2}-[0-9]{2}$/;
const TIME = /^([0-9]{2}):([0-9]{2}):([0-9]{2})(\.[0-9]+)?$/;

/** Not a limit of the standard but of libxml2, with which the chain validates. */
const LAST_YEAR = 2_147_483_647;

/** Whether a text is an xs:date without time zone: an existing day, the year in 4 digits or more. */
export function isDate(text: string): boolean {
  if (!DATE.test(text)) return false;
  const [year, month, day] = dateParts(text);
  const exists = day >= 1 && day <= daysIn(year, month);
  return exists && year !== 0 && Math.abs(year) <= LAST_YEAR;
}

/** Whether a text is an xs:time without time zone; 24:00:00 is the end of the day. */
export function isTime(text: string): boolean {
  const parts = TIME.exec(text);
  if (!parts) return false;
  const [, hour, minute, second, rest = ''] = parts;
  if (hour === '24') return /^24:00:00(\.0+)?$/.test(text);
  return Number(hour) < 24 && Number(minute) < 60 && Number(second + rest) < 60;
}

/** Year, month and day of a text in the form of a date; the year before 1 is negative. */
export function dateParts(date: string): [year: number, month: number, day: number] {
  const yearEnd = date.length - 6;
  const month = digits(date, yearEnd + 1, yearEnd + 3);
  const day = digits(date, yearEnd + 4, yearEnd + 6);
  const negative = date.startsWith('-');
  const year = digits(date, negative ? 1 : 0, yearEnd);
  return [negative ? -year : year, month, day];
}

/** The number of days of a month (1..12); 0 for any other month. */
export function daysIn(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return (LENGTHS[month - 1] ?? 0) + (leap ? 1 : 0);
}

/** Faster than cutting and converting; this runs for every date of every line. */
function digits(text: string, from: number, until: number): number {
  let number = 0;
  for (let at = from; at < until; at++) number = number * 10 + text.charCodeAt(at) - 48;
  return number;
}
