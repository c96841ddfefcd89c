import type { LocalDate } from '@grensverkeer/settlement';

const ZONE = { timeZone: 'Europe/Amsterdam' };

/** The date in the Netherlands; asked at the edge only. */
export function today(): LocalDate {
  return new Intl.DateTimeFormat('sv-SE', ZONE).format(new Date()) as LocalDate;
}

/** The time in the Netherlands, `HH:MM:SS`. */
export function timeNow(): string {
  return new Intl.DateTimeFormat('sv-SE', { ...ZONE, timeStyle: 'medium' }).format(new Date());
}
