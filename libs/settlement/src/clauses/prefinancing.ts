import { addDays } from '../period';
import { absentOr, count, list, role, text } from './fields';
import type { ClauseKind, ClauseOf } from './kind';
import type { Role } from './moment';
import { ROLE } from './wording';

/** Who pays the provider first and recovers from the bearers: by when, and with which evidence. */
export interface PrefinancingClause extends ClauseOf<'prefinancing'> {
  readonly prefinancier: Role;
  /** Days after the month; absent or null = no term was agreed. */
  readonly rechargeWithinDays?: number | null;
  readonly evidence?: readonly string[] | null;
}

export const prefinancing: ClauseKind<PrefinancingClause> = {
  kind: 'prefinancing',
  title: { nl: 'voorfinanciering', en: 'prefinancing' },
  fields: {
    prefinancier: role('wie betaalt eerst', 'who pays first'),
    rechargeWithinDays: absentOr(count('verhaal binnen dagen', 'recovered within days')),
    evidence: absentOr(list('bewijsstukken', 'evidence', text('stuk', 'document'))),
  },
  says: ({ prefinancier }) => ({
    nl: `${ROLE[prefinancier].nl} betaalt de aanbieder eerst`,
    en: `${ROLE[prefinancier].en} pays the provider first`,
  }),
  prefinancier: ({ prefinancier }, moment) => moment[prefinancier],
  duties: ({ prefinancier, rechargeWithinDays: days = null, evidence }, { happening, on }) => {
    if (happening !== 'month-ended' || days === null) return [];
    const shown = (evidence ?? []).join(', ');
    const what = {
      nl: `verhaalt wat is voorgeschoten${shown ? `, met: ${shown}` : ''}`,
      en: `recovers what was paid first${shown ? `, with: ${shown}` : ''}`,
    };
    return [{ holder: prefinancier, due: addDays(on, days), what }];
  },
};
