import { isUtf8 } from 'node:buffer';
import {
  type CloudEvent,
  factName,
  isFact,
  topicOfEvent,
  validateEvent,
} from '@grensverkeer/events';
import { MAX_EVENT_BYTES } from './outbox';

/** A message as the broker gives it. Its bytes may hold anything and are never logged. */
export interface RawMessage {
  readonly offset: string;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
}

/** One message with what reading made of it. */
export type Received =
  | { readonly kind: 'event'; readonly message: RawMessage; readonly event: CloudEvent }
  | { readonly kind: 'ignored'; readonly message: RawMessage }
  | Bad;

/** A message that can never succeed as it is, with a code and a place but without values. */
export interface Bad {
  readonly kind: 'bad';
  readonly message: RawMessage;
  readonly code: string;
  readonly detail: string;
  /** Absent where the message could not even be read. */
  readonly event?: CloudEvent;
}

/** Checks in a fixed order: size, text, event, topic, key. Types of others are ignored. */
export function receive(topic: string, message: RawMessage): Received {
  const { key, value } = message;
  if (value === null) return bad(message, 'not-json', 'there is no value');
  if (value.length > MAX_EVENT_BYTES) {
    return bad(message, 'too-large', `more than ${MAX_EVENT_BYTES} bytes`);
  }
  if (!isUtf8(value)) return bad(message, 'not-json', 'the value is not UTF-8 text');
  const read = validateEvent(value.toString('utf8'));
  if (!read.ok) {
    if (read.code === 'type-unknown') return { kind: 'ignored', message };
    return bad(message, read.code, read.detail);
  }
  if (topicOfEvent(read.event) !== topic) {
    return bad(message, 'wrong-topic', 'this type has another topic');
  }
  if (key === null || key.toString('utf8') !== read.event.partitionkey) {
    return bad(message, 'key-mismatch', 'the key of the message is not its partitionkey');
  }
  return { kind: 'event', message, event: read.event };
}

/**
 * The newest of each fact, in the order of the messages: a fact is whole in each event, so the
 * older versions in the same chunk have nothing to add, and a set-based upsert must not meet two.
 */
export function newest(events: readonly CloudEvent[]): CloudEvent[] {
  const chosen = new Map<string, CloudEvent>();
  for (const event of events) {
    const name = isFact(event) ? factName(event) : event.id;
    const known = chosen.get(name);
    if (known === undefined || (known.sequence ?? '') <= (event.sequence ?? '')) {
      chosen.set(name, event);
    }
  }
  const kept = new Set(chosen.values());
  return kept.size === events.length ? [...events] : events.filter((event) => kept.has(event));
}

function bad(message: RawMessage, code: string, detail: string): Bad {
  return { kind: 'bad', message, code, detail };
}
