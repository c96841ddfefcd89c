const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Not a limit of the standard but of libxml2, with which the chain validates. */
const LAST_YEAR = 2_147_483_647;

/** Whether a text is an xs:date without time zone: an existing day, the year in 4 digits or more. */
export function isDate(text: string): boolean {
  const parts = /^-?([0-9]{4,})-([0-9]{2})-([0-9]{2})$/.exec(text);
  if (!parts) return false;
  const [, year = '', month, day] = parts;
  if (year.length > 4 && (year.startsWith('0') || Number(year) > LAST_YEAR)) return false;
  const days = daysIn(Number(year), Number(month));
  return Number(year) !== 0 && Number(day) >= 1 && Number(day) <= days;
}

/** Whether a text is an xs:time without time zone; 24:00:00 is the end of the day. */
export function isTime(text: string): boolean {
  const parts = /^([0-9]{2}):([0-9]{2}):([0-9]{2})(\.[0-9]+)?$/.exec(text);
  if (!parts) return false;
  const [, hour, minute, second, rest = ''] = parts;
  if (hour === '24') return /^24:00:00(\.0+)?$/.test(text);
  return Number(hour) < 24 && Number(minute) < 60 && Number(second + rest) < 60;
}

/** The number of days of a month (1..12); 0 for any other month. */
export function daysIn(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return (LENGTHS[month - 1] ?? 0) + (leap ? 1 : 0);
}
