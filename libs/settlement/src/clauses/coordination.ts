import { role } from './fields';
import type { ClauseKind, ClauseOf } from './kind';
import type { Role } from './moment';
import { ROLE } from './wording';

/** Who has the lead (*regie*). */
export interface CoordinationClause extends ClauseOf<'coordination'> {
  readonly coordinator: Role;
}

export const coordination: ClauseKind<CoordinationClause> = {
  kind: 'coordination',
  title: { nl: 'regie', en: 'coordination' },
  fields: { coordinator: role('wie heeft de regie', 'who coordinates') },
  says: ({ coordinator }) => ({
    nl: `${ROLE[coordinator].nl} heeft de regie`,
    en: `${ROLE[coordinator].en} coordinates`,
  }),
  coordinator: ({ coordinator }, moment) => moment[coordinator],
};
