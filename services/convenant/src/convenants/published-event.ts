import { cloudEvent, InvalidEvent, type EventData } from '@grensverkeer/events';
import { Refusal } from '@grensverkeer/service-kit';
import type { ConvenantVersionRow } from './convenant-version.entity';
import { versionOf } from './faults';

const TYPE = 'nl.grensverkeer.convenant-published.v1';

/**
 * What the other services need of a version: the terms, with regions as municipalities. Made for
 * a draft too, so that nothing is drafted that could never be told.
 * @throws Refusal 400 `cannot-be-told` naming the place in the event that its schema refuses
 */
export function publishedEvent(row: ConvenantVersionRow) {
  const { id, version } = row;
  const convenant = versionOf(row) as EventData<typeof TYPE>['convenant'];
  const data = { convenantId: id, version, convenant };
  try {
    const about = { service: 'convenant', type: TYPE, subject: id, partitionKey: id } as const;
    return cloudEvent({ ...about, version, data });
  } catch (error) {
    if (!(error instanceof InvalidEvent)) throw error;
    throw new Refusal('cannot-be-told', error.message, { status: 400 });
  }
}
