import { addDays, type LocalDate } from '../period';
import { choice, count, optional, role, yesNo } from './fields';
import type { ClauseKind, ClauseOf } from './kind';
import type { Role } from './moment';

const EVERY = {
  month: { nl: 'elke maand', en: 'every month' },
  quarter: { nl: 'elk kwartaal', en: 'every quarter' },
  year: { nl: 'elk jaar', en: 'every year' },
};

/** How often the parties settle the balance, and whether both directions are set off. */
export interface NettingClause extends ClauseOf<'netting'> {
  readonly every: keyof typeof EVERY;
  readonly isReciprocal: boolean;
  readonly sentBy: Role | null;
  readonly withinDays: number;
}

export const netting: ClauseKind<NettingClause> = {
  kind: 'netting',
  title: { nl: 'verrekening', en: 'netting' },
  fields: {
    every: choice('hoe vaak', 'how often', EVERY),
    isReciprocal: yesNo('over en weer', 'both directions set off'),
    sentBy: optional(role('wie de afrekening stuurt', 'who sends the statement')),
    withinDays: count('binnen dagen', 'within days'),
  },
  says: ({ every }) => ({
    nl: `partijen rekenen ${EVERY[every].nl} af`,
    en: `the parties settle ${EVERY[every].en}`,
  }),
  duties: ({ every, sentBy, withinDays }, { happening, on }) =>
    happening === 'month-ended' && endsA(every, on)
      ? [
          {
            holder: sentBy,
            due: addDays(on, withinDays),
            what: { nl: 'stuurt de afrekening', en: 'sends the statement' },
          },
        ]
      : [],
};

/** Whether the month that ended on this day also ends a quarter or a year. */
function endsA(every: NettingClause['every'], lastDay: LocalDate): boolean {
  const month = Number(lastDay.slice(5, 7));
  return every === 'month' || month === 12 || (every === 'quarter' && month % 3 === 0);
}
