import { addDays } from '../period';
import { count, optional, role, yesNo } from './fields';
import type { ClauseDuty, ClauseKind, ClauseOf } from './kind';
import type { Role } from './moment';

/** Nothing ends before the next allocation connects; who hands over the dossier, and how. */
export interface HandOverClause extends ClauseOf<'hand-over'> {
  readonly by: Role | null;
  readonly dossierDays: number;
  readonly isWarm: boolean;
}

export const handOver: ClauseKind<HandOverClause> = {
  kind: 'hand-over',
  title: { nl: 'overdracht en continuïteit', en: 'hand-over and continuity' },
  fields: {
    by: optional(role('wie draagt over', 'who hands over')),
    dossierDays: count('dossier binnen dagen', 'dossier within days'),
    isWarm: yesNo('met een gesprek (warme overdracht)', 'with a talk (warm hand-over)'),
  },
  says: () => ({
    nl: 'een toewijzing eindigt pas als de volgende aansluit',
    en: 'an allocation ends only when the next one connects',
  }),
  duties: ({ by, dossierDays, isWarm }, { happening, on }) => {
    if (happening !== 'payer-changed') return [];
    const due = addDays(on, dossierDays);
    const duties: ClauseDuty[] = [
      {
        holder: 'both',
        due: null,
        what: {
          nl: 'laten de toewijzing doorlopen tot de volgende aansluit',
          en: 'let the allocation run until the next one connects',
        },
      },
      { holder: by, due, what: { nl: 'draagt het dossier over', en: 'hands over the dossier' } },
    ];
    const talk = { nl: 'voert een overdrachtsgesprek', en: 'holds a hand-over talk' };
    return isWarm ? [...duties, { holder: by, due, what: talk }] : duties;
  },
};
