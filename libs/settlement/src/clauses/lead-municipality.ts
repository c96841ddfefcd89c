import type { MunicipalityCode } from '../facts';
import { choice, list, municipality } from './fields';
import type { ClauseKind, ClauseOf } from './kind';

type Task = 'coordination' | 'prefinancing' | 'purchasing' | 'accountability';

/** One municipality works for all (*centrumgemeente*), for the tasks it has a mandate for. */
export interface LeadMunicipalityClause extends ClauseOf<'lead-municipality'> {
  readonly municipality: MunicipalityCode;
  readonly tasks: readonly Task[];
}

export const leadMunicipality: ClauseKind<LeadMunicipalityClause> = {
  kind: 'lead-municipality',
  title: { nl: 'centrumgemeente', en: 'lead municipality' },
  fields: {
    municipality: municipality('centrumgemeente', 'lead municipality'),
    tasks: list(
      'taken',
      'tasks',
      choice<Task>('taak', 'task', {
        coordination: { nl: 'regie', en: 'coordination' },
        prefinancing: { nl: 'voorfinanciering', en: 'prefinancing' },
        purchasing: { nl: 'inkoop', en: 'purchasing' },
        accountability: { nl: 'verantwoording', en: 'accountability' },
      }),
    ),
  },
  says: ({ municipality: lead }) => ({
    nl: `gemeente ${lead} voert taken uit voor alle partijen`,
    en: `municipality ${lead} works for all parties`,
  }),
  coordinator: ({ municipality: lead, tasks }) => (tasks.includes('coordination') ? lead : null),
  prefinancier: ({ municipality: lead, tasks }) => (tasks.includes('prefinancing') ? lead : null),
  duties: ({ municipality: lead, tasks }, { happening }) =>
    happening === 'year-ended' && tasks.includes('accountability')
      ? [
          {
            holder: { municipality: lead },
            due: null,
            what: { nl: 'legt verantwoording af over het jaar', en: 'accounts for the year' },
          },
        ]
      : [],
};
