import type { ServiceOptions } from '@grensverkeer/service-kit';

export const service: ServiceOptions = {
  name: 'placement',
  title: 'Grensverkeer: placement',
  description:
    'Placements of help to children, consent of the home municipality, decisions by people. ' +
    'Toewijzingen, instemming van de woongemeente en besluiten.',
};
