import { seal, unseal } from '@grensverkeer/service-kit';
import { promisify } from 'util';
import { gunzip, gzip } from 'zlib';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** Messages hold BSNs: they are kept encrypted, and packed because they are long. */
export async function sealMessage(message: Buffer): Promise<Buffer> {
  return seal(await pack(message, { level: 1 }));
}

/** Opens what `sealMessage` made. */
export async function openMessage(sealed: Buffer): Promise<Buffer> {
  return unpack(unseal(sealed));
}
