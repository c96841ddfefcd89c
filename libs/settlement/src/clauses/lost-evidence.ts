import { addDays } from '../period';
import { choice, count } from './fields';
import type { ClauseKind, ClauseOf } from './kind';

const FALLBACKS = {
  'half-half': { nl: 'ieder draagt de helft', en: 'each bears half' },
  'paid-so-far': { nl: 'wie tot nu toe betaalde, blijft betalen', en: 'who paid so far goes on' },
  committee: { nl: 'de geschillencommissie beslist', en: 'the disputes committee decides' },
};

/**
 * What happens when the start of a stay cannot be traced: decide together in time, else a fallback.
 * The outcome is recorded as an agreement between the municipalities; it is never guessed.
 */
export interface LostEvidenceClause extends ClauseOf<'lost-evidence'> {
  readonly decideWithinDays: number;
  readonly fallback: keyof typeof FALLBACKS;
}

export const lostEvidence: ClauseKind<LostEvidenceClause> = {
  kind: 'lost-evidence',
  title: { nl: 'verloren bewijs', en: 'lost evidence' },
  fields: {
    decideWithinDays: count('besluit binnen dagen', 'decide within days', 1),
    fallback: choice('en anders', 'else', FALLBACKS),
  },
  says: ({ fallback }) => ({
    nl: `partijen besluiten samen; anders: ${FALLBACKS[fallback].nl}`,
    en: `the parties decide together; else: ${FALLBACKS[fallback].en}`,
  }),
  duties: ({ decideWithinDays, fallback }, { happening, on }) =>
    happening === 'stay-start-lost'
      ? [
          {
            holder: 'both',
            due: addDays(on, decideWithinDays),
            what: {
              nl: `besluiten samen wie betaalt; anders: ${FALLBACKS[fallback].nl}`,
              en: `decide together who pays; else: ${FALLBACKS[fallback].en}`,
            },
          },
        ]
      : [],
};
