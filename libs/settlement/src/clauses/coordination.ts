import { role } from './fields';
import type { ClauseKind, ClauseOf } from './kind';
import type { Role } from './moment';

/** Who has the lead (*regie*). */
export interface CoordinationClause extends ClauseOf<'coordination'> {
  readonly coordinator: Role;
}

export const coordination: ClauseKind<CoordinationClause> = {
  kind: 'coordination',
  title: { nl: 'regie', en: 'coordination' },
  fields: { coordinator: role('wie heeft de regie', 'who coordinates') },
  says: ({ coordinator }) => ({
    nl: `de ${coordinator === 'school' ? 'schoolgemeente' : 'woongemeente'} heeft de regie`,
    en: `the ${coordinator} municipality coordinates`,
  }),
  coordinator: ({ coordinator }, moment) => moment[coordinator],
};
