import { KafkaBatchServer } from '@grensverkeer/messaging';
import type { ServiceOptions } from '@grensverkeer/service-kit';
import { DataSource } from 'typeorm';
import { LARGEST_IMPORT } from './contracts/import-rows';
import { LARGEST_LIST } from './invoices/receive-invoice';

export const service: ServiceOptions = {
  name: 'billing',
  title: 'Grensverkeer: billing',
  description:
    'Invoices of providers, what municipalities owe one another, and why. ' +
    'Declaraties van aanbieders, verrekening tussen gemeenten en de reden van elke boeking.',
  holdsBsn: true,
  jsonLimits: { '/v1/invoices': LARGEST_LIST, '/v1/contracts/_import': LARGEST_IMPORT },
  strategy: (app) =>
    new KafkaBatchServer({
      groupId: 'billing',
      topics: ['children', 'placements', 'convenants'],
      dataSource: app.get(DataSource),
    }),
};
