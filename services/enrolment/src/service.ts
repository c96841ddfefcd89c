import type { ServiceOptions } from '@grensverkeer/service-kit';

export const service: ServiceOptions = {
  name: 'enrolment',
  title: 'Grensverkeer: enrolment',
  description:
    'Children, where they live, who has custody, and at which school they are enrolled. ' +
    'Kinderen, hun woonplaats, gezag en inschrijvingen op school.',
  holdsBsn: true,
};
