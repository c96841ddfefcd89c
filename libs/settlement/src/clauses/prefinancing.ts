import { role } from './fields';
import type { ClauseKind, ClauseOf } from './kind';
import type { Role } from './moment';
import { ROLE } from './wording';

/** Who pays the provider first and recovers from the bearers. */
export interface PrefinancingClause extends ClauseOf<'prefinancing'> {
  readonly prefinancier: Role;
}

export const prefinancing: ClauseKind<PrefinancingClause> = {
  kind: 'prefinancing',
  title: { nl: 'voorfinanciering', en: 'prefinancing' },
  fields: { prefinancier: role('wie betaalt eerst', 'who pays first') },
  says: ({ prefinancier }) => ({
    nl: `${ROLE[prefinancier].nl} betaalt de aanbieder eerst`,
    en: `${ROLE[prefinancier].en} pays the provider first`,
  }),
  prefinancier: ({ prefinancier }, moment) => moment[prefinancier],
};
