import { cloudEvent, InvalidEvent, type EventData } from '@grensverkeer/events';
import { Refusal, traced } from '@grensverkeer/service-kit';
import type { ConvenantVersionRow } from './convenant-version.entity';
import { versionOf } from './faults';

const V1 = 'nl.grensverkeer.convenant-published.v1';
/** Only a default needs it; readers of the first version get all others as before. */
const V2 = 'nl.grensverkeer.convenant-published.v2';

/**
 * What the other services need of a version: the terms, with regions as municipalities. Made for
 * a draft too, so that nothing is drafted that could never be told.
 * @throws Refusal 400 `cannot-be-told` naming the place in the event that its schema refuses
 */
export function publishedEvent(row: ConvenantVersionRow) {
  const { id, version } = row;
  const about = {
    ...({ service: 'convenant', subject: id, partitionKey: id, version } as const),
    ...traced(),
  };
  const convenant = versionOf(row) as EventData<typeof V2>['convenant'];
  const data = { convenantId: id, version, convenant };
  try {
    return row.isDefault
      ? cloudEvent({ ...about, type: V2, data })
      : cloudEvent({ ...about, type: V1, data });
  } catch (error) {
    if (!(error instanceof InvalidEvent)) throw error;
    throw new Refusal('cannot-be-told', error.message, { status: 400 });
  }
}
