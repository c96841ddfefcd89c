import { faultOfWritten } from './check';
import { dataSchemaUrl, type EventOf, sequenceOf } from './envelope';
import type { EventData, EventType } from './registry';
import { uuidv7 } from './uuid';

const TEST_OIN = '00000099000000001000';

export type ServiceName = 'enrolment' | 'placement' | 'convenant' | 'billing' | 'portal';

export interface CloudEventDraft<T extends EventType> {
  readonly service: ServiceName;
  readonly type: T;
  readonly subject: string;
  readonly partitionKey: string;
  /** Facts only; must equal `data.version`. */
  readonly version?: number;
  readonly data: EventData<T>;
  /** For an event that is rendered more than once: see `stableEventId`. */
  readonly id?: string;
  /** Moment of writing; now when left out. */
  readonly time?: Date;
  readonly traceparent?: string;
}

/** Our own code made an event that its schema refuses. The message names the place, no values. */
export class InvalidEvent extends Error {
  override readonly name = 'InvalidEvent';
}

/**
 * Puts data in the envelope of the NL GOV profile and checks the whole.
 * @throws InvalidEvent when attributes and data disagree, a member is unknown to the schema, or an
 * attribute could be a BSN
 */
export function cloudEvent<T extends EventType>(draft: CloudEventDraft<T>): EventOf<T> {
  const time = draft.time ?? new Date();
  const event: EventOf<T> = {
    specversion: '1.0',
    id: draft.id ?? uuidv7(time.getTime()),
    source: sourceOf(draft.service),
    type: draft.type,
    subject: draft.subject,
    time: time.toISOString(),
    datacontenttype: 'application/json',
    dataschema: dataSchemaUrl(draft.type),
    partitionkey: draft.partitionKey,
    ...(draft.version === undefined ? {} : { sequence: sequenceOf(draft.version) }),
    ...(draft.traceparent === undefined ? {} : { traceparent: draft.traceparent }),
    data: draft.data,
  };
  const fault = faultOfWritten(event);
  if (fault !== null) throw new InvalidEvent(`${draft.type}: ${fault.code} (${fault.detail})`);
  return event;
}

/** The system that speaks, by the organisation number (OIN) of who runs it; not a location. */
export function sourceOf(service: ServiceName): string {
  return `urn:nld:oin:${process.env['OIN'] ?? TEST_OIN}:systeem:grensverkeer-${service}`;
}
