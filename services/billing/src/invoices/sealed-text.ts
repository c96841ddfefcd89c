import { keyedDigest, keyedHash, seal, unseal } from '@grensverkeer/service-kit';
import { once } from 'events';
import { createGunzip, createGzip, gzipSync } from 'zlib';

const FAST = { level: 1 } as const;
const PIECE = 64 * 1024;

/** Content as it is kept, and by what it is recognised when it comes again. */
export interface Kept {
  readonly sealed: Buffer;
  readonly contentHash: Buffer;
}

/** For an invoice that came as one short text. */
export function keptOf(content: Buffer): Kept {
  return { sealed: seal(gzipSync(content, FAST)), contentHash: keyedDigest(content) };
}

/** Opens what was sealed here, piece by piece: 25 MB never stand in memory as a whole. */
export function messagePieces(sealed: Buffer): AsyncIterable<Buffer> {
  const unpacker = createGunzip({ chunkSize: PIECE });
  unpacker.end(unseal(sealed));
  return unpacker;
}

/**
 * Packs a message while it comes or is written, so that only the packed form has to be held.
 * Messages hold BSNs: they are kept encrypted, and packed because they are long.
 */
export class Packing {
  private readonly packer = createGzip(FAST);
  private readonly packed: Buffer[] = [];

  constructor() {
    this.packer.on('data', (piece: Buffer) => this.packed.push(piece));
  }

  async write(piece: Buffer | string): Promise<void> {
    if (!this.packer.write(piece)) await once(this.packer, 'drain');
  }

  /** The message has come to its end. @returns what is kept */
  async finish(): Promise<Buffer> {
    this.packer.end();
    await once(this.packer, 'end');
    return seal(Buffer.concat(this.packed));
  }

  /** The message was refused. */
  abandon(): void {
    this.packer.destroy();
  }
}

/** The same for a message that comes in: it will be recognised when it comes again. */
export class Keeping {
  private readonly hash = keyedHash();
  private readonly packing = new Packing();

  async write(piece: Buffer): Promise<void> {
    this.hash.update(piece);
    await this.packing.write(piece);
  }

  async finish(): Promise<Kept> {
    return { sealed: await this.packing.finish(), contentHash: this.hash.digest() };
  }

  abandon(): void {
    this.packing.abandon();
  }
}
