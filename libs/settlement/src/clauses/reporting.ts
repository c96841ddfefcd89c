import { addDays } from '../period';
import { choice, count, optional, role, text } from './fields';
import type { ClauseKind, ClauseOf } from './kind';
import type { Role } from './moment';

const EVERY = {
  month: { nl: 'elke maand', en: 'every month' },
  year: { nl: 'elk jaar', en: 'every year' },
};

/** What one party reports to the other, and when. */
export interface ReportingClause extends ClauseOf<'reporting'> {
  readonly subject: string;
  readonly by: Role | null;
  readonly every: keyof typeof EVERY;
  readonly withinDays: number;
}

export const reporting: ClauseKind<ReportingClause> = {
  kind: 'reporting',
  title: { nl: 'rapportage', en: 'reporting' },
  fields: {
    subject: text('onderwerp', 'subject'),
    by: optional(role('wie rapporteert', 'who reports')),
    every: choice('hoe vaak', 'how often', EVERY),
    withinDays: count('binnen dagen', 'within days'),
  },
  says: ({ subject, every }) => ({
    nl: `rapportage over ${subject}, ${EVERY[every].nl}`,
    en: `report on ${subject}, ${EVERY[every].en}`,
  }),
  duties: ({ subject, by, every, withinDays }, { happening, on }) =>
    happening === `${every}-ended`
      ? [
          {
            holder: by,
            due: addDays(on, withinDays),
            what: { nl: `rapporteert over ${subject}`, en: `reports on ${subject}` },
          },
        ]
      : [],
};
