import type { Placement } from '../facts';
import { choice, list, role } from './fields';
import type { ClauseKind, ClauseOf } from './kind';
import type { Role } from './moment';
import { borneBy } from './shares';
import { ROLE } from './wording';

type Journey = 'pupil-transport' | 'day-programme-transport';

/** Who bears the cost of transport: to school (WPO 4) or to a day programme (Jeugdwet 2.3). */
export interface TransportClause extends ClauseOf<'transport'> {
  readonly journeys: readonly Journey[];
  readonly bearer: Role;
}

export const transport: ClauseKind<TransportClause> = {
  kind: 'transport',
  title: { nl: 'vervoer', en: 'transport' },
  fields: {
    journeys: list(
      'welk vervoer',
      'which journeys',
      choice<Journey>('vervoer', 'journey', {
        'pupil-transport': { nl: 'leerlingenvervoer', en: 'pupil transport' },
        'day-programme-transport': {
          nl: 'vervoer naar een dagprogramma',
          en: 'transport to a day programme',
        },
      }),
    ),
    bearer: role('wie het vervoer draagt', 'who bears the transport'),
  },
  says: ({ bearer }) => ({
    nl: `${ROLE[bearer].nl} draagt het vervoer`,
    en: `${ROLE[bearer].en} bears the transport`,
  }),
  bearers: ({ journeys, bearer }, moment) =>
    journeys.some((journey) => isJourney(journey, moment.placement))
      ? borneBy(moment[bearer])
      : null,
};

/** Transport to a day programme is youth help; its placement says so in its group. */
function isJourney(journey: Journey, { stream, group }: Placement): boolean {
  return journey === 'pupil-transport' ? stream === journey : group === journey;
}
