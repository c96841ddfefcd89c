import { Kind, type TObject, type TSchema } from '@sinclair/typebox';
import { type TypeCheck, TypeCompiler } from '@sinclair/typebox/compiler';
import { mayHoldBsn } from './bsn-guard';
import { type CloudEvent, eventSchema, sequenceOf } from './envelope';
import { EVENT_TYPES, type EventType, keyOf, subjectOf, topicOfEvent } from './registry';

/** What is wrong with an event, as a code that can be read aloud. */
export type EventFault =
  'schema-invalid' | 'period-impossible' | 'attributes-contradict-data' | 'attribute-may-hold-bsn';

export interface Fault {
  readonly code: EventFault;
  /** Names the place, never a value: values may be about persons. */
  readonly detail: string;
}

const reading = new Map<EventType, TypeCheck<TSchema>>();
const writing = new Map<EventType, TypeCheck<TSchema>>();

/** Readers ignore members they do not know. */
export function faultOfRead(event: { readonly type: EventType }): Fault | null {
  return faultOf(event, compiled(reading, event.type, EVENT_TYPES[event.type].schema));
}

/** Writers may not send members that the schema does not name: they could be about persons. */
export function faultOfWritten(event: { readonly type: EventType }): Fault | null {
  const check = writing.get(event.type);
  return faultOf(
    event,
    check ?? compiled(writing, event.type, closed(EVENT_TYPES[event.type].schema)),
  );
}

function compiled(cache: Map<EventType, TypeCheck<TSchema>>, type: EventType, data: TSchema) {
  const check = cache.get(type) ?? TypeCompiler.Compile<TSchema>(eventSchema(type, data));
  cache.set(type, check);
  return check;
}

function faultOf(candidate: { readonly type: EventType }, check: TypeCheck<TSchema>): Fault | null {
  if (!check.Check(candidate)) {
    const error = check.Errors(candidate).First();
    return {
      code: 'schema-invalid',
      detail: `${error?.path ?? ''}: ${error?.message ?? 'invalid'}`,
    };
  }
  const event = candidate as CloudEvent;
  const attribute = contradiction(event);
  if (attribute !== null) return { code: 'attributes-contradict-data', detail: attribute };
  if (hasEmptyPeriod(event.data)) {
    return { code: 'period-impossible', detail: 'a period must begin before it ends' };
  }
  if (mayHoldBsn(`${event.subject} ${event.partitionkey}`)) {
    return { code: 'attribute-may-hold-bsn', detail: 'subject or partitionkey' };
  }
  return null;
}

/** The attribute that says something else than the data, or null. */
function contradiction(event: CloudEvent): string | null {
  if (event.partitionkey !== keyOf(event.type, event.data)) return 'partitionkey';
  if (event.subject !== subjectOf(event.type, event.data)) return 'subject';
  if (event.type === 'nl.grensverkeer.settlement-posted.v1') {
    return topicOfEvent(event).endsWith(event.data.counterparty) ? 'counterparty' : null;
  }
  return event.sequence === sequenceOf(event.data.version) ? null : 'sequence';
}

function hasEmptyPeriod(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { from, until } = value as Record<string, unknown>;
  if (typeof from === 'string' && typeof until === 'string' && from >= until) return true;
  return Object.values(value).some(hasEmptyPeriod);
}

/** The same schema, refusing members it does not name, except where it says that more may come. */
function closed<T extends TSchema>(schema: T): T {
  const copy: Record<string, unknown> = { ...schema };
  if (schema[Kind] === 'Object') {
    copy['additionalProperties'] ??= false;
    const properties = Object.entries((schema as unknown as TObject).properties);
    copy['properties'] = Object.fromEntries(properties.map(([name, one]) => [name, closed(one)]));
  }
  if (Array.isArray(copy['anyOf'])) copy['anyOf'] = (copy['anyOf'] as TSchema[]).map(closed);
  if (Array.isArray(copy['items'])) copy['items'] = (copy['items'] as TSchema[]).map(closed);
  else if (copy['items'] !== undefined) copy['items'] = closed(copy['items'] as TSchema);
  return copy as unknown as T;
}
