import { keyedDigest, keyedHash, seal, unseal } from '@grensverkeer/service-kit';
import { once } from 'events';
import { createGunzip, createGzip, gunzip, gzip, gzipSync } from 'zlib';
import { promisify } from 'util';

const pack = promisify(gzip);
const unpack = promisify(gunzip);
const FAST = { level: 1 } as const;
const PIECE = 64 * 1024;

/** Content as it is kept, and by what it is recognised when it comes again. */
export interface Kept {
  readonly sealed: Buffer;
  readonly contentHash: Buffer;
}

/** Messages hold BSNs: they are kept encrypted, and packed because they are long. */
export async function sealMessage(message: Buffer): Promise<Buffer> {
  return seal(await pack(message, FAST));
}

/** For an invoice that came as one short text. */
export function keptOf(content: Buffer): Kept {
  return { sealed: seal(gzipSync(content, FAST)), contentHash: keyedDigest(content) };
}

/** Opens what was sealed here. */
export async function openMessage(sealed: Buffer): Promise<Buffer> {
  return unpack(unseal(sealed));
}

/** The same, piece by piece: a message of 25 MB never stands in memory as a whole. */
export function messagePieces(sealed: Buffer): AsyncIterable<Buffer> {
  const unpacker = createGunzip({ chunkSize: PIECE });
  unpacker.end(unseal(sealed));
  return unpacker;
}

/** Packs a message while it comes in, so that only the packed form has to be held. */
export class Keeping {
  private readonly hash = keyedHash();
  private readonly packer = createGzip(FAST);
  private readonly packed: Buffer[] = [];

  constructor() {
    this.packer.on('data', (piece: Buffer) => this.packed.push(piece));
  }

  async write(piece: Buffer): Promise<void> {
    this.hash.update(piece);
    if (!this.packer.write(piece)) await once(this.packer, 'drain');
  }

  /** The message has come to its end. */
  async finish(): Promise<Kept> {
    this.packer.end();
    await once(this.packer, 'end');
    return { sealed: seal(Buffer.concat(this.packed)), contentHash: this.hash.digest() };
  }

  /** The message was refused. */
  abandon(): void {
    this.packer.destroy();
  }
}
