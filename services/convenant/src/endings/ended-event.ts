import { cloudEvent } from '@grensverkeer/events';
import { traced } from '@grensverkeer/service-kit';
import type { LocalDate } from '@grensverkeer/settlement';
import type { Ending } from './ending.entity';

/** What the other services need to know of an end. */
export function endedEvent({ convenantId, version, until }: Ending) {
  return cloudEvent({
    service: 'convenant',
    type: 'nl.grensverkeer.convenant-ended.v1',
    subject: convenantId,
    partitionKey: convenantId,
    version,
    ...traced(),
    data: { convenantId, version, until: until as LocalDate },
  });
}
