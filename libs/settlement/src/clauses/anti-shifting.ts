import { addDays } from '../period';
import { count, optional, role } from './fields';
import type { ClauseKind, ClauseOf } from './kind';
import type { Role } from './moment';

/** The parties do not send children to the other to save cost, and report on it each year. */
export interface AntiShiftingClause extends ClauseOf<'anti-shifting'> {
  readonly reportBy: Role | null;
  readonly reportWithinDays: number;
}

export const antiShifting: ClauseKind<AntiShiftingClause> = {
  kind: 'anti-shifting',
  title: { nl: 'geen afwenteling', en: 'no shifting of cost' },
  fields: {
    reportBy: optional(role('wie rapporteert', 'who reports')),
    reportWithinDays: count('binnen dagen na het jaar', 'within days after the year'),
  },
  says: () => ({
    nl: 'partijen wentelen geen kosten op elkaar af',
    en: 'the parties do not shift cost to each other',
  }),
  duties: ({ reportBy, reportWithinDays }, { happening, on }) =>
    happening === 'year-ended'
      ? [
          {
            holder: reportBy,
            due: addDays(on, reportWithinDays),
            what: {
              nl: 'rapporteert hoeveel kinderen van kant wisselden',
              en: 'reports how many children changed sides',
            },
          },
        ]
      : [],
};
