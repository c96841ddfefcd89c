import type { LocalDate } from '@grensverkeer/settlement';

/** The calendar date in the Netherlands, whatever the clock of the machine is set to. */
export function today(): LocalDate {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' });
  return format.format(new Date()) as LocalDate;
}
