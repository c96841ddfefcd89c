import { type TSchema, Type } from '@sinclair/typebox';
import { EVENT_TYPES, type EventData, type EventType, type FactEventType } from './registry';
import { text } from './values';

/** CloudEvents 1.0, structured JSON, with the attributes that the NL GOV profile asks for. */
export interface EventOf<T extends EventType> {
  readonly specversion: '1.0';
  /** UUID version 7; a repeat carries the same. */
  readonly id: string;
  readonly source: string;
  readonly type: T;
  /** Our own opaque id of what the event is about; never a BSN. */
  readonly subject: string;
  /** When the event was written, UTC. When it became true stands in the data. */
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly dataschema: string;
  readonly partitionkey: string;
  /** The version of a fact, padded with zeros so that it sorts as text. */
  readonly sequence?: string;
  readonly traceparent?: string;
  readonly data: EventData<T>;
}

/** A union over all types, so that `type` narrows `data`. */
export type CloudEvent = { [T in EventType]: EventOf<T> }[EventType];
export type FactEvent = { [T in FactEventType]: EventOf<T> }[FactEventType];

export function isFact(event: CloudEvent): event is FactEvent {
  return event.type !== 'nl.grensverkeer.settlement-posted.v1';
}

/** Where the JSON Schema of a type is published. */
export function dataSchemaUrl(type: EventType): string {
  return `https://grensverkeer.example/events/${shortName(type)}.json`;
}

/** `child-recorded.v1`, the name of the schema and example files of a type. */
export function shortName(type: EventType): string {
  return type.replace('nl.grensverkeer.', '');
}

export function sequenceOf(version: number): string {
  return String(version).padStart(12, '0');
}

/** Envelope and data of one type, as the check compiles it and AsyncAPI shows it. */
export function eventSchema(type: EventType, data: TSchema = EVENT_TYPES[type].schema) {
  const sequence = Type.String({ pattern: '^[0-9]{12}$' });
  const isFactType = EVENT_TYPES[type].topic !== 'settlements';
  return Type.Object({
    specversion: Type.Literal('1.0'),
    id: Type.String({
      pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$',
    }),
    source: Type.String({ pattern: '^urn:nld:oin:[0-9]{20}:systeem:grensverkeer-[a-z]+$' }),
    type: Type.Literal(type),
    subject: text(64),
    time: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z$' }),
    datacontenttype: Type.Literal('application/json'),
    dataschema: text(200),
    partitionkey: text(64),
    sequence: isFactType ? sequence : Type.Optional(sequence),
    traceparent: Type.Optional(
      Type.String({ pattern: '^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$' }),
    ),
    data,
  });
}
