import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  type Hmac,
} from 'crypto';
import { bsnKeys, type BsnKeys } from './config';

/** Weights of the 11-proof of a BSN: 9a+8b+7c+6d+5e+4f+3g+2h-1i is a multiple of 11. */
const WEIGHTS = [9, 8, 7, 6, 5, 4, 3, 2, -1];
const KEY_ID_BYTES = 4;
const IV_BYTES = 12;
const TAG_BYTES = 16;

let keys: BsnKeys | undefined;

/** Nine digits, not all zero, that pass the 11-proof. */
export function isBsn(text: unknown): text is string {
  if (typeof text !== 'string' || !/^\d{9}$/.test(text) || text === '000000000') return false;
  return WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(text[i]), 0) % 11 === 0;
}

/**
 * Look-up value of a BSN: HMAC-SHA-256 under a key of this deployment, in hex. It may travel in
 * events; without the key it cannot be turned back, not even by trying all numbers.
 */
export function hashBsn(bsn: string): string {
  return keyedDigest(Buffer.from(bsn)).toString('hex');
}

/**
 * Recognises the same bytes again. Keyed like a BSN: of a short message all but the BSN may be
 * known, and then a bare hash could be tried for every number.
 */
export function keyedDigest(bytes: Buffer): Buffer {
  return keyedHash().update(bytes).digest();
}

/** The same digest for bytes that come in pieces. */
export function keyedHash(): Hmac {
  return createHmac('sha256', held().hash);
}

/**
 * Encrypts with AES-256-GCM. Layout: key id, iv, tag, cipher text; the key id lets a rotation
 * open old values while new ones are sealed with the new key.
 */
export function seal(plain: Buffer): Buffer {
  const [key] = held().encryption;
  if (!key) throw new Error('no key to seal with');
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([keyId(key), iv, cipher.getAuthTag(), sealed]);
}

/** Opens what `seal` made. @throws when no key of ours fits or the value was changed. */
export function unseal(sealed: Buffer): Buffer {
  const id = sealed.subarray(0, KEY_ID_BYTES);
  const key = held().encryption.find((candidate) => keyId(candidate).equals(id));
  if (!key) throw new Error('sealed with a key that is not configured');
  const rest = sealed.subarray(KEY_ID_BYTES);
  const tagEnd = IV_BYTES + TAG_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', key, rest.subarray(0, IV_BYTES));
  decipher.setAuthTag(rest.subarray(IV_BYTES, tagEnd));
  return Buffer.concat([decipher.update(rest.subarray(tagEnd)), decipher.final()]);
}

/** The keys of this process; they do not change while it runs. */
function held(): BsnKeys {
  return (keys ??= bsnKeys());
}

function keyId(key: Buffer): Buffer {
  return createHash('sha256').update(key).digest().subarray(0, KEY_ID_BYTES);
}
