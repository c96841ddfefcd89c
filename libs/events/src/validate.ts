import { type EventFault, faultOfRead } from './check';
import type { CloudEvent } from './envelope';
import { isEventType, isOtherVersion } from './registry';

export type ReadFault =
  'not-json' | 'not-an-event' | 'type-unknown' | 'version-unknown' | EventFault;

export type ValidatedEvent =
  | { readonly ok: true; readonly event: CloudEvent }
  /** `detail` names places, never values. `type-unknown` is not an error: ignore and count it. */
  | { readonly ok: false; readonly code: ReadFault; readonly detail: string };

/** Reads one message value. Checks in a fixed order: JSON, envelope, type, version, contents. */
export function validateEvent(json: string): ValidatedEvent {
  const value = parsed(json);
  if (value === undefined) return refused('not-json', 'the value is not JSON');
  const type = typeof value === 'object' && value !== null ? Reflect.get(value, 'type') : undefined;
  if (typeof type !== 'string') return refused('not-an-event', '/type: expected a string');
  if (!isEventType(type)) {
    return isOtherVersion(type)
      ? refused('version-unknown', '/type: a version that this reader does not know')
      : refused('type-unknown', '/type: a type that this reader does not know');
  }
  const fault = faultOfRead(value as { type: typeof type });
  return fault === null
    ? { ok: true, event: value as CloudEvent }
    : refused(fault.code, fault.detail);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}

function refused(code: ReadFault, detail: string): ValidatedEvent {
  return { ok: false, code, detail };
}
