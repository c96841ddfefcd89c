import { addDays } from '../period';
import { absentOr, count, role } from './fields';
import type { ClauseKind, ClauseOf } from './kind';
import type { Role } from './moment';
import { ROLE } from './wording';

/** Who has the lead (*regie*), and how soon it takes the initiative when help is asked for. */
export interface CoordinationClause extends ClauseOf<'coordination'> {
  readonly coordinator: Role;
  /** Absent or null = no term was agreed. */
  readonly startWithinDays?: number | null;
}

export const coordination: ClauseKind<CoordinationClause> = {
  kind: 'coordination',
  title: { nl: 'regie', en: 'coordination' },
  fields: {
    coordinator: role('wie heeft de regie', 'who coordinates'),
    startWithinDays: absentOr(
      count('begint binnen dagen na de hulpvraag', 'starts within days of the request'),
    ),
  },
  says: ({ coordinator }) => ({
    nl: `${ROLE[coordinator].nl} heeft de regie`,
    en: `${ROLE[coordinator].en} coordinates`,
  }),
  coordinator: ({ coordinator }, moment) => moment[coordinator],
  duties: ({ coordinator, startWithinDays: days = null }, { happening, on }) =>
    happening === 'help-requested' && days !== null
      ? [
          {
            holder: coordinator,
            due: addDays(on, days),
            what: {
              nl: 'neemt het initiatief en overlegt met de andere gemeente over het geld',
              en: 'takes the initiative and consults the other municipality on money',
            },
          },
        ]
      : [],
};
