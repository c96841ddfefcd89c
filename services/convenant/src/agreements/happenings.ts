import type { Happening, Text } from '@grensverkeer/settlement';

/** What happens, as the beginning of a sentence about a duty. */
export const WHEN: Readonly<Record<Happening, Text>> = {
  'help-requested': { nl: 'Als hulp wordt gevraagd', en: 'When help is asked for' },
  'payer-changed': { nl: 'Als een andere gemeente gaat betalen', en: 'When the payer changes' },
  'stay-start-lost': {
    nl: 'Als het begin van een verblijf niet te vinden is',
    en: 'When the start of a stay cannot be found',
  },
  'month-ended': { nl: 'Na de maand', en: 'After the month' },
  'statement-sent': { nl: 'Als een afrekening is verstuurd', en: 'When a statement was sent' },
  'dispute-opened': { nl: 'Als een geschil begint', en: 'When a dispute begins' },
  'year-started': { nl: 'Als het jaar begint', en: 'When the year begins' },
  'year-ended': { nl: 'Na het jaar', en: 'After the year' },
  'convenant-ends': { nl: 'Als het convenant eindigt', en: 'When the convenant ends' },
};

/** Those that the calendar itself brings; of the others nobody knows the day beforehand. */
export const BY_CALENDAR: readonly Happening[] = [
  'month-ended',
  'year-started',
  'year-ended',
  'convenant-ends',
];
