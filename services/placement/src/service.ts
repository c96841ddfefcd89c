import { KafkaBatchServer } from '@grensverkeer/messaging';
import type { ServiceOptions } from '@grensverkeer/service-kit';
import { DataSource } from 'typeorm';

export const service: ServiceOptions = {
  name: 'placement',
  title: 'Grensverkeer: placement',
  description:
    'Placements of help to children, consent of the home municipality, decisions by people; ' +
    'messages of iJw about allocations, deliveries and requests, and who is responsible. ' +
    'Toewijzingen, instemming van de woongemeente, besluiten, en het woonplaatsbeginsel.',
  holdsBsn: true,
  strategy: (app) =>
    new KafkaBatchServer({
      groupId: 'placement',
      topics: ['children', 'convenants'],
      dataSource: app.get(DataSource),
    }),
};
