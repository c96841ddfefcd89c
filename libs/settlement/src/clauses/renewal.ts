import { addDays } from '../period';
import { choice, count } from './fields';
import type { ClauseKind, ClauseOf } from './kind';

const RENEWALS = {
  none: { nl: 'geen verlenging', en: 'no renewal' },
  'school-year': { nl: 'verlenging per schooljaar', en: 'renewal by school year' },
  'calendar-year': { nl: 'verlenging per kalenderjaar', en: 'renewal by calendar year' },
};

/** How the convenant goes on after its term; going on is always a new version. */
export interface RenewalClause extends ClauseOf<'renewal'> {
  readonly renewal: keyof typeof RENEWALS;
  readonly noticeDays: number;
}

export const renewal: ClauseKind<RenewalClause> = {
  kind: 'renewal',
  title: { nl: 'looptijd en verlenging', en: 'term and renewal' },
  fields: {
    renewal: choice('verlenging', 'renewal', RENEWALS),
    noticeDays: count('opzegtermijn (dagen)', 'notice (days)'),
  },
  says: (clause) => RENEWALS[clause.renewal],
  duties: ({ renewal: how, noticeDays }, { happening, on }) =>
    happening === 'convenant-ends' && how !== 'none'
      ? [
          {
            holder: 'both',
            due: addDays(on, -noticeDays),
            what: { nl: 'zeggen op of maken een nieuwe versie', en: 'give notice or renew' },
          },
        ]
      : [],
};
