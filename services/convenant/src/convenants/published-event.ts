import { cloudEvent, type EventData } from '@grensverkeer/events';
import type { ConvenantVersionRow } from './convenant-version.entity';
import { versionOf } from './faults';

type Published = EventData<'nl.grensverkeer.convenant-published.v1'>['convenant'];

/**
 * What the other services need of a version: the terms, with regions as municipalities.
 * @throws InvalidEvent when a clause is of a kind that the schema of the event does not know yet
 */
export function publishedEvent(row: ConvenantVersionRow) {
  const { id, version } = row;
  return cloudEvent({
    service: 'convenant',
    type: 'nl.grensverkeer.convenant-published.v1',
    subject: id,
    partitionKey: id,
    version,
    data: { convenantId: id, version, convenant: versionOf(row) as Published },
  });
}
