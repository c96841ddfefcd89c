import { addDays } from '../period';
import { count, group, list, optional, role, text, yesNo } from './fields';
import type { ClauseKind, ClauseOf } from './kind';
import type { Role } from './moment';

export interface DisputeStep {
  readonly body: string;
  readonly days: number;
  readonly isBinding: boolean;
}

/** The steps of a dispute, each with its term, and who keeps it moving. Care and payment go on. */
export interface DisputePathClause extends ClauseOf<'dispute-path'> {
  readonly caseManager: Role | null;
  readonly steps: readonly DisputeStep[];
}

export const disputePath: ClauseKind<DisputePathClause> = {
  kind: 'dispute-path',
  title: { nl: 'geschillen', en: 'disputes' },
  fields: {
    caseManager: optional(role('wie de casusregisseur levert', 'who gives the case manager')),
    steps: list(
      'stappen',
      'steps',
      group('stap', 'step', {
        body: text('wie', 'who'),
        days: count('dagen', 'days', 1),
        isBinding: yesNo('bindend', 'binding'),
      }),
    ),
  },
  says: ({ steps }) => ({
    nl: `een geschil gaat langs ${steps.map(({ body }) => body).join(', dan ')}`,
    en: `a dispute goes to ${steps.map(({ body }) => body).join(', then ')}`,
  }),
  duties: ({ caseManager, steps }, { happening, on }) =>
    happening === 'dispute-opened'
      ? steps.map(({ body, isBinding }, at) => ({
          holder: caseManager,
          due: addDays(
            on,
            steps.slice(0, at + 1).reduce((total, { days }) => total + days, 0),
          ),
          what: {
            nl: `heeft de uitkomst van ${body}${isBinding ? ' (bindend)' : ''}`,
            en: `has the outcome of ${body}${isBinding ? ' (binding)' : ''}`,
          },
        }))
      : [],
};
