import type { LocalDate } from '@grensverkeer/settlement';

/** Made once: to make one is slow, to ask it is not. */
const IN_AMSTERDAM = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' });

/** The calendar date in the Netherlands, whatever the clock of the machine is set to. */
export function today(): LocalDate {
  return IN_AMSTERDAM.format(new Date()) as LocalDate;
}
