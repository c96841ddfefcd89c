import { createHash, randomUUID } from 'node:crypto';

/** UUID version 7 (RFC 9562): sorts by time, so that a unique index grows at its end. */
export function uuidv7(atMs: number = Date.now()): string {
  return compose(atMs, randomUUID());
}

/**
 * The id of an event that is rendered again at each sending: the same moment and name always
 * give the same UUID version 7, so that a repeat is recognised.
 */
export function stableEventId(at: Date, name: string): string {
  const hash = createHash('sha256').update(name).digest('hex');
  const variant = ((parseInt(hash.charAt(16), 16) & 0x3) | 0x8).toString(16);
  const tail = `${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
  return compose(at.getTime(), `00000000-0000-7${tail}`);
}

function compose(atMs: number, donor: string): string {
  const time = atMs.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8, 12)}-7${donor.slice(15)}`;
}
