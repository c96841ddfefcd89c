import { cloudEvent } from '@grensverkeer/events';
import type { ConvenantVersionRow } from './convenant-version.entity';
import { versionOf } from './faults';

/** What the other services need of a version: the terms, with regions as municipalities. */
export function publishedEvent(row: ConvenantVersionRow) {
  const { id, version } = row;
  return cloudEvent({
    service: 'convenant',
    type: 'nl.grensverkeer.convenant-published.v1',
    subject: id,
    partitionKey: id,
    version,
    data: { convenantId: id, version, convenant: versionOf(row) },
  });
}
