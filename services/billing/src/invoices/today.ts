import type { LocalDate } from '@grensverkeer/settlement';

/** Made once: that takes longer than all the rest of a short invoice. */
const IN_AMSTERDAM = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' });

/** The calendar date in the Netherlands, whatever the clock of the machine is set to. */
export function today(): LocalDate {
  return IN_AMSTERDAM.format(new Date()) as LocalDate;
}
