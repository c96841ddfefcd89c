import { hash, randomUUID } from 'node:crypto';

/** UUID version 7 (RFC 9562): sorts by time, so that a unique index grows at its end. */
export function uuidv7(atMs: number = Date.now()): string {
  return timeAndVersion(atMs) + randomUUID().slice(15);
}

/**
 * The id of an event that is rendered again at each sending: the same moment and name always
 * give the same UUID version 7, so that a repeat is recognised.
 */
export function stableEventId(at: Date, name: string): string {
  return timeAndVersion(at.getTime()) + hashed(hash('sha256', name, 'hex'));
}

/** What follows `timeAndVersion`, of a hash in hex. */
export function hashed(hex: string): string {
  const variant = '89ab'.charAt(parseInt(hex.charAt(16), 16) & 0x3);
  return `${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** How a UUID version 7 of this moment begins. */
export function timeAndVersion(atMs: number): string {
  const time = atMs.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8, 12)}-7`;
}
